public import ArgumentParser
public import Pipeline
public import Publishing
import Reservations

/// How `daicho export` lays out what it writes.
struct LayoutOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "csv or ndjson, a JSON object a row (--json says the same).", valueName: "format"),
        transform: { try Kind.named($0) })
    var format: Kind?

    @Flag(name: .long, help: "A table for the terminal, 20 rows at most (all with --out).")
    var table = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "shown, all, or column titles with commas between them (default: shown).",
            valueName: "columns"))
    var columns: String?

    @Option(name: .long, help: ArgumentHelp("The bytes of a CSV.", valueName: "encoding"))
    var encoding: SheetStyle.Encoding = .utf8WithMark

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How phones are written: digits, or hyphen, which stays text in Excel.",
            valueName: "phone"))
    var phone: SheetStyle.Phone = .digits

    @Flag(name: .long, help: "Days and times in ISO 8601 with +09:00.")
    var iso = false

    @Flag(name: .long, help: "Refuse instead of writing 〓 for what the encoding has no place for.")
    var strict = false

    @Flag(name: .long, help: "Make names, phones, mail addresses and memos unrecognisable.")
    var mask = false

    enum Kind: String, Sendable {
        case csv, ndjson, table

        static func named(_ word: String) throws -> Kind {
            switch word {
            case "csv": return .csv
            case "ndjson": return .ndjson
            case "ics", "html":
                throw ValidationError(
                    "`\(word)` is not written by this version; csv and ndjson are")
            default: throw ValidationError("`\(word)` is no format; csv and ndjson are")
            }
        }
    }

    /// What to write, once the options are found to fit together.
    var kind: Kind { table ? .table : format ?? .csv }

    /// The layout with `--json` taken into it.
    func chosen(isJSON: Bool) throws -> LayoutOptions {
        var layout = self
        if isJSON {
            if format == .csv { throw WrongUsage("--json and --format csv: choose one of them") }
            layout.format = .ndjson
        }
        if table && layout.format != nil {
            throw WrongUsage("--table is a layout of its own: leave --format and --json out")
        }
        let dresses = mask || iso || phone != .digits
        if layout.kind == .ndjson && dresses {
            throw WrongUsage(
                "--mask, --iso and --phone belong to csv and --table: ndjson holds the ledger's "
                    + "own values")
        }
        return layout
    }

    func sheetColumns() throws -> [LedgerColumn] {
        if let columns { return try LedgerColumn.chosen(columns) }
        return table ? LedgerColumn.forTerminal : LedgerColumn.allCases
    }

    func style(_ columns: [LedgerColumn]) -> SheetStyle {
        SheetStyle(
            columns: columns, encoding: encoding, phone: phone, usesISO: iso, isMasked: mask)
    }
}

extension LedgerQuestion.DayKind: ExpressibleByArgument {}
extension SheetStyle.Encoding: ExpressibleByArgument {}
extension SheetStyle.Phone: ExpressibleByArgument {}
