import ArgumentParser
import Foundation
import Pipeline
import Reservations

/// Which salon is meant.
struct DefinitionOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The salon's definition (default: $DAICHO_DEFINITION, then ./daicho.yaml).",
            valueName: "path"))
    var definition: String?

    /// The path of the definition: the argument, `--definition`, the environment, or what lies in
    /// the working directory.
    func path(argument: String? = nil) throws -> String {
        if let argument, let definition, argument != definition {
            throw WrongUsage(
                "two definitions are named, \(argument) and \(definition): leave one out")
        }
        let environment = ProcessInfo.processInfo.environment["DAICHO_DEFINITION"]
        let named = argument ?? definition ?? environment.flatMap { $0.isEmpty ? nil : $0 }
        return named ?? "daicho.yaml"
    }
}

/// Which salon is meant, and when.
struct SalonOptions: ParsableArguments {
    @OptionGroup var place: DefinitionOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Stands for now, in ISO 8601; refused with a live source.", valueName: "instant"),
        transform: { try AsOf($0) })
    var asOf: AsOf?

    /// The moment the verb takes for now.
    var now: Date { asOf?.instant ?? Date() }

    /// Reads and checks the definition, and whether `--as-of` may stand for now with it.
    func load(argument: String? = nil) throws -> LoadedDefinition {
        let path = try place.path(argument: argument)
        let loaded = try loadDefinition(at: path, libraries: libraries())
        if let asOf { try refuseAsOf(asOf.text, of: loaded.definition) }
        return loaded
    }
}

/// The options that most verbs with a ledger know.
struct CommonOptions: ParsableArguments {
    @OptionGroup var salon: SalonOptions

    @Flag(name: .long, help: "Print the result as JSON.")
    var json = false

    @Flag(name: .long, help: "Say what a terminal would show, also without one.")
    var verbose = false

    var definition: String? { salon.place.definition }
    var asOf: AsOf? { salon.asOf }
    var now: Date { salon.now }

    func path(argument: String? = nil) throws -> String {
        try salon.place.path(argument: argument)
    }

    func load(argument: String? = nil) throws -> LoadedDefinition {
        try salon.load(argument: argument)
    }
}

/// An instant as it was written.
struct AsOf: Sendable {
    let text: String
    let instant: Date

    init(_ text: String) throws {
        guard let instant = SalonTime.instant(iso: text) else {
            throw ValidationError(
                "`\(text)` is no instant; write ISO 8601, such as 2026-12-01T09:00:00+09:00")
        }
        self.text = text
        self.instant = instant
    }
}

/// `--source NAME`, for the verbs in which one can be chosen.
struct SourceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Only this source of the definition (repeatable).", valueName: "name"))
    var source: [String] = []

    func chosen(of loaded: LoadedDefinition) throws -> Set<String> {
        try chosenSources(source, of: loaded.definition)
    }
}

/// When a step was taken.
struct MomentOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "When it happened at the medium, in ISO 8601 (default: now).", valueName: "instant"),
        transform: { try AsOf($0) })
    var at: AsOf?
}

/// The seconds in `8h` or `30m`, a day at most.
func sessionSeconds(_ text: String) throws -> TimeInterval {
    let units: [Character: Int] = ["h": 3600, "m": 60]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()),
        count >= 0, count <= 24 * 3600 / unit
    else { throw ValidationError("--for: write hours or minutes up to a day, such as 8h or 30m") }
    return TimeInterval(count * unit)
}
