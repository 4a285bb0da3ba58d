import ArgumentParser
import Foundation
import Pipeline
import Reservations

/// `daicho amend NUMBER --pin FIELD=VALUE`: a person knows better.
struct AmendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Pin values of a booking that a person knows better.",
        discussion: """
            A pin wins until its source says something else than it does now; then the field is in \
            conflict (項目の食い違い) until a person pins again or unpins. What changes is handed \
            over at once.
            """)

    @OptionGroup var options: CommonOptions
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
    @Option(name: .long, help: "The medium's id, where two media use the same number.")
    var medium: String?
    @Argument(help: ArgumentHelp("The booking's number (予約番号).", valueName: "number"))
    var number: String

    func run() async throws {
        let amendment = try Amendment(
            number: number, medium: medium.map { Medium(rawValue: $0) }, pins: pin, unpins: unpin,
            person: person)
        let books = try SalonBooks(options)
        let report = try await Sync(books.loaded, in: options.world(of: books.loaded)).run(
            amendment)
        say(options.json ? amendment.json(report).line + "\n" : amendment.text(report))
        try mustBeDone(report)
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
