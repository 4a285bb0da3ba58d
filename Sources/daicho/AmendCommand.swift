import ArgumentParser
import Foundation
import Pipeline
import Reservations

/// `daicho amend NUMBER`: what a person changes, or knows better.
struct AmendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Change a booking, or pin values of it that a person knows better.",
        discussion: """
            A booking that was entered here simply changes. Of a medium's booking, memo and \
            equipment are the salon's own; of the rest the medium is the master: what it takes is \
            sent, else the command names the screen, the row shows 媒体側未反映 until the medium \
            says the same, and a change there wins. A pin is for what a source says wrongly: it \
            wins until its source says something else than it does now; then the field is in \
            conflict (項目の食い違い) until a person pins again or unpins. What changes is handed \
            over at once.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var booking: OneBooking
    @OptionGroup var desk: DeskOptions
    @Flag(name: .long, help: "Make a request (仮予約) a booking, where it fits.")
    var confirm = false
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A value that stands whatever the sources say, such as 開始時刻=15:30 (repeatable).",
            valueName: "field=value"))
    var pin: [String] = []
    @Option(
        name: .long,
        help: ArgumentHelp("A field that is the sources' again (repeatable).", valueName: "field"))
    var unpin: [String] = []

    func run() async throws {
        if pin.isEmpty, unpin.isEmpty { return try await change() }
        guard !confirm, try desk.words.facts().claimed.isEmpty else {
            throw WrongUsage("--pin and --unpin stand alone: change the booking by itself")
        }
        let amendment = try Amendment(
            number: booking.number, medium: booking.mediumID, pins: pin, unpins: unpin,
            person: person)
        let books = try SalonBooks(options)
        let sync = Sync(books.loaded, in: options.world(of: books.loaded))
        let report = try await sync.run(amendment)
        say(
            options.json
                ? amendment.json(report).line + "\n"
                : amendment.text(report, try await sync.changes(of: report)))
        try mustBeDone(report)
    }

    private func change() async throws {
        try await booking.take(
            try Deed(
                amending: booking.number, medium: booking.mediumID, desk.words, confirms: confirm,
                person: person),
            options)
    }
}

extension CommonOptions {
    /// The world of a verb that reads no source.
    func world(of loaded: LoadedDefinition) -> World {
        LiveWorld(
            definition: loaded.definition, asOf: asOf?.instant, isPlan: false,
            environment: ProcessInfo.processInfo.environment, progress: { _ in }
        ).world
    }
}
