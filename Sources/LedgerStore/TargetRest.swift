public import Foundation
public import Reservations

/// A pause of a target that takes nothing, so that it is not asked over and over.
public struct TargetRest: Hashable, Sendable {
    public let target: Medium
    /// How often it took nothing since it last took something.
    public let failures: Int
    public let until: Date
    /// Why it took nothing the last time, in people's words.
    public let words: String

    /// The pause after one more vain attempt: a minute, then twice as long each time up to a quarter
    /// of an hour, or as long as the target asked for, up to an hour.
    public init(
        of target: Medium, after earlier: TargetRest?, at now: Date, asked: TimeInterval? = nil,
        saying words: String
    ) {
        self.target = target
        self.words = words
        failures = (earlier?.failures ?? 0) + 1
        let doubled = 60 * Double(1 << min(failures - 1, 4))
        let seconds = max(min(doubled, 900), min(asked ?? 0, 3600))
        until = now + seconds
    }

    init(_ line: Line) throws(LedgerTrouble) {
        target = Medium(rawValue: try line.text(0))
        failures = try line.number(1)
        until = try line.instant(2)
        words = try line.text(3)
    }
}

let targetRests = """
    CREATE TABLE target_rest (
        salon    TEXT NOT NULL REFERENCES salon,
        target   TEXT NOT NULL,
        failures INTEGER NOT NULL CHECK (failures > 0),
        until    REAL NOT NULL,
        PRIMARY KEY (salon, target)
    ) STRICT;

    """

/// Every rest says why; of those that began before, only that nothing was taken.
let restWords = """
    ALTER TABLE target_rest RENAME TO silent_rest;
    CREATE TABLE target_rest (
        salon    TEXT NOT NULL REFERENCES salon,
        target   TEXT NOT NULL,
        failures INTEGER NOT NULL CHECK (failures > 0),
        until    REAL NOT NULL,
        words    TEXT NOT NULL,
        PRIMARY KEY (salon, target)
    ) STRICT;
    INSERT INTO target_rest
        SELECT salon, target, failures, until, 'つながらないため休ませています' FROM silent_rest;
    DROP TABLE silent_rest;

    """

extension Ledger {
    /// The last pause of a target that has taken nothing since, be it over or not.
    public func rest(of target: Medium) throws(LedgerTrouble) -> TargetRest? {
        try reading { books throws(LedgerTrouble) in try books.rest(of: target) }
    }

    /// Lets a target rest that took nothing, and gives until when.
    ///
    /// - Parameters:
    ///   - seconds: how long it asked for.
    ///   - words: why it took nothing, in people's words.
    public func letRest(
        _ target: Medium, at now: Date, asked seconds: TimeInterval?, saying words: String
    ) throws(LedgerTrouble) -> TargetRest {
        try writing { books throws(LedgerTrouble) in
            let rest = TargetRest(
                of: target, after: try books.rest(of: target), at: now, asked: seconds,
                saying: words)
            try books.run(
                """
                INSERT INTO target_rest (salon, target, failures, until, words)
                VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (salon, target) DO UPDATE SET
                    failures = excluded.failures, until = excluded.until, words = excluded.words
                """,
                [
                    books.salon, target.rawValue, rest.failures,
                    rest.until.timeIntervalSince1970, rest.words,
                ])
            return rest
        }
    }

    /// Ends the pause of a target that takes again.
    public func endRest(of target: Medium) throws(LedgerTrouble) {
        if try rest(of: target) == nil { return }
        try writing { books throws(LedgerTrouble) in try books.endRest(of: target) }
    }
}

extension Books {
    fileprivate func rest(of target: Medium) throws(LedgerTrouble) -> TargetRest? {
        try first(
            "SELECT target, failures, until, words FROM target_rest WHERE salon = $1 AND target = $2",
            [salon, target.rawValue], TargetRest.init)
    }

    func endRest(of target: Medium) throws(LedgerTrouble) {
        try run(
            "DELETE FROM target_rest WHERE salon = $1 AND target = $2", [salon, target.rawValue])
    }
}
