import ArgumentParser
import LedgerStore
import Pipeline
import Reservations

/// `daicho explain NUMBER`: one booking's whole story.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell one booking's whole story.",
        discussion: """
            Each present value with what it rests on, each change, each action. It shows the \
            guest's data.
            """)

    @OptionGroup var options: CommonOptions

    @Argument(help: ArgumentHelp("The booking's number (予約番号).", valueName: "number"))
    var number: String

    func run() async throws {
        let books = try SalonBooks(options)
        let salon = books.loaded.definition.salon.id
        let stories = try await books.ledger.story(of: number)
        if stories.isEmpty {
            throw WrongUsage(
                "the ledger of \(salon) has no booking \(number); "
                    + "`daicho export --text WORDS --table` searches by name or phone")
        }
        if options.json {
            return say(stories.map { $0.json(salon: salon).line + "\n" }.joined())
        }
        let texts = stories.map { story in
            StoryText(story, salon: salon, mediumName: books.name(of: story.key.medium)).text
        }
        say(texts.joined(separator: "\n"))
    }
}
