/// Turns the text of one place into one value. Each is one file; formats name it under `read`.
protocol ValueReader: Sendable {
    /// The word under `read`.
    static var name: String { get }
    static var gives: Value.Sort { get }
    /// The keys it takes beside `read` and the place.
    static var options: [String] { get }
    /// Whether it wants the items of a list one by one, rather than the text as a whole.
    static var wantsItems: Bool { get }
    /// Whether it wants the addresses of links.
    static var wantsLinks: Bool { get }

    /// Reads its options; what is wrong with them goes to the entry's problems.
    init(_ entry: FormatEntry)
    func read(_ passage: Passage) -> Reading
}

extension ValueReader {
    static var options: [String] { [] }
    static var wantsItems: Bool { false }
    static var wantsLinks: Bool { false }
}
