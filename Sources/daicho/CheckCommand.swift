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
        abstract: "Tell every problem of a definition, then try all that a run needs.",
        discussion:
            "Sign-in, mailbox, clock, files, programs, mail server, ledger; reads no booking, sends nothing. --resume ends a login's rest after a person has solved it."
    )

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
        var checks = [tell(Checked("definition", .done, loaded.definition.file))]
        let chosen = try sources.chosen(of: loaded)
        for source in loaded.definition.sources where chosen.isEmpty || chosen.contains(source.name)
        {
            if resume { checks += try end(restOf: source, in: live).map(tell) }
            let check = SourceCheck(live: live, loaded: loaded, source: source)
            checks += await check.outcomes().map { tell(Checked(source.name, $0)) }
        }
        if chosen.isEmpty { checks += await OutletCheck(live: live).checks().map(tell) }
        let ledger = try SalonBooks.open(loaded, for: .reading)
        checks += try await check(ledger, of: loaded).map(tell)
        checks += try await links(loaded, ledger, at: common.now).map(tell)
        let status = checks.reduce(ExitStatus.done) { $0.joined(with: $1.status) }
        if common.json { say(json(checks, status).line + "\n") }
        if status != .done { throw Ended(status: status) }
    }

    /// Says at once what was found: the next check may wait for a server.
    private func tell(_ checked: Checked) -> Checked {
        if !common.json { say(checked.line + "\n") }
        return checked
    }

    private func json(_ checks: [Checked], _ status: ExitStatus) -> JSON {
        ["checks": .list(checks.map(\.json)), "exitStatus": .number(Int(status.rawValue))]
    }

    private func end(restOf source: Source, in live: LiveWorld) throws -> [Checked] {
        guard let login = source.login else { return [] }
        try Connectors.Login(at: live.loginFolder(login)).resume()
        return [Checked(source.name, .done, "the login's rest is over", words: "ログインの休止を終えました")]
    }

    /// A link that nobody has told of keeps its medium's bookings out.
    private func links(
        _ loaded: LoadedDefinition, _ ledger: Ledger?, at now: Date
    ) async throws -> [Checked] {
        try await LinkStanding.all(of: loaded, ledger: ledger, at: now).filter(\.leavesAllOut)
            .map { standing in
                Checked(
                    "link", .personNeeded,
                    "\(standing.rules.medium.rawValue): no link is recorded, so that its bookings "
                        + "stay out of the ledger; see `daicho link list`",
                    words: "\(standing.rules.name): 連携の記録がないため、予約を台帳に取り込みません（daicho link list）")
            }
    }

    private func check(
        _ ledger: Ledger?, of loaded: LoadedDefinition
    ) async throws -> [Checked] {
        guard let ledger else {
            return [
                Checked(
                    "ledger", .done, "none yet; the first `daicho sync` begins it",
                    words: "まだありません。はじめの daicho sync で作られます")
            ]
        }
        let problems = try await ledger.integrity()
        let file = loaded.definition.ledgerFile
        if problems.isEmpty { return [Checked("ledger", .done, file)] }
        return problems.map { problem in
            Checked(
                "ledger", .broken, "\(file): \(problem)",
                words: "\(file) が壊れています（\(problem)）。別の名前で残してから、バックアップで戻してください"
                    + "（daicho restore）")
        }
    }
}
