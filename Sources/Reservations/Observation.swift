public import Foundation

/// The medium that a booking belongs to, by the id of its media file (`hotpepper`).
public struct Medium: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static func < (left: Medium, right: Medium) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Where bookings made by phone, on paper or on the own page are born.
    public static let local = Medium(rawValue: "local")
    /// The salon's own site or POS, as a target of actions.
    public static let own = Medium(rawValue: "own")
}

/// The strong identity of a booking within a salon: a mail and a row of one booking are one.
public struct ReservationKey: Hashable, Comparable, Sendable, Codable {
    public let medium: Medium
    public let number: String

    public init(medium: Medium, number: String) {
        self.medium = medium
        self.number = number
    }

    public static func < (left: ReservationKey, right: ReservationKey) -> Bool {
        (left.medium.rawValue, left.number) < (right.medium.rawValue, right.number)
    }
}

/// The span of time in which what was observed was true at the medium.
public struct Interval: Hashable, Sendable, Codable {
    public let from: Date
    public let to: Date

    public init(from: Date, to: Date) {
        self.from = min(from, to)
        self.to = to
    }

    /// Whether all of this lies after all of the other, so that it surely is the newer word.
    /// Two words of one instant are none the newer.
    public func isSurelyAfter(_ other: Interval) -> Bool {
        from >= other.to && !(other.from >= to)
    }
}

/// What one row or mail says of one booking, with the time in which it was so.
public struct Observation: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable {
        case present, new, changed, cancelled
    }

    /// How an observation came to us; the order decides between words of one moment.
    public enum Channel: String, Sendable, Codable {
        case list, mail, detail, table
        /// A person's word at the salon's desk.
        case desk
    }

    public let key: ReservationKey
    public let kind: Kind
    public let channel: Channel
    public let facts: Facts
    public let interval: Interval
    /// When the run that took it looked: what 検知日時 shows.
    public let detectedAt: Date
    /// The name of the definition's source.
    public let source: String
    /// The capture's hash, and the bytes of the row or mail in it.
    public let capture: String
    public let span: Range<Int>?
    /// The format's name and version.
    public let format: String
    /// Names the observation by its content, so that the same mail read twice is one.
    public let id: Fingerprint

    public init(
        key: ReservationKey, kind: Kind, channel: Channel, facts: Facts, interval: Interval,
        detectedAt: Date, source: String, capture: String, span: Range<Int>?, format: String
    ) {
        self.key = key
        self.kind = kind
        self.channel = channel
        self.facts = facts
        self.interval = interval
        self.detectedAt = detectedAt
        self.source = source
        self.capture = capture
        self.span = span
        self.format = format
        id = Fingerprint(words: [
            key.medium.rawValue, key.number, kind.rawValue, channel.rawValue,
            facts.fingerprint(number: key.number).description,
            "\(Int(interval.from.timeIntervalSince1970 * 1000))",
            "\(Int(interval.to.timeIntervalSince1970 * 1000))", source,
        ])
    }

    /// Whether this tells how long a booking takes and nothing else, as a schedule does: it says
    /// nothing of whether the booking stands.
    public var tellsEndAlone: Bool {
        channel == .table && facts.claimed == FieldSet(.durationMinutes)
    }

    /// Whether this is a word about an event (a mail, a cancel status, a detail page, what a person
    /// enters) rather than a row, of a list or an exported table, that merely shows a booking
    /// standing.
    public var isExplicit: Bool {
        switch channel {
        case .mail, .detail, .desk: true
        case .list, .table: facts.status?.isCancelled == true
        }
    }
}
