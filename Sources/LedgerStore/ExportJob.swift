public import Foundation

/// An export that somebody asked for, to be carried out by a run (R3-22).
public struct ExportJob: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        case queued, running, done, failed
    }

    /// Counted from 1 in each ledger.
    public let number: Int
    public let asked: Date
    public let person: String
    /// What was asked for, as JSON; `{}` once it has ended, because its words may be a guest's.
    public let request: String
    public var state: State
    /// How often it was begun; a run that is killed leaves it to the next.
    public var attempts: Int
    public var ended: Date?
    /// The names of its files.
    public var files: [String]
    public var rows: Int
    /// Why it failed.
    public var problem: String?

    /// After so many beginnings that came to no end, there is no further one.
    static let mostAttempts = 3
    /// How long a beginning is waited for before another run takes the job over.
    static let patience: TimeInterval = 600
}

extension Ledger {
    /// Puts a job into the queue and gives it back with its number.
    public func queue(
        request: String, by person: String, at now: Date
    ) throws(LedgerTrouble) -> ExportJob {
        try writing { books throws(LedgerTrouble) in
            let last = try books.number(
                "SELECT COALESCE(MAX(n), 0) FROM export_job WHERE salon = $1", [books.salon])
            try books.run(
                """
                INSERT INTO export_job (
                    salon, n, asked, person, request, state, attempts, files, row_count)
                VALUES ($1, $2, $3, $4, $5, 'queued', 0, '[]', 0)
                """,
                [books.salon, last + 1, now.timeIntervalSince1970, person, request])
            return try books.job(last + 1)
        }
    }

    /// All jobs that are kept, the newest first.
    public func jobs() throws(LedgerTrouble) -> [ExportJob] {
        try reading { books throws(LedgerTrouble) in
            try books.jobs(
                "SELECT \(Books.job) FROM export_job WHERE salon = $1 ORDER BY n DESC", [])
        }
    }

    public func job(_ number: Int) throws(LedgerTrouble) -> ExportJob {
        try reading { books throws(LedgerTrouble) in try books.job(number) }
    }

    /// Takes the oldest job that waits, or that another run left unfinished; nil where none does.
    public func claimJob(at now: Date) throws(LedgerTrouble) -> ExportJob? {
        let tooLong = now - ExportJob.patience
        return try writing { books throws(LedgerTrouble) in
            try books.giveUp(before: tooLong, at: now)
            let waiting = try books.jobs(
                """
                SELECT \(Books.job) FROM export_job
                WHERE salon = $1 AND (state = 'queued' OR (state = 'running' AND begun <= $2))
                ORDER BY n LIMIT 1
                """, [tooLong.timeIntervalSince1970])
            guard let number = waiting.first?.number else { return nil }
            try books.run(
                """
                UPDATE export_job SET state = 'running', attempts = attempts + 1, begun = $1
                WHERE salon = $2 AND n = $3
                """, [now.timeIntervalSince1970, books.salon, number])
            return try books.job(number)
        }
    }

    /// Notes how a job ended.
    public func end(_ job: ExportJob) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            try books.run(
                """
                UPDATE export_job
                SET state = $1, ended = $2, files = $3, row_count = $4, problem = $5,
                    request = '{}'
                WHERE salon = $6 AND n = $7
                """,
                [
                    job.state.rawValue, job.ended?.timeIntervalSince1970,
                    try jsonText(job.files), job.rows, job.problem, books.salon, job.number,
                ])
        }
    }

    /// Forgets jobs that ended before a moment, and gives back their numbers.
    public func pruneJobs(before moment: Date) throws(LedgerTrouble) -> [Int] {
        try writing { books throws(LedgerTrouble) in
            let old = try books.jobs(
                "SELECT \(Books.job) FROM export_job WHERE salon = $1 AND ended < $2 ORDER BY n",
                [moment.timeIntervalSince1970])
            for job in old {
                try books.run(
                    "DELETE FROM export_job WHERE salon = $1 AND n = $2",
                    [books.salon, job.number])
            }
            return old.map(\.number)
        }
    }
}

extension Books {
    fileprivate static let job =
        "n, asked, person, request, state, attempts, ended, files, row_count, problem"

    fileprivate func job(_ number: Int) throws(LedgerTrouble) -> ExportJob {
        let found = try jobs(
            "SELECT \(Books.job) FROM export_job WHERE salon = $1 AND n = $2", [number])
        guard let job = found.first else {
            throw .unknown(what: "job", id: "\(number)")
        }
        return job
    }

    fileprivate func jobs(
        _ sql: String, _ arguments: [Argument]
    ) throws(LedgerTrouble) -> [ExportJob] {
        try all(sql, [salon] + arguments) { line throws(LedgerTrouble) in
            ExportJob(
                number: try line.number(0), asked: try line.instant(1), person: try line.text(2),
                request: try line.text(3),
                state: try line.read(4) { ExportJob.State(rawValue: $0) },
                attempts: try line.number(5), ended: try line.optionalInstant(6),
                files: try line.json(7), rows: try line.number(8),
                problem: try line.optional(9))
        }
    }

    /// A job whose runs were cut off too often would cut off the next one too.
    fileprivate func giveUp(before moment: Date, at now: Date) throws(LedgerTrouble) {
        try run(
            """
            UPDATE export_job SET state = 'failed', ended = $1, problem = $2, request = '{}'
            WHERE salon = $3 AND state = 'running' AND begun <= $4 AND attempts >= $5
            """,
            [
                now.timeIntervalSince1970,
                "\(ExportJob.mostAttempts) runs were cut off while they wrote it: ask for less of "
                    + "it, or write it with `daicho export --out`",
                salon, moment.timeIntervalSince1970, ExportJob.mostAttempts,
            ])
    }
}
