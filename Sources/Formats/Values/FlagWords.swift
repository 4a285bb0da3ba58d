/// `flag-words`: yes or no by the words for them; others are told and not guessed at.
struct FlagWords: ValueReader {
    static let name = "flag-words"
    static let gives = Value.Sort.flag
    static let options = ["yes", "no"]

    private let yes: [[UInt8]]
    private let no: [[UInt8]]

    init(_ entry: FormatEntry) {
        yes = entry.bytes("yes")
        no = entry.bytes("no")
        if yes.isEmpty { entry.complain("needs the words that mean it", at: "yes") }
    }

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("more than one word") }
        if isOne(of: yes, passage.bytes, line) { return .value(.flag(true)) }
        if isOne(of: no, passage.bytes, line) { return .value(.flag(false)) }
        return .unreadable("a word that the format does not know")
    }
}
