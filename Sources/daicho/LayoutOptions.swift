public import ArgumentParser
import Pipeline
public import Publishing

/// How `daicho export` lays out what it writes.
struct LayoutOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "csv, ndjson (an object a row; --json says the same), ics (a calendar) or html (day "
                + "sheets to print).", valueName: "format"),
        transform: { try Self.format(named: $0) })
    var format: SheetFormat?

    @Flag(name: .long, help: "A table for the terminal, 20 rows at most (all with --out).")
    var table = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "shown, all, 受付用, 分析用, 本部用, 取込用, a set of the definition's, or column titles with "
                + "commas between them (default: shown).",
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

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A file for each day, month or member of staff, in the folder of --out.",
            valueName: "part"))
    var split: Binder.Split?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The letters of the file names made in the folder of --out: japanese or ascii.",
            valueName: "letters"))
    var names: SheetName.Letters = .japanese

    @Flag(name: .long, help: "Write each file's SHA-256 beside it (FILE.sha256).")
    var checksum = false

    @Option(
        name: .long,
        help: ArgumentHelp("What for; kept with who exported what.", valueName: "words"))
    var purpose: String?

    private static func format(named word: String) throws -> SheetFormat {
        if let format = SheetFormat(rawValue: word) { return format }
        if word == "xlsx" {
            throw ValidationError(
                "`xlsx` is not written: a csv in utf8-bom opens in Excel as it is")
        }
        throw ValidationError(
            "`\(word)` is no format; there are: "
                + SheetFormat.allCases.map(\.rawValue).joined(separator: ", "))
    }

    /// What is asked for, with `--json` taken into it.
    func request(_ question: LedgerQuestion, isJSON: Bool) throws -> ExportRequest {
        if isJSON, let format, format != .ndjson {
            throw WrongUsage("--json and --format \(format.rawValue): choose one of them")
        }
        if table && (format != nil || isJSON) {
            throw WrongUsage("--table is a layout of its own: leave --format and --json out")
        }
        if table && (split != nil || checksum) {
            throw WrongUsage("--split and --checksum belong to files, not to --table")
        }
        var request = ExportRequest()
        request.question = question
        request.format = isJSON ? .ndjson : format ?? .csv
        request.columns = columns
        request.encoding = encoding
        request.phone = phone
        request.usesISO = iso
        request.isMasked = mask
        request.isStrict = strict
        request.split = split
        request.letters = names
        request.hasChecksum = checksum
        request.purpose = purpose
        try request.check()
        return request
    }
}

extension Binder.Split: ExpressibleByArgument {}
extension SheetName.Letters: ExpressibleByArgument {}
extension SheetStyle.Encoding: ExpressibleByArgument {}
extension SheetStyle.Phone: ExpressibleByArgument {}
