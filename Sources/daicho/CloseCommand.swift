import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Plumbing
import Reservations

/// `daicho close DAY`: 締め, the day's rows at the media and in the ledger.
struct CloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Compare a day at the media with the ledger (締め).",
        discussion: """
            DAY is today or YYYY-MM-DD. Reads what is stored and fetches nothing: sync first. Ends \
            with 10 while a row is unexplained, or a list has not vouched for the day yet.
            """)

    @Argument(help: "The day: today or YYYY-MM-DD.")
    var day: String
    @OptionGroup var common: CommonOptions
    @Option(
        help: ArgumentHelp(
            "Every definition in a folder: each salon's day, one after another.",
            valueName: "folder"))
    var all: String?
    @Option(help: ArgumentHelp("Also write one CSV for the head office.", valueName: "file"))
    var out: String?

    func run() async throws {
        let paths = try all.map { definitionFiles([$0]) } ?? [common.path()]
        guard !paths.isEmpty else { throw WrongUsage("no definition in \(all ?? "")") }
        guard let day = day == "today" ? SalonTime.day(of: common.now) : ServiceDay(day) else {
            throw WrongUsage("`\(self.day)` is no day; write today or YYYY-MM-DD")
        }
        var closes: [DayClose] = []
        var rows: [[String]] = []
        var status = ExitStatus.done
        for path in paths {
            do {
                let close = try close(path, on: day)
                closes.append(close)
                rows += close.rows
            } catch  where all != nil {
                // A bad salon never stops the others.
                let ending = Ending(of: error)
                complain("\(path): \(ending.text)")
                rows.append(DayClose.row(unread: path, on: day))
                status = status.joined(with: ending.status)
            }
        }
        say(
            common.json
                ? closes.map { $0.json.line + "\n" }.joined() : closes.map(\.text).joined())
        if let out { try AtomicFile.write(csvBytes([DayClose.titles] + rows), to: out) }
        if closes.contains(where: { !$0.isClosed }) { status = status.joined(with: .degraded) }
        if status != .done { throw Ended(status: status) }
    }

    private func close(_ path: String, on day: ServiceDay) throws -> DayClose {
        let loaded = try common.load(argument: path)
        return try DayClose(
            of: loaded, ledger: try SalonBooks.open(loaded, for: .reading), day: day,
            asOf: common.now)
    }
}
