public import Foundation
public import LedgerStore
import Publishing
public import Reservations

/// Where exports that were asked for are carried out, and lie until they are fetched (R3-22).
public struct ExportDesk {
    private let loaded: LoadedDefinition
    private let ledger: Ledger

    public init(_ loaded: LoadedDefinition, _ ledger: Ledger) {
        self.loaded = loaded
        self.ledger = ledger
    }

    /// Queues an export, once it is known to make sense.
    public func queue(
        _ request: ExportRequest, by person: String, at now: Date
    ) async throws -> ExportJob {
        let export = try LedgerExport(request, of: [.init(loaded, ledger)], asOf: now)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let job = try await ledger.queue(
            request: String(decoding: try encoder.encode(request), as: UTF8.self), by: person,
            at: now)
        try await export.note(by: person, to: "job \(job.number)")
        return job
    }

    /// Carries out all that waits. A job that cannot be done says why and stops no other.
    @discardableResult
    public func run(at now: Date) async throws -> [ExportJob] {
        var ended: [ExportJob] = []
        while var job = try await ledger.claimJob(at: now) {
            do {
                let outcomes = try write(job)
                job.state = .done
                job.files = outcomes.flatMap(\.files).map { ($0 as NSString).lastPathComponent }
                job.rows = outcomes.map(\.rows).reduce(0, +)
            } catch let trouble as LedgerTrouble {
                throw trouble
            } catch {
                job.state = .failed
                job.problem = "\(error)"
            }
            job.ended = now
            try await ledger.end(job)
            ended.append(job)
        }
        return ended
    }

    /// Lets go of what was done before a moment, fetched or not.
    public func prune(before moment: Date) async throws {
        for number in try await ledger.pruneJobs(before: moment) {
            // A folder that is gone already, or cannot go now, holds up nobody.
            _ = try? FileManager.default.removeItem(atPath: folder(of: number))
        }
    }

    /// Lets go of all that is done, for the guests that are being forgotten: the files first, so that
    /// none is left without its job.
    func pruneAll() async throws {
        for job in try await ledger.jobs() where job.ended != nil {
            let folder = folder(of: job.number)
            guard FileManager.default.fileExists(atPath: folder) else { continue }
            try FileManager.default.removeItem(atPath: folder)
        }
        try await prune(before: .distantFuture)
    }

    /// The files of a job that is done.
    public func files(of job: ExportJob) -> [String] {
        job.files.map { "\(folder(of: job.number))/\($0)" }
    }

    private func folder(of number: Int) -> String {
        "\(loaded.definition.state)/exports/\(number)"
    }

    /// `today` is the day on which it was asked for.
    private func write(_ job: ExportJob) throws -> [Shelf.Outcome] {
        let request = try JSONDecoder().decode(ExportRequest.self, from: Data(job.request.utf8))
        let export = try LedgerExport(request, of: [.init(loaded, ledger)], asOf: job.asked)
        let folder = folder(of: job.number)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        return try export.write(to: .folder(folder, export.name, request.fileSplit))
    }
}

/// The jobs for people, the newest first.
public func jobsText(_ jobs: [ExportJob]) -> String {
    if jobs.isEmpty { return "書き出しの依頼はありません\n" }
    let rows = jobs.map { job in
        [
            "\(job.number)", SalonTime.ledger(job.asked), job.person, job.state.label,
            job.state == .done ? "\(job.rows)" : "",
            job.problem ?? job.files.joined(separator: " "),
        ]
    }
    let table = TextTable(
        titles: ["番号", "依頼", "依頼者", "状態", "行数", "ファイル・理由"], rows: rows, numeric: [0, 4],
        widest: 120)
    return table.text + "\n\n受け取る  daicho jobs get 番号 --out ファイル\n"
}

extension ExportJob.State {
    var label: String {
        switch self {
        case .queued: "待ち"
        case .running: "作成中"
        case .done: "できました"
        case .failed: "失敗"
        }
    }
}

extension ExportJob {
    /// The job for scripts.
    public var json: JSON {
        [
            "job": .number(number), "asked": .text(SalonTime.iso(asked)), "person": .text(person),
            "state": .text(state.rawValue), "ended": .text(ended.map(SalonTime.iso)),
            "rows": .number(rows), "files": .list(files.map { .text($0) }),
            "problem": .text(problem),
        ]
    }
}
