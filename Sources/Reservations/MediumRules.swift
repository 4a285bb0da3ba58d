/// A booking medium's rules, from its file in `Pipelines/media`.
public struct MediumRules: Hashable, Sendable, Codable {
    /// The medium's id, as formats name it.
    public let medium: Medium
    /// The name people know it by: the column 媒体.
    public let name: String
    /// What a booking without a nomination occupies when the medium shows a member of staff
    /// (D2, D14), by the salon's vertical.
    public let unnominated: [Vertical: Unnominated]

    public enum Unnominated: String, Sendable, Codable {
        /// The medium has assigned that person, who is occupied: 自動割当.
        case assigned
        /// The name shown means nothing; the booking takes a place that is nobody's: フリー枠.
        case free
    }

    public init(medium: Medium, name: String, unnominated: [Vertical: Unnominated]) {
        self.medium = medium
        self.name = name
        self.unnominated = unnominated
    }
}

/// The trade a salon is in, as the medium divides them.
public enum Vertical: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    case kirei, hair
}

/// How a booking stands to a member of staff: the column 指名区分.
public enum Nomination: String, Sendable {
    case nominated = "指名"
    case assigned = "自動割当"
    case free = "フリー枠"
    case unknown = ""
}

extension MediumRules {
    /// What the medium's word on staff means for the ledger.
    public func nomination(of facts: Facts, vertical: Vertical) -> Nomination {
        switch (facts.nominated, facts.staff) {
        case (true?, _): .nominated
        case (false?, nil): .free
        case (false?, _?): unnominated[vertical] == .free ? .free : .assigned
        case (nil, _): .unknown
        }
    }
}
