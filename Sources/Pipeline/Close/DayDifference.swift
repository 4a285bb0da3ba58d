public import Reservations

/// A booking whose row at the medium is not its row in the ledger, and why.
public struct DayDifference: Hashable, Sendable {
    public enum Side: String, Sendable {
        /// Only the ledger has it on the day, only the medium, or both with other words.
        case here, there, both
    }

    public enum Reason: Hashable, Sendable {
        /// Something newer than the list tells it.
        case newerWord
        /// A person pinned another value, or changed what is the medium's.
        case pin, edit
        /// A link leaves it out of the ledger.
        case leftOut
        /// The ledger itself asks a person to look at it.
        case toLookAt(Attention)
        case unknown
    }

    public let number: String
    public let side: Side
    public let reason: Reason

    /// Whether nothing is left to find out or to decide.
    public var isExplained: Bool {
        switch reason {
        case .newerWord, .pin, .edit, .leftOut: true
        case .toLookAt, .unknown: false
        }
    }

    /// What kind of difference it is, in the salon's words.
    public var words: String {
        switch (reason, side) {
        case (.newerWord, .here): "一覧のあとに入った予約"
        case (.newerWord, .there): "一覧のあとに別の日へ移った予約"
        case (.newerWord, .both): "一覧のあとに変わった予約"
        case (.pin, _): "手で固定した予約"
        case (.edit, _): Attention.notAtMedium.label
        case (.leftOut, _): "連携前の予約"
        case (.toLookAt(let attention), _): attention.label
        case (.unknown, .here): "台帳だけにある予約"
        case (.unknown, .there): "媒体だけにある予約"
        case (.unknown, .both): "内容が違う予約"
        }
    }

    /// The kinds of differences with how many they are, in their order.
    static func kinds(_ differences: [DayDifference]) -> String {
        var counts: [(words: String, count: Int)] = []
        for difference in differences {
            if let place = counts.firstIndex(where: { $0.words == difference.words }) {
                counts[place].count += 1
            } else {
                counts.append((difference.words, 1))
            }
        }
        return counts.map { "\($0.words) \($0.count)" }.joined(separator: "、")
    }
}
