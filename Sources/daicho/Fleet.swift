import Foundation
import Pipeline
import Reservations

/// The definitions of one call, run beside each other; one salon's trouble is its own.
struct Fleet: Sendable {
    let common: CommonOptions
    let isFleet: Bool
    /// What a definition's run is asked for.
    let options: @Sendable (LoadedDefinition) throws -> SyncOptions
    private let turns = LoginTurns()

    init(
        common: CommonOptions, isFleet: Bool,
        options: @escaping @Sendable (LoadedDefinition) throws -> SyncOptions
    ) {
        self.common = common
        self.isFleet = isFleet
        self.options = options
    }

    func run(_ paths: [String]) async -> ExitStatus {
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        var status = ExitStatus.done
        var waiting = paths[...]
        await withTaskGroup(of: ExitStatus.self) { group in
            for path in waiting.prefix(width) { group.addTask { await sync(path) } }
            waiting = waiting.dropFirst(width)
            for await one in group {
                status = status.joined(with: one)
                if let next = waiting.popFirst() { group.addTask { await sync(next) } }
            }
        }
        return status
    }

    private func sync(_ path: String) async -> ExitStatus {
        do {
            let loaded = try common.load(argument: path)
            let live = LiveWorld(
                definition: loaded.definition, asOf: common.asOf?.instant, isPlan: false,
                environment: ProcessInfo.processInfo.environment,
                progress: progress(of: loaded.definition.salon.id, isShown: !isFleet), turns: turns)
            let options = try options(loaded)
            let report = await Sync(loaded, in: live.world, options: options).run()
            live.progress("")
            tell(report)
            return report.status
        } catch {
            let ending = Ending(of: error)
            complain(ending.text)
            return ending.status
        }
    }

    /// Results on standard output, what needs a person on standard error; a good run without a
    /// terminal says nothing, so that cron has nothing to mail.
    private func tell(_ report: RunReport) {
        if common.json {
            say(report.json.line + "\n")
        } else if isatty(STDOUT_FILENO) == 1 || common.verbose {
            say((isFleet ? report.line : report.summary) + "\n")
        } else {
            for note in report.freshNotes {
                complain("\(report.salon): \(note.text)")
            }
        }
    }
}
