import ArgumentParser
import Pipeline
import Reconciliation
import Reservations

/// `daicho same A B`: one visit under two numbers.
struct SameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "same",
        abstract: "Say that two bookings are one visit under two numbers.",
        discussion: """
            Both rows stay, and each follows its own medium; neither is looked at for the other's \
            sake any more. `daicho apart` takes it back.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var visits: TwoBookings

    func run() async throws { try await visits.say(.same, options) }
}

/// `daicho apart A B`: two visits.
struct ApartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apart",
        abstract: "Say that two bookings that look like one visit are two.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var visits: TwoBookings

    func run() async throws { try await visits.say(.apart, options) }
}

/// Two bookings by their numbers.
struct TwoBookings: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A booking's number (予約番号), or MEDIUM/NUMBER where two media use the same.",
            valueName: "number"))
    var first: String
    @Argument(help: ArgumentHelp("The other's.", valueName: "number"))
    var second: String

    fileprivate func say(_ word: VisitWord, _ options: CommonOptions) async throws {
        let books = try SalonBooks(options)
        let statement = VisitStatement(word, first, second, person: person)
        let report = try await Sync(books.loaded, in: options.world(of: books.loaded)).run(
            statement)
        daicho.say(options.json ? statement.json(report).line + "\n" : statement.text)
        try mustBeDone(report)
    }
}
