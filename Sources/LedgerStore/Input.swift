public import Foundation
public import Reservations

/// Something that came to the ledger. All inputs, in their order, make the ledger (I1).
public enum Input: Sendable {
    case run(PastRun)
    /// A person's word or deed.
    case act(Act)
    /// What a target answered.
    case receipt(Receipt)
    /// An action was taken out to be sent.
    case lease(action: String, at: Date)
    /// All that was due at a target was taken out at once, as older versions did.
    case leases(target: Medium, at: Date)
    /// An action that had been taken out waits again.
    case waiting(action: String)
}

/// Where an input stands among all of them.
public struct InputMark: Hashable, Sendable {
    enum Kind: String {
        case run, act, receipt, lease, waiting
    }

    let kind: Kind
    /// The run, action or target.
    let subject: String
    /// The number of the act, or of the receipt among those of its action; of a lease 1, and 0
    /// where it was of all that was due at a target.
    let part: Int
    /// Nil where nobody looked at a clock.
    public let at: Date?
}

extension Books {
    /// Notes that something came after the last run.
    func note(
        _ kind: InputMark.Kind, of subject: String, part: Int = 0, at: Date?
    ) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO input (salon, n, after_run, kind, subject, part, at)
            SELECT $1, COALESCE(MAX(n), 0) + 1,
                (SELECT COALESCE(MAX(run.n), 0) FROM run WHERE run.salon = $1), $2, $3, $4, $5
            FROM input WHERE salon = $1
            """, [salon, kind.rawValue, subject, part, at?.timeIntervalSince1970])
    }

    /// Everything that came, in its order, as far as it is kept.
    func inputs() throws(LedgerTrouble) -> [InputMark] {
        try all(
            """
            SELECT kind, subject, part, at FROM (
                SELECT n AS place, 0 AS after, 'run' AS kind, id AS subject, 0 AS part, as_of AS at
                FROM run WHERE salon = $1 AND n IS NOT NULL
                UNION ALL
                SELECT after_run, n, kind, subject, part, at FROM input WHERE salon = $1) AS came
            ORDER BY place, after
            """, [salon]
        ) { line throws(LedgerTrouble) in
            InputMark(
                kind: try line.read(0) { InputMark.Kind(rawValue: $0) }, subject: try line.text(1),
                part: try line.number(2), at: try line.optionalInstant(3))
        }
    }

    func input(_ mark: InputMark) throws(LedgerTrouble) -> Input {
        switch mark.kind {
        case .run: return .run(try pastRun(mark.subject))
        case .act: return .act(try act(mark.part))
        case .receipt:
            let receipts = try receipts(for: mark.subject)
            guard receipts.indices.contains(mark.part - 1) else {
                throw .damaged(path: path, detail: "a receipt of \(mark.subject) is missing")
            }
            return .receipt(receipts[mark.part - 1])
        case .lease:
            guard let at = mark.at else {
                throw .damaged(path: path, detail: "input lease has no time")
            }
            return mark.part == 0
                ? .leases(target: Medium(rawValue: mark.subject), at: at)
                : .lease(action: mark.subject, at: at)
        case .waiting: return .waiting(action: mark.subject)
        }
    }
}

extension Ledger {
    /// Everything that came, in its order, as far as it is kept.
    public func inputs() throws(LedgerTrouble) -> [InputMark] {
        try reading { books throws(LedgerTrouble) in try books.inputs() }
    }

    public func input(_ mark: InputMark) throws(LedgerTrouble) -> Input {
        try reading { books throws(LedgerTrouble) in try books.input(mark) }
    }
}
