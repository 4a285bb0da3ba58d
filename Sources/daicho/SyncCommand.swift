import ArgumentParser
import Foundation
import Pipeline
import Reservations

struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Read all due sources, reconcile, commit, deliver, publish.")

    @Argument(help: "Definitions, or folders of them.")
    var definitions: [String] = []
    @Option(name: .customLong("as-of")) var asOf: String?
    @Flag var json = false
    @Flag var verbose = false
    @Flag var now = false

    func run() async throws {
        let loaded = try loadDefinition(at: definitions[0], libraries: ["Pipelines"])
        let live = LiveWorld(
            definition: loaded.definition, asOf: asOf.flatMap { SalonTime.instant(iso: $0) },
            isPlan: false, environment: ProcessInfo.processInfo.environment, progress: { _ in })
        var options = SyncOptions()
        options.isForced = now
        let report = await (Sync(loaded, in: live.world, options: options)).run()
        print(json ? report.json.line : report.summary)
        throw ExitCode(report.status.rawValue)
    }
}
