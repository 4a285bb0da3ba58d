import ArgumentParser
import LedgerStore
import Pipeline
import Plumbing
import Reservations

/// `daicho staff`: who is who among the names that media use.
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff",
        abstract: "List the staff that media name, and say who is who.",
        subcommands: [List.self, Merge.self, Split.self, Stop.self, Resume.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the staff, those who are merged into nobody first.")

        @OptionGroup var options: CommonOptions
        @Option(help: "Only the staff of this medium, by its id.")
        var medium: String?
        @Option(help: "Which page of 20 of each part.")
        var page = 1
        @Flag(help: "All of them, rather than a page.")
        var all = false
        @Flag(help: "As CSV.")
        var csv = false

        func validate() throws {
            if page < 1 { throw ValidationError("--page: pages are counted from 1") }
        }

        func run() async throws {
            let books = try SalonBooks(options)
            let listing = try StaffListing(
                await books.ledger.staffBook(), of: books.loaded, medium: medium)
            if options.json { return say(listing.json.line + "\n") }
            if csv {
                let rows = [StaffListing.titles] + listing.cells
                return say(String(decoding: try csvBytes(rows), as: UTF8.self))
            }
            say(listing.text(page: all ? nil : page))
        }
    }

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that identities are one person; one person at a time.")

        @OptionGroup var options: CommonOptions
        @Argument(help: ArgumentHelp("The name that the salon uses.", valueName: "person"))
        var person: String
        @Argument(
            help: ArgumentHelp(
                "The identities, such as mezon:見本花子, as `staff list --json` names them.",
                valueName: "medium:name"))
        var identities: [String]

        func run() async throws {
            try await hear(options) { .merge(try identities.map($0), person: person) }
        }
    }

    struct Split: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Undo a merge of one identity; what was stays known.")

        @OptionGroup var options: CommonOptions
        @Argument(help: ArgumentHelp("The identity.", valueName: "medium:name"))
        var identity: String

        func run() async throws { try await hear(options) { .split(try $0(identity)) } }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that an identity gets no more slots; its bookings stay.")

        @OptionGroup var options: CommonOptions
        @Argument(help: ArgumentHelp("The identity.", valueName: "medium:name"))
        var identity: String

        func run() async throws { try await hear(options) { .stop(try $0(identity)) } }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that a stopped identity gets slots again.")

        @OptionGroup var options: CommonOptions
        @Argument(help: ArgumentHelp("The identity.", valueName: "medium:name"))
        var identity: String

        func run() async throws { try await hear(options) { .resume(try $0(identity)) } }
    }
}

/// Takes a word on staff, and shows whom it was about.
private func hear(
    _ options: CommonOptions, _ word: ((String) throws -> StaffIdentity) throws -> StaffWord
) async throws {
    let books = try SalonBooks(options)
    var named: [StaffIdentity] = []
    let said = try word { text in
        let identity = try StaffIdentity(text, of: books.loaded)
        named.append(identity)
        return identity
    }
    let report = try await Sync(books.loaded, in: options.world(of: books.loaded))
        .run(said, by: person)
    let listing = try StaffListing(await books.ledger.staffBook(), of: books.loaded)
        .showing(Set(named))
    let advice = books.loaded.advice(after: said) ?? ""
    say(options.json ? listing.json.line + "\n" : listing.text(page: nil) + advice)
    try mustBeDone(report)
}
