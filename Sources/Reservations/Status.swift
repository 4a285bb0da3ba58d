/// What a reservation has come to. The medium's own words are kept beside it.
public enum Status: String, CaseIterable, Sendable, Codable {
    case requested, booked, inService, awaitingCheckout, served, settled
    case declined, cancelledByCustomer, cancelledBySalon, noShow, expired

    /// The word of the CSV ledger's column ステータス.
    public var label: String {
        switch self {
        case .requested: "仮予約"
        case .booked: "受付待ち"
        case .inService: "施術中"
        case .awaitingCheckout: "来店処理待ち"
        case .served: "済み"
        case .settled: "会計済み"
        case .declined: "お断り"
        case .cancelledByCustomer: "お客様キャンセル"
        case .cancelledBySalon: "サロンキャンセル"
        case .noShow: "無断キャンセル"
        case .expired: "自動キャンセル"
        }
    }

    /// Whether the slot was given up: the statuses that `--status cancelled` means.
    public var isCancelled: Bool {
        switch self {
        case .declined, .cancelledByCustomer, .cancelledBySalon, .noShow, .expired: true
        case .requested, .booked, .inService, .awaitingCheckout, .served, .settled: false
        }
    }
}
