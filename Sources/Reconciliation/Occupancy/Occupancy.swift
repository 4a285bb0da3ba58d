public import Reservations

/// What a booking keeps busy, and from when to when.
public struct Occupancy: Hashable, Sendable {
    public let key: ReservationKey
    public let place: Place
    public let equipment: String?
    public let day: ServiceDay
    /// In minutes of the business day, the end not included.
    public let minutes: Range<Int>
    /// Whether something told when it ends. Where not, it lasts until the next booking of the same
    /// member of staff or the end of the shift (D13).
    public let isEndKnown: Bool
    /// Whether it is no more than a request yet (仮予約).
    public let isTentative: Bool

    /// Whose time it is.
    public enum Place: Hashable, Sendable {
        /// A member of staff, by the salon's own name for them where one is known.
        case staff(String)
        /// フリー枠: a place that is nobody's.
        case free

        /// The member of staff; nil for a place that is nobody's.
        public var person: String? {
            switch self {
            case .staff(let name): name
            case .free: nil
            }
        }
    }

    public init(
        key: ReservationKey, place: Place, equipment: String? = nil, day: ServiceDay,
        minutes: Range<Int>, isEndKnown: Bool = true, isTentative: Bool = false
    ) {
        self.key = key
        self.place = place
        self.equipment = equipment
        self.day = day
        self.minutes = minutes
        self.isEndKnown = isEndKnown
        self.isTentative = isTentative
    }
}

extension Occupancy.Place: Comparable {
    /// Staff by name, then what is nobody's.
    public static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.staff(let one), .staff(let other)): one < other
        case (.staff, .free): true
        case (.free, _): false
        }
    }
}
