import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// What the steps of a link have in common.
struct StepOptions: ParsableArguments {
    @OptionGroup var options: CommonOptions
    @OptionGroup var moment: MomentOption

    @Argument(help: ArgumentHelp("The medium's id.", valueName: "medium"))
    var medium: String

    func take(_ verb: LinkVerb, hasChat: Bool = false) async throws {
        let (standing, report) = try await LinkDesk(options)
            .take(verb, of: medium, at: moment.at?.instant, hasChat: hasChat)
        say(
            options.json
                ? standing.json.line + "\n" : stepText(standing, after: verb, report: report))
        try mustBeDone(report)
    }
}

/// `daicho link report`.
struct LinkReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "The medium has been told: the key is handed over, or set on its screen.")

    @OptionGroup var step: StepOptions

    @Flag(name: .long, help: "Its chat is switched on, where it will tell that it is ready.")
    var chat = false

    func run() async throws { try await step.take(.report, hasChat: chat) }
}

/// `daicho link ready`.
struct LinkReady: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready",
        abstract: "The medium is ready, or has taken the key: merge the staff now.")

    @OptionGroup var step: StepOptions

    func run() async throws { try await step.take(.ready) }
}

/// `daicho link start`.
struct LinkStart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "The staff are merged, and the link is switched on (連携準備完了).")

    @OptionGroup var step: StepOptions

    func run() async throws { try await step.take(.start) }
}

/// `daicho link confirm`.
struct LinkConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "The medium shows that the link stands (連携中).")

    @OptionGroup var step: StepOptions

    func run() async throws { try await step.take(.confirm) }
}

/// `daicho link stop`.
struct LinkStop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop",
        abstract: "End the link; tells what has to be set up anew at the medium.")

    @OptionGroup var step: StepOptions

    func run() async throws { try await step.take(.stop) }
}
