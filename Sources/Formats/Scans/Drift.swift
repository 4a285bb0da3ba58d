public import Reservations

/// A sign that a layout is not any more what its format describes: one row or mail can be odd, but
/// this will not mend itself.
public enum Drift: Hashable, Sendable {
    /// The page has bookings, by its count or its table, and no row stands where rows should.
    case rows
    /// The page has rows, and tells no count of them where it should.
    case count
    /// A column is not there that the format names, and how its head was written.
    case column(String, header: String)
    /// The table has a column that the format does not name; by its place from the left, from 1.
    case newColumn(Int)
    /// A field that the layout carries could not be read in most rows or mails.
    case field(Field)

    /// Its name, by which the same drift is known again.
    public var name: String {
        switch self {
        case .rows: "rows"
        case .count: "count"
        case .column(let name, let header): "column=\(name)=\(header)"
        case .newColumn(let place): "new-column=\(place)"
        case .field(let field): "field=\(field.name)"
        }
    }

    public init?(name: String) {
        let words = name.split(separator: "=", maxSplits: 2).map(String.init)
        switch (words.first, words.count) {
        case ("rows", 1): self = .rows
        case ("count", 1): self = .count
        case ("column", 3): self = .column(words[1], header: words[2])
        case ("new-column", 2):
            guard let place = Int(words[1]) else { return nil }
            self = .newColumn(place)
        case ("field", 2):
            guard let field = Field(name: words[1]) else { return nil }
            self = .field(field)
        default: return nil
        }
    }

    /// What it is, for a format's author.
    var problem: String {
        switch self {
        case .rows: "there are bookings, but no row stands where the format looks for rows"
        case .count: "there are rows, but no count where the format looks for it"
        case .column(let name, _): "the table has no column \(name)"
        case .newColumn(let place): "the format does not know column \(place) of the table"
        case .field(let field): "\(field.name) could not be read in most rows"
        }
    }
}

/// What of the fields that a layout carries could not be read.
public struct Unread: Hashable, Sendable {
    /// By field, the numbers of the bookings whose value was left out, in their order.
    public private(set) var numbers: [Field: [String]] = [:]
    private var lost: [Field: Int] = [:]
    private var rowCount = 0

    public init() {}

    /// Counts a row or mail, read or quarantined.
    public mutating func count(_ facts: Facts, _ findings: [Finding], number: String?) {
        rowCount += 1
        for name in Set(findings.compactMap(\.field)) {
            guard let field = Field(name: name), !facts.claimed.contains(field) else { continue }
            lost[field, default: 0] += 1
            if let number { numbers[field, default: []].append(number) }
        }
    }

    /// The fields that more than half of at least five rows have lost.
    public var drifts: [Drift] {
        guard rowCount >= 5 else { return [] }
        return Field.allCases.filter { (lost[$0] ?? 0) * 2 > rowCount }.map(Drift.field)
    }
}
