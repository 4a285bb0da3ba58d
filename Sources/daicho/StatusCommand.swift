import ArgumentParser
import LedgerStore
import Pipeline
import Reservations

/// `daicho status`: how fresh each source is, and what needs a hand.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell how fresh each source is, what is held, and what needs a hand.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var sources: SourceOptions

    @Argument(help: ArgumentHelp("The salon's definition.", valueName: "definition"))
    var path: String?

    func run() async throws {
        let loaded = try options.load(argument: path)
        let status = try await SalonStatus(
            of: loaded, ledger: try SalonBooks.open(loaded, for: .reading), asOf: options.now,
            sources: try sources.chosen(of: loaded))
        say(options.json ? status.json.line + "\n" : status.text)
    }
}
