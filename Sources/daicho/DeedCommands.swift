import ArgumentParser
import Pipeline
import Reservations

/// `daicho cancel NUMBER`.
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Cancel a booking, by the guest's word or the salon's.",
        discussion: """
            A medium's own booking is cancelled there, too: it is sent where the medium takes it, \
            else the command names the screen on which a person does it. A guest who has been \
            there (済み) cannot cancel any more.
            """)

    enum Canceller: String, ExpressibleByArgument, CaseIterable {
        case customer, salon
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var booking: OneBooking
    @Option(name: .long, help: "Who called it off.")
    var by = Canceller.customer

    func run() async throws {
        try await booking.take(
            Deed(
                cancelling: booking.number, medium: booking.mediumID, bySalon: by == .salon,
                person: person),
            options)
    }
}

/// `daicho visit NUMBER`: 来店処理.
struct VisitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit",
        abstract: "Note that the guest came (来店処理).",
        discussion: """
            On its day, and not before. No medium is told: each has its own screen for it.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var booking: OneBooking
    @Flag(name: .long, help: "Take back a visit that was noted by mistake.")
    var undo = false

    func run() async throws {
        try await booking.take(
            Deed(
                visiting: booking.number, medium: booking.mediumID, isMistaken: undo,
                person: person),
            options)
    }
}

/// A booking by its number.
struct OneBooking: ParsableArguments {
    @Option(name: .long, help: "The medium's id, where two media use the same number.")
    var medium: String?
    @Argument(help: ArgumentHelp("The booking's number (予約番号).", valueName: "number"))
    var number: String

    var mediumID: Medium? { medium.map { Medium(rawValue: $0) } }

    /// Does a deed at once and tells what has come of it.
    func take(_ deed: Deed, _ options: CommonOptions) async throws {
        let books = try SalonBooks(options)
        let done = try await Sync(books.loaded, in: options.world(of: books.loaded)).run(deed)
        let text = done.text(mediumName: books.name(of: done.key.medium))
        say(options.json ? done.json.line + "\n" : text)
        try mustBeDone(done.report)
    }
}
