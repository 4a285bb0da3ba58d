/// One record of a table as bytes: used again for the next one, so that a long table costs no
/// memory of its own.
public struct CSVRecord: Sendable {
    /// The line of the file where it begins, counted from 1.
    public internal(set) var line = 0
    /// Where it stands in the decoded text, without its line end.
    public internal(set) var span = 0..<0
    /// Whether a cell goes on behind its closing quote: somebody forgot to double a quote.
    public internal(set) var hasStrayText = false

    var bytes: [UInt8] = []
    var ends: [Int] = []

    public init() {}

    /// How many cells it has.
    public var count: Int { ends.count }

    /// A cell as UTF-8, its quotes and the guard against formulas taken off.
    public func cell(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// Whether nothing stands in any cell.
    public var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    mutating func begin(line: Int, at index: Int) {
        self.line = line
        span = index..<index
        hasStrayText = false
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
