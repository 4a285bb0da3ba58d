import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// When a step was taken.
struct MomentOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "When it happened at the medium, in ISO 8601 (default: now).", valueName: "instant"),
        transform: { try AsOf($0) })
    var at: AsOf?
}

/// What the steps of a link have in common.
struct StepOptions: ParsableArguments {
    @OptionGroup var options: CommonOptions
    @OptionGroup var moment: MomentOption

    @Argument(help: ArgumentHelp("The medium's id.", valueName: "medium"))
    var medium: String

    func take(_ verb: LinkVerb, hasChat: Bool = false) async throws {
        let (standing, report) = try await desk(options)
            .take(verb, of: medium, at: moment.at?.instant, hasChat: hasChat)
        say(
            options.json
                ? standing.json.line + "\n" : stepText(standing, after: verb, report: report))
        try mustBeDone(report)
    }
}

extension LinkCommand {
    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The medium has been told: the key is handed over, or set on its screen.")

        @OptionGroup var step: StepOptions

        @Flag(name: .long, help: "Its chat is switched on, where it will tell that it is ready.")
        var chat = false

        func run() async throws { try await step.take(.report, hasChat: chat) }
    }

    struct Ready: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The medium is ready, or has taken the key: merge the staff now.")

        @OptionGroup var step: StepOptions

        func run() async throws { try await step.take(.ready) }
    }

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The staff are merged, and the link is switched on (連携準備完了).")

        @OptionGroup var step: StepOptions

        func run() async throws { try await step.take(.start) }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The medium shows that the link stands (連携中).")

        @OptionGroup var step: StepOptions

        func run() async throws { try await step.take(.confirm) }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the link; tells what has to be set up anew at the medium.")

        @OptionGroup var step: StepOptions

        func run() async throws { try await step.take(.stop) }
    }
}

/// The seconds in `8h` or `30m`, a day at most.
func sessionSeconds(_ text: String) throws -> TimeInterval {
    let units: [Character: Int] = ["h": 3600, "m": 60]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()),
        count >= 0, count <= 24 * 3600 / unit
    else { throw ValidationError("--for: write hours or minutes up to a day, such as 8h or 30m") }
    return TimeInterval(count * unit)
}
