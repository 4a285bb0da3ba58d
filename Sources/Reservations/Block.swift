/// A time of one of the staff that is not for sale and no booking: 予定, a break, or a day off, as a
/// medium's own schedule shows it, or as the salon's own definition tells it (`local`).
public struct Block: Hashable, Sendable, Codable {
    public let medium: Medium
    public let day: ServiceDay
    /// As the medium writes them.
    public let staff: String
    /// Of the business day, the end not included.
    public let minutes: Range<Int>

    public init(medium: Medium, day: ServiceDay, staff: String, minutes: Range<Int>) {
        self.medium = medium
        self.day = day
        self.staff = staff
        self.minutes = minutes
    }

    /// The block that a key names, as `key` gives it; nil of a booking's.
    public init?(_ key: ReservationKey) {
        let words = key.number.split(separator: " ", maxSplits: 3).map(String.init)
        guard key.isBlock, words.count == 4, let day = ServiceDay(words[1]) else { return nil }
        let ends = words[2].split(separator: "-").compactMap { ClockTime.minutes(upTo: $0) }
        guard ends.count == 2, ends[0] < ends[1] else { return nil }
        self.init(medium: key.medium, day: day, staff: words[3], minutes: ends[0]..<ends[1])
    }

    /// Names it where bookings have their numbers: `予定 2026-12-10 12:00-13:00 髙橋`.
    public var key: ReservationKey {
        let from = ClockTime.text(minutes: minutes.lowerBound)
        let to = ClockTime.text(minutes: minutes.upperBound)
        return ReservationKey(
            medium: medium, number: "\(ReservationKey.blockMark)\(day) \(from)-\(to) \(staff)")
    }
}

extension Block: Comparable {
    /// By day and beginning, then by staff.
    public static func < (left: Block, right: Block) -> Bool { left.order < right.order }

    private var order: (ServiceDay, Int, Int, String, Medium) {
        (day, minutes.lowerBound, minutes.upperBound, staff, medium)
    }
}

extension ReservationKey {
    /// How the numbers of blocks begin.
    public static let blockMark = "予定 "

    /// Whether it names a block, and no booking.
    public var isBlock: Bool { number.hasPrefix(Self.blockMark) }

    /// Whether it names a block that no schedule shows: the time in which the definition says that
    /// somebody does not work.
    public var isTimeOff: Bool { medium == .local && isBlock }
}

extension ClockTime {
    /// The minutes of a time that may be a business day's end, 30:00.
    fileprivate static func minutes(upTo text: some StringProtocol) -> Int? {
        text == Self.text(minutes: end) ? end : ClockTime(text)?.minutes
    }
}
