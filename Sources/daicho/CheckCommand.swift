import ArgumentParser
import Connectors
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// `daicho check`: whether everything that a run needs is there, without reading a booking.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tell every problem of a definition, then try sign-in, mailbox, clock, ledger.",
        discussion: "Reads no booking. --resume ends a login's rest after a person has solved it.")

    @Argument(help: "The definition.")
    var definition: String?
    @OptionGroup var common: CommonOptions
    @OptionGroup var sources: SourceOptions
    @Flag(help: "End the rest of this definition's logins, and forget refused passwords.")
    var resume = false

    func run() async throws {
        let loaded = try common.load(argument: definition)
        let live = LiveWorld(
            definition: loaded.definition, asOf: common.asOf?.instant, isPlan: true,
            environment: ProcessInfo.processInfo.environment, progress: { _ in })
        var status = ExitStatus.done
        say("definition    ok  \(loaded.definition.file)\n")
        let chosen = try sources.chosen(of: loaded)
        for source in loaded.definition.sources where chosen.isEmpty || chosen.contains(source.name)
        {
            if resume { try end(restOf: source, in: live) }
            let check = SourceCheck(live: live, loaded: loaded, source: source)
            status = status.joined(with: tell(source.name, await check.outcome()))
        }
        status = status.joined(with: try await ledger(loaded))
        if status != .done { throw Ended(status: status) }
    }

    private func end(restOf source: Source, in live: LiveWorld) throws {
        guard let login = source.login else { return }
        try Connectors.Login(at: live.loginFolder(login)).resume()
        say("\(source.name)    the login's rest is over\n")
    }

    private func tell(_ name: String, _ outcome: SourceCheck.Outcome) -> ExitStatus {
        switch outcome {
        case .fine(let words):
            say("\(name)    ok  \(words)\n")
            return .done
        case .trouble(let trouble):
            say("\(name)    --  \(trouble.text)\n")
            switch trouble.fault {
            case .person: return .personNeeded
            case .network: return .nothingRead
            case .storage: return .broken
            }
        }
    }

    private func ledger(_ loaded: LoadedDefinition) async throws -> ExitStatus {
        guard let ledger = try SalonBooks.open(loaded, for: .reading) else {
            say("ledger    --  none yet; the first `daicho sync` begins it\n")
            return .done
        }
        let problems = try await ledger.integrity()
        for problem in problems { say("ledger    --  \(problem)\n") }
        if problems.isEmpty { say("ledger    ok  \(loaded.definition.ledgerFile)\n") }
        return problems.isEmpty ? .done : .broken
    }
}
