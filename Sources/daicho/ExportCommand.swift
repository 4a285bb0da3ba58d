import ArgumentParser
import LedgerStore
import Pipeline
import Publishing
import Reservations

/// `daicho export`: the ledger as a file, by condition.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the ledger (予約台帳) as CSV, by condition.",
        discussion: """
            Conditions combine with AND; without any, all rows are written. \
            `daicho export --on today` is the day's 予約台帳.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup(title: "Conditions") var conditions: ConditionOptions
    @OptionGroup(title: "Layout") var layout: LayoutOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file to write, whole or not at all, readable by its owner (- or nothing: standard "
                + "output).", valueName: "file"))
    var out: String?

    @Argument(help: ArgumentHelp("The salon's definition.", valueName: "definition"))
    var path: String?

    func run() async throws {
        let layout = try layout.chosen(isJSON: options.json)
        let columns = try layout.sheetColumns()
        let books = try SalonBooks(options, argument: path)
        let condition = try conditions.condition(for: books)
        try await tellFound(conditions.question.numbers, in: books.ledger)
        let export = LedgerExport(
            ledger: books.ledger, condition: condition, style: layout.style(columns),
            isStrict: layout.strict, file: out == "-" ? nil : out)
        let outcome = try export.write(as: layout.kind)
        tell(outcome)
    }

    /// Says how many of the numbers asked for stand in the ledger (R3-20).
    private func tellFound(_ words: [String], in ledger: Ledger) async throws {
        let numbers = LedgerQuestion.numbers(words)
        if numbers.isEmpty { return }
        let known = try await ledger.known(numbers: numbers)
        let unknown = numbers.subtracting(known).sorted()
        let rest = unknown.isEmpty ? "" : "; not in the ledger: \(unknown.joined(separator: ", "))"
        complain("\(known.count) of \(numbers.count) numbers found\(rest)")
    }

    /// Says on standard error what a person would ask next.
    private func tell(_ outcome: LedgerExport.Outcome) {
        if let loss = outcome.loss { tell(loss) }
        guard isWatched || options.verbose else { return }
        if let out, out != "-" {
            complain(
                "\(out): \(outcome.rows) rows\(outcome.isWritten ? "" : ", the same as before")")
        } else if outcome.rows == 0 {
            complain("no row matches")
        }
    }

    private func tell(_ loss: SheetLoss) {
        if !loss.mapped.isEmpty {
            let count = loss.mapped.values.reduce(0, +)
            complain("\(count) characters were written as their twins in this encoding (〜 as ～)")
        }
        if !loss.lost.isEmpty {
            complain("characters without a place in this encoding became 〓: \(loss.text)")
        }
    }
}
