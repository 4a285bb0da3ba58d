import ArgumentParser
import Connectors
import Formats
import Foundation
import Pipeline
import Reservations

/// `daicho backfill`: brings the past, or any range of days, into the ledger from saved files.
struct BackfillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backfill",
        abstract: "Fill a range of days from CSV files, saved pages and mails, or a source.",
        discussion: """
            Never beats newer data, never makes a booking missing, and tells no target unless \
            --emit is given. On a terminal it first shows what it would do, and asks. Killed, it \
            goes on where it stood when it is called again; called again after its end, it changes \
            nothing.
            """)

    @Argument(help: "The definition.")
    var definition: String?
    @OptionGroup var common: CommonOptions
    @Option(help: ArgumentHelp("The first day, YYYY-MM-DD.", valueName: "day"))
    var from: String
    @Option(help: ArgumentHelp("The last day, YYYY-MM-DD.", valueName: "day"))
    var to: String
    @Option(
        help: ArgumentHelp(
            "A CSV, page or mail, or a folder of them (repeatable; default: the folders of the "
                + "definition's sources).", valueName: "path"))
    var file: [String] = []
    @Option(
        help: ArgumentHelp(
            "A source of the definition to ask for these days: a site is walked, a mailbox read "
                + "(repeatable). Nothing is marked as read.", valueName: "name"))
    var source: [String] = []
    @Option(
        help: ArgumentHelp(
            "The layout of the files (default: the one that knows them best).",
            valueName: "format"))
    var format: String?
    @Flag(name: .customLong("dry-run"), help: "Only show what would be done.")
    var isTrial = false
    @Flag(help: "Do not ask on a terminal.")
    var yes = false
    @Flag(help: "Tell targets of future bookings, under the same guards as any run.")
    var emit = false

    func run() async throws {
        let days = try days
        let loaded = try common.load(argument: definition)
        let bar = ProgressBar(isShown: isWatched && !common.json)
        let backfill = try Backfill(
            loaded, formats: try formats(of: loaded),
            media: mediaAtHand(beside: loaded.definition.file, libraries: libraries()), days: days,
            emits: emit, now: common.now,
            randomBytes: LiveWorld.randomBytes,
            progress: { bar.show($0, $1) })
        let files = try paths(of: loaded)
        let fetched = try await fetched(of: loaded)
        let asks = isatty(STDIN_FILENO) == 1 && isWatched && !yes && !common.json
        if isTrial || asks {
            let report = try backfill.trial(files, fetched: fetched)
            bar.wipe()
            say(common.json ? report.json.line + "\n" : report.text)
            if isTrial { return try end(report) }
            guard agrees() else { return say("何も書いていません\n") }
        }
        let report = try backfill.run(files, fetched: fetched)
        bar.wipe()
        say(common.json ? report.json.line + "\n" : report.text)
        try end(report)
    }

    private func end(_ report: BackfillReport) throws {
        if report.status != .done { throw Ended(status: report.status) }
    }

    private func agrees() -> Bool {
        say("取り込みますか？ [y/N] ")
        return ["y", "yes", "はい"].contains((readLine() ?? "").lowercased())
    }

    private var days: ClosedRange<ServiceDay> {
        get throws {
            guard let first = ServiceDay(from), let last = ServiceDay(to) else {
                throw WrongUsage("--from and --to are days such as 2026-07-01")
            }
            guard first <= last else { throw WrongUsage("--from \(from) is later than --to \(to)") }
            return first...last
        }
    }

    private func formats(of loaded: LoadedDefinition) throws -> [Format] {
        if let format {
            return [
                try loadFormat(
                    format, beside: loaded.definition.file, libraries: libraries())
            ]
        }
        let own = loaded.definition.sources.flatMap { loaded.formats[$0.name] ?? [] }
        let others = tableFormats(beside: loaded.definition.file, libraries: libraries())
        return own + others.filter { other in !own.contains { $0.name == other.name } }
    }

    /// What the named sources have of these days, asked for once, whatever is done with it.
    private func fetched(of loaded: LoadedDefinition) async throws -> [FetchedPast] {
        let chosen = try chosenSources(source, of: loaded.definition)
        let live = LiveWorld(
            definition: loaded.definition, asOf: common.asOf?.instant, isPlan: isTrial,
            environment: ProcessInfo.processInfo.environment, progress: { _ in })
        var fetched: [FetchedPast] = []
        for source in loaded.definition.sources where chosen.contains(source.name) {
            fetched.append(
                await FetchedPast(
                    source, of: loaded, days: try days, asOf: common.now, fetch: live.world.fetch))
        }
        return fetched
    }

    private func paths(of loaded: LoadedDefinition) throws -> [String] {
        if file.isEmpty, !source.isEmpty { return [] }
        let named =
            file.isEmpty
            ? loaded.definition.sources.compactMap { source in
                if case .folder(let path) = source.origin { path } else { nil }
            } : file
        guard !named.isEmpty else {
            throw WrongUsage(
                "the definition has no folder to read from: name files with --file, or a source "
                    + "to ask with --source")
        }
        return try named.flatMap {
            try pastFiles(at: $0, endings: [".csv", ".tsv", ".txt", ".html", ".htm", ".eml"])
        }
    }
}

/// How far a file has come, on one line of a terminal that is wiped again.
private struct ProgressBar: Sendable {
    let isShown: Bool

    func show(_ file: String, _ part: Double) {
        guard isShown else { return }
        let filled = Int(part * 30)
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
        let name = (file as NSString).lastPathComponent
        FileHandle.standardError.write(
            Data("\r\u{1B}[K\(name) \(bar) \(Int(part * 100)) %".utf8))
    }

    func wipe() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
