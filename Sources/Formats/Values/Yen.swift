/// `yen`: an amount in yen, with or without 円, ￥ and separators; words under `none` are 0.
///
/// `part: before-brackets` or `part: in-brackets` reads one amount of `6,900 円 (6,900)`.
struct Yen: ValueReader {
    static let name = "yen"
    static let gives = Value.Sort.number
    static let options = ["none", "part"]

    private let none: [[UInt8]]
    private let part: AmountPart

    init(_ entry: FormatEntry) {
        none = entry.bytes("none")
        part = AmountPart(entry)
    }

    func read(_ passage: Passage) -> Reading {
        readAmount(passage, part, none: none, before: Self.signs, behind: Self.units)
    }

    private static let signs = ["￥", "¥", "\\"].map { Array($0.utf8) }
    private static let units = ["円"].map { Array($0.utf8) }
}
