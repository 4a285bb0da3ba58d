/// Which changes of ours a medium takes; whatever it does not take is a step for a person.
public struct MediumPush: Hashable, Sendable, Codable {
    /// A booking born elsewhere, entered as a booking of the medium's own.
    public var create = Way.advise
    /// A change of a booking that was born at the medium.
    public var update = Way.advise
    /// The cancellation of a booking that was born at the medium.
    public var cancel = Way.advise
    /// 来店処理: that the guest came (R0-08).
    public var visit = Way.never

    public enum Way: String, Sendable, Codable, CaseIterable {
        /// It is sent.
        case send
        /// A person does it on the medium's own screen.
        case advise
        /// It concerns nobody but us.
        case never
    }

    public init() {}
}

/// What a medium lets us do with the slots that it sells.
public struct MediumSlots: Hashable, Sendable, Codable {
    public var by = Unit.none
    /// What is counted by trade, where the medium is not the same to all; nil where it is.
    public var byTrade: [Vertical: Unit]?
    /// Whether a 予定・売止 set by us is honoured there (R0-26).
    public var takesBlocks = true
    /// Whether its フリー枠 can be stopped (R0-25).
    public var stopsFree = true
    /// Whether the slots there are ours alone, and those found differing are overwritten (R1-16).
    public var areOurs = false
    /// Whether its link takes the place of its own screen of shifts, so that breaks and days off have
    /// to be closed there, too (R1-16, R1-17); nil is no.
    public var shifts: Bool?
    /// The part of the day in which it takes changes of slots, in minutes after midnight; nil is
    /// all day.
    public var hours: Range<Int>?
    /// Minutes of its cells: a slot takes whole ones; nil where it takes any minute.
    public var cellMinutes: Int?

    public enum Unit: String, Sendable, Codable, CaseIterable {
        /// The medium sells no slots that we could close.
        case none
        /// Each member of staff has slots of their own.
        case staff
        /// A count of places, whoever serves.
        case stock
        /// A count of places by calendar.
        case calendar

        public var sells: Bool { self != .none }
    }

    public init() {}

    /// Whether it sells any to some trade.
    public var canSell: Bool { by.sells || byTrade?.values.contains(where: \.sells) ?? false }

    public var takesShifts: Bool { shifts ?? false }

    /// The same as one trade has it.
    public func of(_ vertical: Vertical) -> MediumSlots {
        var slots = self
        slots.by = byTrade?[vertical] ?? by
        slots.byTrade = nil
        return slots
    }
}

/// How a medium knows staff.
public struct MediumStaff: Hashable, Sendable, Codable {
    /// Whether its staff must be merged with ours before a slot is synced (R0-12, R1-09).
    public var needsMerge = true
    /// Whether a member of staff can be stopped and resumed there (R1-19).
    public var canStop = false

    public init() {}
}

/// What outgoing text a medium can keep.
public struct MediumText: Hashable, Sendable, Codable {
    public enum Letters: String, Sendable, Codable, CaseIterable {
        /// JIS X 0208: no emoji, no vendor characters, ～ for 〜.
        case jisX0208 = "jis-x-0208"
        case unicode
    }

    public var letters: Letters
    /// Minutes of which a duration must be a multiple; nil for any.
    public var minuteStep: Int?

    public init(letters: Letters, minuteStep: Int? = nil) {
        self.letters = letters
        self.minuteStep = minuteStep
    }
}
