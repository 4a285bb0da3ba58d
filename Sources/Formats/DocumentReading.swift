public import Reservations

/// What one page or mail says, or why it was not read. Every row of it is in `rows` or in
/// `quarantined`.
public struct DocumentReading: Hashable, Sendable {
    /// The name of the format, and `name@version`.
    public let formatName: String
    public let format: String
    /// Whether the document is of this layout.
    public var recognised = false
    public var refused: Refusal?
    public var ignored: Ignored?
    /// Of a mail that is no notice: whether it comes from an address that the medium's notices come
    /// from, so that its layout may have changed.
    public var isFromMedium = false
    /// How much of what it claims this single document shows; see `ScanReading` for a whole walk.
    public var coverage = Coverage(verdict: .unusable)
    public var rows: [RowReading] = []
    public var quarantined: [QuarantinedRow] = []
    /// What is odd about the document as a whole; rows carry their own.
    public var findings: [Finding] = []
    /// Signs that the layout of the page has changed; each stands in the findings, too.
    public var drifts: [Drift] = []
    /// What the page tells about itself; nil for a mail or a page that was not read.
    public var page: PageFacts?
    /// What a day's schedule shows; nil for every other document.
    public var schedule: ScheduleDay?

    package init(format: Format) {
        formatName = format.name
        self.format = format.identity
    }
}

/// One row or mail that was read.
public struct RowReading: Hashable, Sendable {
    /// The row's place in its document, from 1.
    public var position: Int
    public let number: String
    public let kind: Observation.Kind
    /// Only what the layout carries and what could be read is claimed.
    public let facts: Facts
    /// When what a mail tells happened; nil for a row, which was so when its page was fetched.
    public let interval: Interval?
    /// The row's bytes in the page's text as UTF-8; all of a mail.
    public let span: Range<Int>?
    public let findings: [Finding]
    /// Of a row of a table, what it tells besides its booking.
    public var mark: TableMark?

    /// Names what the row says of its booking, whatever tokens surround it.
    public var fingerprint: Fingerprint { facts.fingerprint(number: number) }
}

/// One row or mail that lacks its number, date, time or status: kept, shown, and believed in
/// nothing.
public struct QuarantinedRow: Hashable, Sendable {
    public var position: Int
    /// The place in the document (`row 12`, `mail`).
    public let location: String
    public let kind: Observation.Kind?
    /// What could still be read.
    public let number: String?
    public let facts: Facts
    public let span: Range<Int>?
    /// Among them the key fields that failed.
    public let findings: [Finding]
    /// Of a row of a table, what it tells besides its booking.
    public var mark: TableMark?
}

/// What a listing page tells about itself.
public struct PageFacts: Hashable, Sendable {
    /// The printed count of bookings in the whole list; 0 where the page says there are none.
    public var total: Int?
    /// Whether the page says in words that there are none.
    public var saysNothing = false
    /// Which of how many pages; both nil where the page shows no paging.
    public var page: Int?
    public var pages: Int?
    /// The address of the next page as written, or nil on the last.
    public var nextLink: String?
    /// The store that the page names, or nil if it names none or several.
    public var store: String?
    /// The range of days that the page says it answers for.
    public var from: ServiceDay?
    public var to: ServiceDay?
    /// The charset that the page was decoded from, and the bytes that had no reading.
    public let charset: String
    public let replacements: Int
    /// Rows that the page has, quarantined ones included.
    public var rowCount = 0
    /// Whether two places of the page tell different counts or positions.
    public var hasContradiction = false

    package init(charset: String, replacements: Int) {
        self.charset = charset
        self.replacements = replacements
    }
}

extension RowReading {
    /// The facts that an observation of it keeps: when a booking was received is not its
    /// cancellation's to say, whose time is its own.
    public var observedFacts: Facts {
        guard kind == .cancelled else { return facts }
        var facts = facts
        facts.claimed.remove(FieldSet(.receivedAt))
        facts.receivedAt = nil
        return facts
    }
}
