import ArgumentParser
import Foundation
import LedgerStore
import Pipeline
import Plumbing
import Reservations

/// `daicho link`: how the salon's ledger and its media are joined.
struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Link the ledger with a medium, step by step, and end a link.",
        subcommands: [
            List.self, IssueKey.self, LinkReport.self, LinkReady.self, LinkStart.self,
            LinkConfirm.self, LinkStop.self, Snapshot.self, Open.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the media with how far each link has come.")

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let standings = try await LinkDesk(options).standings()
            say(
                options.json
                    ? JSON.list(standings.map(\.json)).line + "\n" : linkText(standings))
        }
    }

    struct IssueKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "issue-key",
            abstract: "Issue the key for a medium, and print it once with what to write to them.")

        @OptionGroup var options: CommonOptions

        @OptionGroup var moment: MomentOption

        @Flag(name: .long, help: "Take the key from standard input rather than make one.")
        var ownKey = false

        @Argument(help: ArgumentHelp("The medium's id.", valueName: "medium"))
        var medium: String

        func run() async throws {
            let own = ownKey ? readLine() ?? "" : nil
            let (key, handOver, report) = try await LinkDesk(options)
                .issueKey(for: medium, own: own, at: moment.at?.instant) {
                    LiveWorld.randomBytes(32)
                }
            if options.json {
                let result: JSON = [
                    "medium": .text(medium), "key": .text(key.text.value),
                    "handOver": .text(handOver),
                ]
                say(result.line + "\n")
            } else {
                say(handOver)
                complain("the key is shown this once; then `daicho link report \(medium)`")
            }
            try mustBeDone(report)
        }
    }

    struct Snapshot: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a medium's slot settings before a link takes them away.")

        @OptionGroup var options: CommonOptions

        @Argument(help: ArgumentHelp("The medium's id.", valueName: "medium"))
        var medium: String

        @Argument(help: ArgumentHelp("A saved page, picture or table.", valueName: "file"))
        var file: String

        func run() async throws {
            let bytes = try readFile(file, limit: 64 << 20)
            let (standing, report) = try await LinkDesk(options)
                .keepSnapshot(bytes, named: file, of: medium)
            say(
                options.json
                    ? standing.json.line + "\n"
                    : stepText(standing, after: .snapshot, report: report))
            try mustBeDone(report)
        }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open the link screen: until then, media's own forms are filled in.",
            discussion: """
                What is delivered to `site:` waits while nobody has opened it (NO_LINK_SESSION), and \
                is looked at again before it is sent. `daicho status` shows until when it is open.
                """)

        @OptionGroup var options: CommonOptions

        @Option(
            name: .customLong("for"),
            help: ArgumentHelp("How long, such as 8h or 30m; 0m closes it.", valueName: "time"))
        var duration: String

        func run() async throws {
            let seconds = try sessionSeconds(duration)
            let books = try SalonBooks(options, for: .writing)
            let end = books.now.addingTimeInterval(seconds)
            try await books.ledger.note(Act(openUntil: end, by: person, at: books.now))
            let result: JSON = ["openUntil": .text(SalonTime.iso(end))]
            say(
                options.json
                    ? result.line + "\n" : "連携画面への書き込みを \(SalonTime.ledger(end)) まで許可すると記録しました\n")
        }
    }
}
