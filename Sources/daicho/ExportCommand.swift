import ArgumentParser
import LedgerStore
import Pipeline
import Publishing
import Reservations

/// `daicho export`: the ledger as a file, by condition.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the ledger (予約台帳) as CSV, calendar or day sheet, by condition.",
        discussion: """
            Conditions combine with AND; without any, all rows are written. \
            `daicho export --on today` is the day's 予約台帳. Several definitions, or a folder of \
            them, go into one file, each row with its salon (お店名) first.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup(title: "Conditions") var conditions: ConditionOptions
    @OptionGroup(title: "Layout") var layout: LayoutOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file to write, whole or not at all, readable by its owner; a folder (or a path "
                + "ending in /) gets a file with a name of its own; - or nothing: standard output.",
            valueName: "file"))
    var out: String?

    @Flag(
        name: .long,
        help: "Queue it and return at once: the next sync writes it, `daicho jobs` lists it.")
    var job = false

    @Argument(help: "The salons' definitions, or folders of them.")
    var definitions: [String] = []

    func run() async throws {
        let request = try layout.request(conditions.question, isJSON: options.json)
        if job { return try await queue(request) }
        let target = try ExportTarget(out, for: request)
        let export = try LedgerExport(
            request, of: try salons(), asOf: options.now)
        try await tellFound(export)
        try await export.note(by: person, to: target.path)
        let outcomes =
            layout.table
            ? [try printTable(export, to: target)]
            : try export.write(to: try target.place(named: export.name))
        tell(outcomes)
    }

    private func queue(_ request: ExportRequest) async throws {
        if out != nil || layout.table {
            throw WrongUsage("--job writes its own files: leave --out and --table out")
        }
        let salons = try salons()
        guard salons.count == 1 else { throw WrongUsage("--job: queue one salon at a time") }
        let job = try await ExportDesk(salons[0].loaded, salons[0].ledger)
            .queue(request, by: person, at: options.now)
        say("\(job.number)\n")
        complain("job \(job.number) is queued; the next `daicho sync` writes it")
    }

    /// The salons' ledgers; an export is noted in each, so that they are opened for writing.
    private func salons() throws -> [LedgerExport.Salon] {
        let named = try definitions.isEmpty ? [options.path()] : definitions
        if let definition = options.definition, let other = named.first(where: { $0 != definition })
        {
            throw WrongUsage(
                "two definitions are named, \(other) and \(definition): leave one out")
        }
        let paths = definitionFiles(named)
        guard !paths.isEmpty else {
            throw WrongUsage("no definition in \(named.joined(separator: ", "))")
        }
        return try paths.map { path in
            let books = try SalonBooks(options, argument: path, for: .writing)
            return LedgerExport.Salon(books.loaded, books.ledger)
        }
    }

    /// Says how many of the numbers asked for stand in the ledger (R3-20).
    private func tellFound(_ export: LedgerExport) async throws {
        let (asked, unknown) = try await export.numbers()
        if asked == 0 { return }
        let rest = unknown.isEmpty ? "" : "; not in the ledger: \(unknown.joined(separator: ", "))"
        complain("\(asked - unknown.count) of \(asked) numbers found\(rest)")
    }

    private func printTable(
        _ export: LedgerExport, to target: ExportTarget
    ) throws -> Shelf.Outcome {
        var style = export.style
        if layout.columns == nil { style.columns = LedgerColumn.forTerminal }
        let table = BoundTable(style: style, most: target.path == nil ? 20 : .max)
        try export.rows { table.add($0, of: $1) }
        return try table.publish(to: target.path)
    }

    /// Says on standard error what a person would ask next.
    private func tell(_ outcomes: [Shelf.Outcome]) {
        tell(outcomes.map(\.loss))
        guard isWatched || options.verbose else { return }
        for outcome in outcomes {
            guard let path = outcome.path else { continue }
            let same = outcome.isWritten ? "" : ", the same as before"
            complain("\(path): \(outcome.rows) rows\(same)")
        }
        if outcomes.allSatisfy({ $0.rows == 0 }) { complain("no row matches") }
    }

    private func tell(_ losses: [SheetLoss]) {
        let loss = losses.reduce(SheetLoss.none) { $0 + $1 }
        if !loss.mapped.isEmpty {
            complain("written as their twins in this encoding: \(loss.twins)")
        }
        if !loss.lost.isEmpty {
            complain("characters without a place in this encoding became 〓: \(loss.text)")
        }
    }
}
