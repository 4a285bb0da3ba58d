import Reservations

/// `status-words`: a status by the medium's words for it, blanks and line breaks left out.
///
/// Whole words only: `無断キャンセル` is not a kind of `キャンセル`. Words that the format does not
/// list are never guessed at.
struct StatusWords: ValueReader {
    static let name = "status-words"
    static let gives = Value.Sort.status
    static let options = ["words", "empty"]

    private let statuses: [[UInt8]: Status]
    /// What a table means that tells no status.
    private let unsaid: Status?

    init(_ entry: FormatEntry) {
        var statuses: [[UInt8]: Status] = [:]
        for (name, words) in entry.required("words")?.members ?? [] {
            guard let status = Status(rawValue: name) else {
                let known = Status.allCases.map(\.rawValue)
                words.complain("is no status; \(suggestion(for: name, among: known))")
                continue
            }
            for word in words.items.compactMap(\.word) {
                if statuses.updateValue(status, forKey: Array(word.utf8)) != nil {
                    words.complain("\(word) stands for two statuses")
                }
            }
        }
        self.statuses = statuses
        let word = entry.word("empty")
        unsaid = word.flatMap(Status.init(rawValue:))
        if let word, unsaid == nil {
            let known = Status.allCases.map(\.rawValue)
            entry.complain("is no status; \(suggestion(for: word, among: known))", at: "empty")
        }
    }

    func read(_ passage: Passage) -> Reading {
        let word = withoutBlanks(passage)
        if word.isEmpty, let unsaid { return .value(.status(unsaid)) }
        guard let status = statuses[word] else {
            return .unreadable(
                word.isEmpty ? "no status" : "a status that the format does not know")
        }
        return .value(.status(status))
    }
}

/// `status-text`: the medium's own words for the status, blanks and line breaks left out.
struct StatusText: ValueReader {
    static let name = "status-text"
    static let gives = Value.Sort.text

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        let word = withoutBlanks(passage)
        if word.isEmpty { return .empty }
        return .text(0..<word.count, of: Passage(word, 0..<word.count))
    }
}

private func withoutBlanks(_ passage: Passage) -> [UInt8] {
    var word: [UInt8] = []
    for line in passage.lines {
        var index = line.range.lowerBound
        while index < line.range.upperBound {
            let blank = blankLength(at: index, in: passage.bytes, before: line.range.upperBound)
            if blank == 0 { word.append(passage.bytes[index]) }
            index += max(1, blank)
        }
    }
    return word
}
