import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Plumbing
import Reservations

/// `daicho jobs`: exports that were asked for with `--job`.
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "List the exports that wait or are done, carry them out, and fetch them.",
        discussion: """
            `daicho export --job` queues an export; the next `daicho sync` carries it out. What is \
            done can be fetched, also again, until `retain` prunes it.
            """,
        subcommands: [List.self, Run.self, Get.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the jobs: queued, done, or failed with the reason.")

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let books = try SalonBooks(options)
            let jobs = try await books.ledger.jobs()
            say(options.json ? JSON.list(jobs.map(\.json)).line + "\n" : jobsText(jobs))
        }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Carry out what waits now, without waiting for the next sync.")

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let books = try SalonBooks(options, for: .writing)
            let done = try await ExportDesk(books.loaded, books.ledger).run(at: books.now)
            say(options.json ? JSON.list(done.map(\.json)).line + "\n" : jobsText(done))
            if done.contains(where: { $0.state == .failed }) { throw Ended(status: .degraded) }
        }
    }

    struct Get: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetch what a job has written.")

        @OptionGroup var options: SalonOptions

        @Argument(help: ArgumentHelp("The job, as `jobs list` shows it.", valueName: "number"))
        var number: Int

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Where to: a file, a folder, or - for standard output.", valueName: "file"))
        var out: String = "-"

        func run() async throws {
            let books = try SalonBooks(options, for: .writing)
            let job = try await books.ledger.job(number)
            guard job.state == .done else {
                throw WrongUsage(
                    job.problem.map { "job \(number) failed: \($0)" }
                        ?? "job \(number) is \(job.state.rawValue): the next `daicho sync` or "
                        + "`daicho jobs run` does it")
            }
            let files = ExportDesk(books.loaded, books.ledger).files(of: job)
            let isIntoFolder = out != "-" && (out.hasSuffix("/") || isFolder(out))
            guard files.count == 1 || isIntoFolder else {
                throw WrongUsage("job \(number) has \(files.count) files: name a folder by --out")
            }
            try await books.ledger.note(
                Act(
                    at: books.now, person: person, kind: "export", subject: out,
                    detail: JSON.object([("format", .text("job \(number)"))]).line))
            let folder = isIntoFolder ? try madeFolder(out) : nil
            for file in files { try fetch(file, into: folder) }
        }

        private func fetch(_ file: String, into folder: String?) throws {
            let name = (file as NSString).lastPathComponent
            if out == "-" { return try copy(file, printBytes) }
            let target = try AtomicFile(path: folder.map { "\($0)/\(name)" } ?? out)
            try copy(file) { bytes throws(FileTrouble) in try target.write(bytes) }
            try target.commit()
        }
    }
}

/// Gives a file piece by piece.
private func copy(
    _ path: String, _ take: (ArraySlice<UInt8>) throws(FileTrouble) -> Void
) throws {
    guard let file = FileHandle(forReadingAtPath: path) else {
        throw FileTrouble(path: path, step: .open, code: errno)
    }
    defer { file.closeFile() }
    while let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty {
        try take([UInt8](piece)[...])
    }
}
