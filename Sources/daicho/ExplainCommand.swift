import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Reservations

/// `daicho explain NUMBER`: one booking's whole story.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell one booking's whole story.",
        discussion: """
            Each present value with what it rests on, down to the bytes of the archived page or \
            mail, when it was seen and what it replaced; each change, action, hold and act, and \
            why. It shows the guest's data.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("The booking's number (予約番号).", valueName: "number"))
    var number: String

    func run() async throws {
        let books = try SalonBooks(options)
        let salon = books.loaded.definition.salon.id
        let here = FileManager.default.currentDirectoryPath
        let stories = try await books.ledger.story(of: number).map { $0.seen(from: here) }
        if stories.isEmpty {
            throw WrongUsage(
                "the ledger of \(salon) has no booking \(number); "
                    + "`daicho export --text WORDS --table` searches by name or phone")
        }
        let conflicts = try await books.ledger.conflicts(
            of: Set(stories.map(\.key)), in: books.loaded.definition, asOf: books.now)
        var told: [String] = []
        for story in stories {
            var grounds = StoryGrounds(
                story, of: books.loaded, conflicts: (conflicts[story.key] ?? []).map(\.conflict))
            grounds.archive = books.archive
            try await grounds.takeDoubles(of: story, in: books.loaded, books.ledger, at: books.now)
            if options.json {
                told.append(story.json(salon: salon, grounds: grounds).line + "\n")
            } else {
                told.append(
                    StoryText(
                        story, salon: salon, mediumName: books.name(of: story.key.medium),
                        grounds: grounds
                    ).text)
            }
        }
        say(told.joined(separator: options.json ? "" : "\n"))
    }
}
