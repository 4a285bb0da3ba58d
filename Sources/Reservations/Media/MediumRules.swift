/// A booking medium's rules, from its file in `Pipelines/media`: what is true of it at every salon.
///
/// Nothing in the program asks for a medium by its name; whatever a medium cannot do stands here.
public struct MediumRules: Hashable, Sendable, Codable {
    /// The medium's id, as formats name it.
    public let medium: Medium
    /// The name people know it by: the column 媒体.
    public let name: String
    /// What a booking without a nomination occupies when the medium shows a member of staff
    /// (D2, D14), by the salon's vertical.
    public var unnominated: [Vertical: Unnominated]
    /// What a booking without a menu means.
    public var menuless = Menuless.unknown
    /// Whether the medium keeps equipment.
    public var equipment: [Vertical: Equipment] = [:]
    /// What of our changes the medium takes.
    public var push = MediumPush()
    public var slots = MediumSlots()
    public var staff = MediumStaff()
    public var credential = MediumCredential.none
    public var link = MediumLink()
    /// The medium's own screens, where a person does what we may not.
    public var screens = MediumScreens()
    public var text: MediumText?
    /// How the numbers begin of which it sends the salon a mail; empty: none, or not known.
    public var mails: [String] = []
    /// How its bookings come in, and how they are cancelled; nil where the file does not tell.
    public var bookings: MediumBookings?
    public var cancel: MediumCancel?

    public enum Unnominated: String, Sendable, Codable, CaseIterable {
        /// The medium has assigned that person, who is occupied: 自動割当.
        case assigned
        /// The name shown means nothing; the booking takes a place that is nobody's: フリー枠.
        case free
    }

    public enum Menuless: String, Sendable, Codable, CaseIterable {
        /// The end is unknown (D13).
        case unknown
        /// The salon's 基本滞在時間, set at the medium and copied into the definition (R1-03).
        case baseStay = "base-stay"
        /// The medium takes no booking without a menu.
        case required
    }

    public enum Equipment: String, Sendable, Codable, CaseIterable {
        case none, optional, required
    }

    public init(medium: Medium, name: String, unnominated: [Vertical: Unnominated] = [:]) {
        self.medium = medium
        self.name = name
        self.unnominated = unnominated
    }
}

/// The trade a salon is in, as the medium divides them.
public enum Vertical: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    case kirei, hair

    /// What a member of staff is called there (R0-30).
    public var staffLabel: String {
        switch self {
        case .kirei: "スタッフ"
        case .hair: "スタイリスト"
        }
    }
}

/// How a booking stands to a member of staff: the column 指名区分.
public enum Nomination: String, Sendable {
    case nominated = "指名"
    case assigned = "自動割当"
    case free = "フリー枠"
    case unknown = ""
}

extension MediumRules {
    /// The same as the medium has it for one trade.
    public func of(_ vertical: Vertical) -> MediumRules {
        var rules = self
        rules.slots = slots.of(vertical)
        return rules
    }

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

extension MediumRules {
    /// Whether a booking born elsewhere is entered here as a booking; else it takes a slot, and
    /// nothing is told of it itself.
    ///
    /// - Parameter origin: the rules of where it was born.
    public func enters(bookingOf origin: MediumRules?) -> Bool {
        if !slots.by.sells { return true }
        return push.create == .send && origin?.credential == MediumCredential.none
    }
}
