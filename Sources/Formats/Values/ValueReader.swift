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

/// The closed list of value readers.
let valueReaders: [any ValueReader.Type] = [
    Clock29.self, CouponLines.self, DateFromLink.self, DurationEstimate.self, JapaneseDate.self,
    JapaneseMoment.self, KanaInBrackets.self, LabelledCoupon.self, LabelledList.self,
    MenuLines.self, NameBeforeKana.self, NominationByName.self, NominationMark.self,
    NumberFromLink.self, NumberText.self, Paragraph.self, Points.self, StaffName.self,
    StatusWords.self, StatusText.self, PlainText.self, Yen.self,
]

/// The reader that an entry of a format asks for, or nil with the problem noted.
func valueReader(_ entry: FormatEntry, place: [String]) -> (any ValueReader)? {
    guard let name = entry.required("read")?.word else { return nil }
    guard let kind = valueReaders.first(where: { $0.name == name }) else {
        let names = valueReaders.map { $0.name }
        entry.complain("no reader \(name); \(suggestion(for: name, among: names))", at: "read")
        return nil
    }
    entry.allowOnly(place + ["read"] + kind.options)
    return kind.init(entry)
}
