public import Reservations

/// Reads documents of one format. Everything that the format names is found and compiled once.
public struct Reader: Sendable {
    public let format: Format
    let layout: Layout
    private let relays: [(medium: Medium, shapes: [Shape])]

    enum Layout: Sendable {
        case page(PageLayout)
        case mail(MailLayout)
        case table(TableLayout)
        case schedule(ScheduleLayout)
    }

    /// Compiles a format, or tells all that is wrong with it at once.
    public init(_ format: Format) throws(FormatProblems) {
        self.format = format
        let entry = FormatEntry(format.tree)
        var layout: Layout?
        switch Self.kind(entry) {
        case .list:
            entry.allowOnly(Self.keys + PageLayout.keys)
            layout = .page(PageLayout(entry))
        case .mail:
            entry.allowOnly(Self.keys + MailLayout.keys)
            layout = .mail(MailLayout(entry))
        case .table:
            entry.allowOnly(Self.keys + TableLayout.keys)
            layout = .table(TableLayout(entry))
        case .schedule:
            entry.allowOnly(Self.keys + ScheduleLayout.keys)
            layout = .schedule(ScheduleLayout(entry))
        case nil: break
        }
        guard let layout, entry.problems.isEmpty else {
            throw FormatProblems(format: format.name, problems: entry.problems)
        }
        self.layout = layout
        relays = entry.members("relays").map { name, words in
            (Medium(rawValue: name), words.items.compactMap(\.word).map { Shape($0) })
        }
    }

    public var medium: Medium { format.medium }

    /// The medium that a booking belongs to by its number: a hub passes on what is another's.
    public func medium(of number: String) -> Medium {
        relays.first { $0.shapes.contains { $0.fitsAll(number) } }?.medium ?? medium
    }

    /// What observations of these readings came by.
    public var channel: Observation.Channel {
        switch layout {
        case .page: .list
        case .mail: .mail
        case .table, .schedule: .table
        }
    }

    /// The rows of a table one by one, or nil where the bytes are no such table, or the format
    /// reads none.
    public func rows(of bytes: [UInt8]) -> TableRows? {
        switch layout {
        case .page, .mail, .schedule: nil
        case .table(let layout): TableRows(bytes, layout: layout)
        }
    }

    /// Reads a page, a mail or a table, whichever the format is of.
    ///
    /// - Parameter contentType: the answer's `Content-Type`, which helps to find a page's charset.
    public func read(
        _ bytes: [UInt8], contentType: String? = nil, expecting: PageExpectation = PageExpectation()
    ) -> DocumentReading {
        switch layout {
        case .page(let layout):
            layout.read(
                bytes, contentType: contentType, expecting: answerable(expecting), format: format)
        case .mail(let layout): layout.read(bytes, format: format)
        case .table(let layout): layout.read(bytes, format: format)
        case .schedule(let layout):
            layout.read(bytes, contentType: contentType, expecting: expecting, format: format)
        }
    }

    /// What a page can be asked: one whose layout names no store is not asked for any.
    public func answerable(_ expecting: PageExpectation) -> PageExpectation {
        guard case .page(let layout) = layout, layout.stores.isEmpty else { return expecting }
        return PageExpectation(from: expecting.from, to: expecting.to)
    }

    private static let keys = ["version", "name", "medium", "kind", "walk", "relays"]

    private static func kind(_ entry: FormatEntry) -> Format.Kind? {
        if let version = entry.required("version")?.word, Int(version).map({ $0 < 1 }) ?? true {
            entry.complain("must be a whole number from 1", at: "version")
        }
        for key in ["name", "medium"] where entry.required(key)?.word?.isEmpty == true {
            entry.complain("must not be empty", at: key)
        }
        guard let word = entry.required("kind")?.word else { return nil }
        if let kind = Format.Kind(rawValue: word) { return kind }
        let known = Format.Kind.allCases.map(\.rawValue)
        entry.complain("no kind \(word); \(suggestion(for: word, among: known))", at: "kind")
        return nil
    }
}
