import ArgumentParser
import Connectors
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
            sources: try sources.chosen(of: loaded), rests: try rests(in: loaded))
        say(options.json ? status.json.line + "\n" : status.text)
    }

    /// The rests that stand in the sources' logins, which salons may share.
    private func rests(
        in loaded: LoadedDefinition
    ) throws -> [String: (after: String, rest: SourceState.Rest)] {
        let live = LiveWorld(
            definition: loaded.definition, asOf: options.now, isPlan: true, environment: [:],
            progress: { _ in })
        var rests: [String: (after: String, rest: SourceState.Rest)] = [:]
        for source in loaded.definition.sources {
            guard let login = source.login else { continue }
            let state = try Connectors.Login.state(at: live.loginFolder(login))
            guard let rest = state.rest(at: options.now) else { continue }
            rests[source.name] = (
                after: rest.kind,
                rest: SourceState.Rest(
                    until: rest.until, reason: rest.reason,
                    words: SourceTrouble.Kind(rawValue: rest.kind)?.words)
            )
        }
        return rests
    }
}
