import ArgumentParser
import Foundation
import Pipeline
import Reservations

/// `daicho sync`: the main job, for cron.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Read all due sources, reconcile, commit, deliver, publish.",
        discussion: """
            Without a terminal a run that went well prints nothing. Several definitions, or a \
            folder of them, are run one beside the other, a line each; a bad one never stops the \
            others.
            """)

    @Argument(help: "Definition files, or folders of them.")
    var definitions: [String] = []
    @OptionGroup var common: CommonOptions
    @OptionGroup var asked: RunOptions
    @Option(help: "Carry out this plan, and refuse (20) if it has become another.")
    var expect: String?
    @Option(help: "Names this run; a repeated tick has no second effect.")
    var tick: String?
    @Option(help: ArgumentHelp("Only the i-th of n parts of the definitions.", valueName: "i/n"))
    var shard: Shard?
    @Option(help: ArgumentHelp("Begin no further source after so long.", valueName: "240s"))
    var until: Patience?

    @Option(
        help: ArgumentHelp(
            "Write figures in Prometheus' text format when the run is over.", valueName: "file"))
    var metrics: String?

    func run() async throws {
        let started = Date()
        let named = try definitions.isEmpty ? [common.path()] : definitions
        let paths = definitionFiles(named).enumerated()
            .filter { shard?.holds($0.offset) ?? true }.map(\.element)
        guard !paths.isEmpty || shard != nil else {
            throw WrongUsage("no definition in \(named.joined(separator: ", "))")
        }
        let deadline = until.map { started + $0.seconds }
        let fleet = Fleet(common: common, isFleet: paths.count > 1) {
            try options(of: $0, deadline: deadline)
        }
        var status = await fleet.run(paths)
        if let metrics {
            do {
                try await common.salon.writeMetrics(of: paths, to: metrics)
            } catch {
                // The run itself is over and well; only its figures are missing.
                complain("\(error)")
                status = status.joined(with: .degraded)
            }
        }
        if status != .done { throw Ended(status: status) }
    }

    func options(of loaded: LoadedDefinition, deadline: Date?) throws -> SyncOptions {
        var options = try asked.options(of: loaded)
        options.expected = expect
        options.tick = tick
        options.deadline = deadline
        options.versions = versions
        return options
    }
}

/// What `sync` and `plan` have in common.
struct RunOptions: ParsableArguments {
    @Flag(help: "Everything is due.")
    var now = false
    @OptionGroup var sources: SourceOptions

    func options(of loaded: LoadedDefinition) throws -> SyncOptions {
        var options = SyncOptions()
        options.isForced = now
        options.sources = try sources.chosen(of: loaded)
        return options
    }
}

/// One part of several: `2/5` is the second of five.
struct Shard: ExpressibleByArgument {
    let part: Int
    let parts: Int

    init?(argument: String) {
        let words = argument.split(separator: "/").map { Int($0) }
        guard words.count == 2, let part = words[0], let parts = words[1], parts > 0,
            (1...parts).contains(part)
        else { return nil }
        self.part = part
        self.parts = parts
    }

    func holds(_ index: Int) -> Bool { index % parts == part - 1 }
}

/// A span of time such as `240s` or `4m`.
struct Patience: ExpressibleByArgument {
    let seconds: TimeInterval

    init?(argument: String) {
        let unit: Double = argument.hasSuffix("m") ? 60 : 1
        let digits =
            argument.hasSuffix("s") || argument.hasSuffix("m")
            ? argument.dropLast() : argument[...]
        guard let number = Double(digits), number > 0 else { return nil }
        seconds = number * unit
    }
}
