public import Publishing

/// What somebody asks `daicho export` for: which rows, how laid out. Kept as it is with a job.
public struct ExportRequest: Hashable, Sendable, Codable {
    public var question = LedgerQuestion()
    public var format = SheetFormat.csv
    /// `shown`, `all`, the name of a set, or titles; nil is `shown`.
    public var columns: String?
    public var encoding = SheetStyle.Encoding.utf8WithMark
    public var phone = SheetStyle.Phone.digits
    public var usesISO = false
    public var isMasked = false
    /// Refuses what the encoding has no place for.
    public var isStrict = false
    public var split: Binder.Split?
    public var letters = SheetName.Letters.japanese
    public var hasChecksum = false
    /// What for, in the person's own words.
    public var purpose: String?

    public init() {}

    /// What does not go together, before anything is opened.
    public func check() throws(WrongUsage) {
        var problems: [String] = []
        func refuse(_ isWrong: Bool, _ problem: String) { if isWrong { problems.append(problem) } }
        let isCSV = format == .csv
        refuse(
            usesISO && !isCSV, "--iso belongs to csv: \(format.rawValue) has times of its own kind")
        refuse(
            !isCSV && encoding != .utf8WithMark,
            "--encoding belongs to csv: \(format.rawValue) is UTF-8")
        refuse(
            format == .ndjson && (isMasked || phone != .digits),
            "--mask and --phone belong to csv, ics and html: ndjson holds the ledger's own values")
        refuse(
            columns != nil && (format == .ics || format == .html),
            "--columns belongs to csv and ndjson: \(format.rawValue) chooses its own")
        refuse(
            format == .html && split == .staff,
            "--split staff: a day sheet has all staff side by side; name some by --staff")
        guard problems.isEmpty else { throw WrongUsage(problems) }
    }

    /// How several files come about: a calendar is one person's.
    public var fileSplit: Binder.Split? { split ?? (format == .ics ? .staff : nil) }

    /// The layout, with the columns of a salon.
    public func style(_ sets: ColumnSets) throws(WrongUsage) -> SheetStyle {
        SheetStyle(
            columns: try sets.chosen(columns ?? ColumnSets.shown), encoding: encoding,
            phone: phone, usesISO: usesISO, isMasked: isMasked)
    }
}
