public import Foundation

/// A run as the journal keeps it.
public struct RunRecord: Hashable, Sendable {
    public var id: String
    /// What claims the run: a repeated tick has no second effect.
    public var tick: String
    /// The instant that the run took for now.
    public var asOf: Date
    public var started: Date
    /// Nil until deliveries and publications are through; set at once where none are wanted.
    public var finished: Date?
    public var exitStatus: Int?
    /// The run report as JSON.
    public var report: String

    public init(
        id: String, tick: String, asOf: Date, started: Date, finished: Date? = nil,
        exitStatus: Int? = nil, report: String = "{}"
    ) {
        self.id = id
        self.tick = tick
        self.asOf = asOf
        self.started = started
        self.finished = finished
        self.exitStatus = exitStatus
        self.report = report
    }
}

extension Ledger {
    /// The last runs, newest first.
    public func runs(last count: Int) throws(LedgerTrouble) -> [RunRecord] {
        try reading { books throws(LedgerTrouble) in try books.runs(last: count) }
    }

    public func lastRun() throws(LedgerTrouble) -> RunRecord? {
        try runs(last: 1).first
    }

    /// The runs that the journal still has, by exit status; one that was cut off has none and is
    /// left out.
    public func runCounts() throws(LedgerTrouble) -> [Int: Int] {
        try reading { books throws(LedgerTrouble) in
            var counts: [Int: Int] = [:]
            try books.each(
                """
                SELECT exit_status, COUNT(*) FROM run
                WHERE salon = $1 AND exit_status IS NOT NULL GROUP BY exit_status
                """, [books.salon]
            ) { line throws(LedgerTrouble) in counts[try line.number(0)] = try line.number(1) }
            return counts
        }
    }

    /// Notes how a run ended, what people have been told of, and what they have still to hear.
    ///
    /// - Parameters:
    ///   - notices: the states that stand now.
    ///   - owed: everything that somebody has not heard.
    public func conclude(
        run id: String, at finished: Date, exitStatus: Int, report: String,
        notices: [String: Notice], owed: [OwedNotice]
    ) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            try books.run(
                """
                UPDATE run SET finished = $1, exit_status = $2, report = $3
                WHERE salon = $4 AND id = $5
                """,
                [
                    finished.timeIntervalSince1970, exitStatus, report, books.salon, id,
                ])
            if books.changed == 0 { throw .unknown(what: "run", id: id) }
            try books.replace(notices: notices)
            try books.run("DELETE FROM owed_notice WHERE salon = $1", [books.salon])
            for notice in owed { try books.owe(notice) }
        }
    }
}

extension Books {
    /// The last runs, newest first.
    public func runs(last count: Int) throws(LedgerTrouble) -> [RunRecord] {
        try all(
            """
            SELECT id, tick, as_of, started, finished, exit_status, report
            FROM run WHERE salon = $1 ORDER BY as_of DESC, started DESC, id DESC LIMIT $2
            """, [salon, count]
        ) { line throws(LedgerTrouble) in
            RunRecord(
                id: try line.text(0), tick: try line.text(1), asOf: try line.instant(2),
                started: try line.instant(3), finished: try line.optionalInstant(4),
                exitStatus: try line.optional(5), report: try line.text(6))
        }
    }

    /// Those of some runs that the journal keeps.
    public func known(among runs: Set<String>) throws(LedgerTrouble) -> Set<String> {
        var known: Set<String> = []
        for run in runs {
            let count = try number(
                "SELECT COUNT(*) FROM run WHERE salon = $1 AND id = $2", [salon, run])
            if count > 0 { known.insert(run) }
        }
        return known
    }

    /// The run that a tick was claimed by.
    func run(claiming tick: String) throws(LedgerTrouble) -> String? {
        try first("SELECT id FROM run WHERE salon = $1 AND tick = $2", [salon, tick]) {
            line throws(LedgerTrouble) in try line.text(0)
        }
    }

    /// - Parameter isQuiet: whether it changed nothing that is believed.
    func add(
        _ record: RunRecord, definition: String, isQuiet: Bool
    ) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO run (
                salon, id, tick, as_of, started, finished, exit_status, definition, report,
                is_quiet, n)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, COALESCE(MAX(n), 0) + 1
            FROM run WHERE salon = $1
            """,
            [
                salon, record.id, record.tick, record.asOf.timeIntervalSince1970,
                record.started.timeIntervalSince1970, record.finished?.timeIntervalSince1970,
                record.exitStatus, definition, record.report, isQuiet,
            ])
    }
}
