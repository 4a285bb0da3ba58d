import ArgumentParser
import LedgerStore
import Pipeline
import Reservations

/// `daicho quarantine`: rows and mails that could not be read.
struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "List rows and mails that could not be read, and clear what is dealt with.",
        discussion: """
            A row of a list is cleared by the next list without it, a row of a file when the file \
            is put right and read again, or its booking is read elsewhere. What is left waits for \
            a person.
            """,
        subcommands: [List.self, Clear.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List them all: where each stands, what is wrong, and where its bytes lie.")

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let books = try SalonBooks(options)
            let records = try await books.ledger.quarantined()
            say(
                options.json
                    ? JSON.list(records.map(\.json)).line + "\n"
                    : quarantineText(records, archive: books.archive))
        }
    }

    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Clear what a person has dealt with.")

        @OptionGroup var options: CommonOptions

        @Argument(
            help: ArgumentHelp(
                "What to clear, by the ids that `quarantine list` shows.", valueName: "id"))
        var ids: [String] = []

        @Option(
            help: ArgumentHelp("All that a source brought (repeatable).", valueName: "name"))
        var source: [String] = []

        func run() async throws {
            guard !ids.isEmpty || !source.isEmpty else {
                throw WrongUsage("name what is dealt with: ids, or --source NAME")
            }
            let books = try SalonBooks(options, for: .writing)
            let records = try QuarantineRecord.chosen(
                ids, sources: source, among: try await books.ledger.quarantined())
            let cleared = Set(records.map(\.id))
            try await books.ledger.clearQuarantine(
                Array(cleared), by: person, at: books.now)
            if options.json {
                return say(JSON.object([("cleared", .number(cleared.count))]).line + "\n")
            }
            say("\(cleared.count) 件の隔離を解きました\n")
        }
    }
}
