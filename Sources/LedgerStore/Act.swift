public import Foundation
import Reconciliation
public import Reservations

/// Something a person did. Kept for ever: what the ledger believes follows from observations and
/// from these.
public struct Act: Hashable, Sendable {
    public let at: Date
    public let person: String
    /// `hold.approved`, `action.done`, `pin` …
    public let kind: String
    /// The id of what it was done to; of a booking `MEDIUM/NUMBER`.
    public let subject: String
    /// More of it as JSON. What a person pinned may be a guest's datum.
    public let detail: Private<String>

    public init(at: Date, person: String, kind: String, subject: String, detail: String = "{}") {
        self.at = at
        self.person = person
        self.kind = kind
        self.subject = subject
        self.detail = Private(detail)
    }
}

extension Ledger {
    /// Notes what a person did.
    public func note(_ act: Act) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in try books.note(act) }
    }

    /// The last acts of a kind, newest first.
    public func acts(of kind: String, last count: Int) throws(LedgerTrouble) -> [Act] {
        try reading { books throws(LedgerTrouble) in
            try books.all(
                """
                SELECT at, person, kind, subject, detail FROM act
                WHERE salon = $1 AND kind = $2 ORDER BY n DESC LIMIT $3
                """, [books.salon, kind, count], Act.init)
        }
    }
}

extension Books {
    /// Keeps what a person did.
    public func note(_ act: Act) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO act (salon, n, at, person, kind, subject, detail)
            SELECT $1, COALESCE(MAX(n), 0) + 1, $2, $3, $4, $5, $6 FROM act WHERE salon = $1
            """,
            [
                salon, act.at.timeIntervalSince1970, act.person, act.kind, act.subject,
                act.detail.value,
            ])
        try note(.act, of: act.subject, part: try lastAct(), at: act.at)
    }

    /// The number of the act that was noted last.
    func lastAct() throws(LedgerTrouble) -> Int {
        try number("SELECT MAX(n) FROM act WHERE salon = $1", [salon])
    }

    /// Notes an act and does what it says. False where it speaks of nothing that stands.
    func take(_ act: Act) throws(LedgerTrouble) -> Bool {
        try note(act)
        if act.kind == Act.restore {
            try carry(try lastAct())
            return true
        }
        let words = act.kind.split(separator: ".", maxSplits: 1).map(String.init)
        guard words.first == "hold", let word = HoldState.Word(rawValue: words.last ?? "") else {
            return true
        }
        try run(
            "UPDATE hold SET word = $1 WHERE salon = $2 AND id = $3 AND ended_run IS NULL",
            [word.rawValue, salon, act.subject])
        return changed > 0
    }

    func act(_ n: Int) throws(LedgerTrouble) -> Act {
        let act = try first(
            "SELECT at, person, kind, subject, detail FROM act WHERE salon = $1 AND n = $2",
            [salon, n], Act.init)
        guard let act else { throw .damaged(path: path, detail: "act \(n) is missing") }
        return act
    }

    /// What people did to this, in the order they did it.
    func acts(on subject: String) throws(LedgerTrouble) -> [Act] {
        try all(
            """
            SELECT at, person, kind, subject, detail FROM act
            WHERE salon = $1 AND subject = $2 ORDER BY n
            """, [salon, subject], Act.init)
    }

    /// All that people ever did, in order.
    public func acts() throws(LedgerTrouble) -> [Act] {
        try all(
            "SELECT at, person, kind, subject, detail FROM act WHERE salon = $1 ORDER BY n",
            [salon], Act.init)
    }
}

extension ReservationKey {
    /// The booking as the subject of an act.
    public var subject: String { "\(medium.rawValue)/\(number)" }

    /// The booking that an act is on; nil where it is on something else.
    init?(subject: String) {
        guard let slash = subject.firstIndex(of: "/") else { return nil }
        self.init(
            medium: Medium(rawValue: String(subject[..<slash])),
            number: String(subject[subject.index(after: slash)...]))
    }
}

extension Act {
    init(_ line: Line) throws(LedgerTrouble) {
        self.init(
            at: try line.instant(0), person: try line.text(1), kind: try line.text(2),
            subject: try line.text(3), detail: try line.text(4))
    }
}
