import ArgumentParser
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

/// `daicho hold`: what the guards keep back.
struct HoldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "List what the guards keep back, and decide on it.",
        subcommands: [List.self, Approve.self, Drop.self, Judge.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the holds with their bookings.")

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let books = try SalonBooks(options)
            let holds = try await books.ledger.holds()
            if options.json { return say(JSON.list(holds.map(\.json)).line + "\n") }
            let keys = Set(holds.flatMap { $0.hold.members.map(\.key) })
            let histories = try await books.ledger.histories(of: keys)
            say(holdText(holds, bookings: histories.compactMapValues { $0.reservation?.facts }))
        }
    }

    struct Judge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backtest",
            abstract:
                "How often each guard would have held over this ledger's history, and rightly.")

        @OptionGroup var place: DefinitionOption

        @OptionGroup var trying: LimitOptions

        @Flag(name: .long, help: "Print the result as JSON.")
        var json = false

        func run() async throws {
            let loaded = try loadDefinition(at: place.path(), libraries: libraries())
            guard let ledger = try SalonBooks.open(loaded, for: .reading) else {
                throw WrongUsage("\(loaded.definition.ledgerFile): there is no ledger yet")
            }
            let backtest = try await Replay(loaded).backtest(
                on: ledger, trying: Trial(limits: trying.limits))
            say(json ? backtest.json.line + "\n" : backtest.text)
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What waits is right: the next run carries it out.")

        @OptionGroup var options: CommonOptions

        @Argument(help: ArgumentHelp("The hold, as `hold list` shows it.", valueName: "id"))
        var id: String

        func run() async throws {
            try await decide(.approved, on: id, options)
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What waits is wrong: what asked for it is left out of account.")

        @OptionGroup var options: CommonOptions

        @Argument(help: ArgumentHelp("The hold, as `hold list` shows it.", valueName: "id"))
        var id: String

        func run() async throws {
            try await decide(.dropped, on: id, options)
        }
    }
}

/// Notes a person's word on a hold and says what comes of it.
private func decide(
    _ word: HoldState.Word, on id: String, _ options: CommonOptions
) async throws {
    let books = try SalonBooks(options, for: .writing)
    try await books.ledger.decide(hold: id, word: word, by: person, at: books.now)
    if options.json {
        let result: JSON = ["id": .text(id), "word": .text(word.rawValue)]
        return say(result.line + "\n")
    }
    say(decisionText(word, on: id))
}
