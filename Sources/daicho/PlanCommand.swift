import ArgumentParser
import Foundation
import Pipeline
import Reservations

/// `daicho plan`: what `sync` would do.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what a sync would do, with the plan's id; writes nothing.",
        discussion: "It does sign in. `daicho sync --expect ID` carries out just this plan.")

    @Argument(help: "The definition.")
    var definition: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var asked: RunOptions
    @Flag(name: .customLong("detailed-exitcode"), help: "End with 2 if the plan has changes.")
    var tellsChanges = false

    func run() async throws {
        let loaded = try common.load(argument: definition)
        let live = LiveWorld(
            definition: loaded.definition, asOf: common.asOf?.instant, isPlan: true,
            environment: ProcessInfo.processInfo.environment, progress: { _ in })
        let sync = Sync(loaded, in: live.world, options: try asked.options(of: loaded))
        let (preview, report) = await sync.plan()
        // What a person reads in the plan itself is not said twice.
        let isSaid = preview != nil && !common.json
        for note in report.notes where !(isSaid && note.isAboutReading) {
            complain("\(report.salon): \(note.text)")
        }
        if let preview {
            say((common.json ? preview.json.line : preview.text) + "\n")
            if report.status == .done, tellsChanges, preview.hasChanges {
                throw Ended(status: .planHasChanges)
            }
        }
        if report.status != .done { throw Ended(status: report.status) }
    }
}
