/// `points`: a count of points, with or without ポイント, pt or P; words under `none` are 0.
struct Points: ValueReader {
    static let name = "points"
    static let gives = Value.Sort.number
    static let options = ["none", "part"]

    private let none: [[UInt8]]
    private let part: AmountPart

    init(_ entry: FormatEntry) {
        none = entry.bytes("none")
        part = AmountPart(entry)
    }

    func read(_ passage: Passage) -> Reading {
        readAmount(passage, part, none: none, before: [], behind: Self.units)
    }

    private static let units = ["ポイント", "ﾎﾟｲﾝﾄ", "pt", "PT", "Pt", "P", "p", "ｐｔ", "Ｐ"]
        .map { Array($0.utf8) }
}
