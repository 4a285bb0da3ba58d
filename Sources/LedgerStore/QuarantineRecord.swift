import Foundation
public import Reservations

/// A row or mail that could not be read whole: its bytes lie in the archive, here stands what
/// failed. Equal content with the same trouble is one, however often it is met.
public struct QuarantineRecord: Hashable, Sendable {
    public let id: Fingerprint
    public let source: String
    /// The capture's hash, and the bytes of the row or mail in it.
    public let capture: String
    public let span: Range<Int>?
    /// `row 12`, `line 3 column B 予約日時`, `■来店日時`, `header Date`.
    public let location: String
    public let field: String?
    public let problem: String
    /// The booking that a row of a file speaks of, where that could be read.
    public let booking: ReservationKey?
    /// The run that met it first; nil in one that is handed in.
    public let firstRun: String?
    /// Where its capture came from; nil in one that is handed in.
    public let origin: String?

    /// - Parameter content: names the bytes of the row or mail itself, without what changes from
    ///   render to render.
    public init(
        source: String, content: Fingerprint, capture: String, span: Range<Int>?,
        location: String, field: String?, problem: String, booking: ReservationKey? = nil
    ) {
        self.init(
            id: Fingerprint(words: [source, content.description, field ?? "", problem]),
            source: source, capture: capture, span: span, location: location, field: field,
            problem: problem, booking: booking, firstRun: nil, origin: nil)
    }

    init(
        id: Fingerprint, source: String, capture: String, span: Range<Int>?, location: String,
        field: String?, problem: String, booking: ReservationKey?, firstRun: String?,
        origin: String?
    ) {
        self.id = id
        self.source = source
        self.capture = capture
        self.span = span
        self.location = location
        self.field = field
        self.problem = problem
        self.booking = booking
        self.firstRun = firstRun
        self.origin = origin
    }
}

extension Books {
    func add(_ record: QuarantineRecord, run id: String) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO quarantine (
                salon, id, source, capture, location, span_from, span_to, field, problem,
                first_run, booking)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (salon, id) DO UPDATE SET cleared_run = NULL
            WHERE quarantine.cleared_run IS NOT NULL
            """,
            [
                salon, record.id.description, record.source, record.capture, record.location,
                record.span?.lowerBound, record.span?.upperBound, record.field, record.problem,
                id, record.booking?.subject,
            ])
    }

    func quarantined() throws(LedgerTrouble) -> [QuarantineRecord] {
        try all(
            """
            SELECT id, source, capture, location, span_from, span_to, field, problem, first_run,
                booking, (
                    SELECT origin FROM capture
                    WHERE capture.salon = quarantine.salon AND capture.hash = quarantine.capture)
            FROM quarantine WHERE salon = $1 AND cleared_run IS NULL
            ORDER BY source, capture, span_from, id
            """, [salon]
        ) { line throws(LedgerTrouble) in
            QuarantineRecord(
                id: try line.read(0) { Fingerprint($0) }, source: try line.text(1),
                capture: try line.text(2), span: try line.span(4, 5), location: try line.text(3),
                field: try line.optional(6), problem: try line.text(7),
                booking: try line.readOptional(9) { ReservationKey(subject: $0) },
                firstRun: try line.text(8), origin: try line.optional(10))
        }
    }
}

extension Line {
    /// A range kept as two numbers, or none.
    func span(_ from: Int, _ to: Int) throws(LedgerTrouble) -> Range<Int>? {
        guard let lower = try optional(from, as: Int.self),
            let upper = try optional(to, as: Int.self)
        else { return nil }
        guard lower <= upper else { throw strange(to) }
        return lower..<upper
    }
}
