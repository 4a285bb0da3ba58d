import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// `daicho action`: what was handed over and is not yet confirmed.
struct ActionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "action",
        abstract: "List the actions that are not through, and confirm or repeat them.",
        subcommands: [List.self, Done.self, Retry.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the actions that are not through.")

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let books = try SalonBooks(options)
            var actions: [OutboxAction] = []
            for state in OutboxAction.State.open {
                actions += try await books.ledger.actions(in: state)
            }
            let reasons = try await books.loaded.reasons(
                for: actions, in: books.ledger, now: books.now)
            let steps = StandingStep.all(of: actions)
            let json = JSON.list(
                steps.map { step in
                    step.item.json(
                        because: reasons[step.item.action.id], standingFor: step.overtaken)
                })
            say(
                options.json
                    ? json.line + "\n"
                    : outboxText(steps, because: reasons, media: books.loaded.media))
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Confirm that an action has arrived at its target.")

        @OptionGroup var options: CommonOptions

        @Argument(help: ArgumentHelp("The action, as `action list` shows it.", valueName: "id"))
        var id: String

        func run() async throws {
            try await note(id, as: .done, options) { ledger, now in
                try await ledger.markDone(id, by: person, at: now)
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send an action again that was refused, or that did not arrive.")

        @OptionGroup var options: CommonOptions

        @Argument(help: ArgumentHelp("The action, as `action list` shows it.", valueName: "id"))
        var id: String

        func run() async throws {
            try await note(id, as: .pending, options) { ledger, now in
                try await ledger.retry(id, by: person, at: now)
            }
        }
    }
}

/// Notes a person's word on an action and says how it stands now.
private func note(
    _ id: String, as state: OutboxAction.State, _ options: CommonOptions,
    _ work: (Ledger, Date) async throws -> Void
) async throws {
    let books = try SalonBooks(options, for: .writing)
    try await work(books.ledger, books.now)
    if options.json {
        let result: JSON = ["id": .text(id), "state": .text(state.rawValue)]
        return say(result.line + "\n")
    }
    say("\(id)  \(state.label)\n")
}
