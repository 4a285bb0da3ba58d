/// A booking's state in the words SALON BOARD shows, with the number of its checkbox in the search form.
public struct SandboxStatus: Hashable, Sendable {
    /// The words as a person reads them, without the line break of the listing.
    public let text: String
    /// The value of `reserveDispStatusCdArray`; nil for words the site does not know today.
    public let code: Int?

    /// A status of the given words, for rows that no reader has seen before.
    public init(text: String, code: Int? = nil) {
        self.text = text
        self.code = code
    }

    public static let requested = SandboxStatus(text: "仮予約確定待ち", code: 1)
    public static let booked = SandboxStatus(text: "受付待ち", code: 2)
    public static let inService = SandboxStatus(text: "施術中", code: 3)
    public static let awaitingCheckout = SandboxStatus(text: "来店処理待ち", code: 4)
    public static let served = SandboxStatus(text: "済み", code: 5)
    public static let settled = SandboxStatus(text: "会計済み", code: 11)
    public static let declined = SandboxStatus(text: "お断り", code: 6)
    public static let cancelledByCustomer = SandboxStatus(text: "お客様キャンセル", code: 7)
    public static let cancelledBySalon = SandboxStatus(text: "サロンキャンセル", code: 8)
    public static let noShow = SandboxStatus(text: "無断キャンセル", code: 9)
    public static let expired = SandboxStatus(text: "自動キャンセル", code: 10)

    /// The eleven states in the order of the search form's checkboxes.
    public static let all: [SandboxStatus] = [
        .requested, .booked, .inService, .awaitingCheckout, .served, .settled,
        .declined, .cancelledByCustomer, .cancelledBySalon, .noShow, .expired,
    ]

    /// Whether the listing paints the row grey: every refusal and cancellation.
    public var isOver: Bool { code.map { (6...10).contains($0) } ?? false }

    /// The words as the listing's narrow column breaks them.
    var cell: HTML {
        let cancel = "キャンセル"
        guard text.hasSuffix(cancel), text != cancel else { return "\(text)" }
        return "\(String(text.dropLast(cancel.count)))<br>\(cancel)"
    }
}

/// Who ended a booking; each leaves another status behind.
public enum SandboxParty: Hashable, Sendable {
    case customer, salon, absence, time

    var status: SandboxStatus {
        switch self {
        case .customer: .cancelledByCustomer
        case .salon: .cancelledBySalon
        case .absence: .noShow
        case .time: .expired
        }
    }
}
