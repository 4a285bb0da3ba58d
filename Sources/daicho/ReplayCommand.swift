import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// `daicho replay`: the ledger, worked out again from all that came to it.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Work the ledger out again from what is kept, and compare; writes nothing.",
        discussion: """
            Without further options the result has to be the live ledger, row by row, and the \
            captures that are retained have to say what was observed: 0, or 50 where the ledger \
            differs, and 10 where something cannot be covered or is read otherwise today.

            With other formats or thresholds, or up to an earlier moment (--as-of), it prints the \
            decisions that would differ: numbers and names of fields only.
            """)

    @Argument(help: "The definition.")
    var definition: String?
    @OptionGroup var common: CommonOptions
    @Option(
        help: ArgumentHelp("Read the captures with the formats of this folder.", valueName: "dir"))
    var formats: String?
    @OptionGroup var trying: LimitOptions

    func run() async throws {
        // Nothing is fetched, so that `--as-of` is right with a live source, too.
        let path = try common.path(argument: definition)
        let loaded = try loadDefinition(at: path, libraries: libraries())
        guard let ledger = try SalonBooks.open(loaded, for: .reading) else {
            throw WrongUsage("\(loaded.definition.ledgerFile): there is no ledger yet")
        }
        let trial = Trial(
            readers: try formats.map { try loadReaders(in: $0) } ?? [:], limits: trying.limits)
        let others = formatsAtHand(beside: loaded.definition.file, libraries: libraries())
        let report = try await Replay(loaded, others: others).report(
            on: ledger, trying: trial, until: common.asOf?.instant)
        say(common.json ? report.json.line + "\n" : report.text)
        if report.status != .done { throw Ended(status: report.status) }
    }
}
