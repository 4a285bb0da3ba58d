/// The mark that a whole page ends with.
struct PageEnd: Sendable {
    let mark: [UInt8]

    init(_ format: FormatEntry) {
        mark = Array((format.required("end")?.word ?? "").utf8)
    }

    /// Whether the page's last mark closes it, in letters of either case: behind it stand at most
    /// blanks, comments and scripts. The same mark in a comment further up closes nothing.
    func closes(_ text: [UInt8]) -> Bool {
        guard !mark.isEmpty else { return true }
        var index = text.count - mark.count
        while index >= 0 {
            if standsFolded(mark, at: index, in: text), isEmpty(text, from: index + mark.count) {
                return true
            }
            index -= 1
        }
        return false
    }

    private func isEmpty(_ text: [UInt8], from start: Int) -> Bool {
        var index = start
        while index < text.count {
            let blank = blankLength(at: index, in: text, before: text.count)
            if blank > 0 {
                index += blank
            } else if let insert = inserts.first(where: {
                standsFolded($0.from, at: index, in: text)
            }) {
                guard let close = offset(of: insert.to, in: text, index..<text.count) else {
                    return false
                }
                index = close + insert.to.count
            } else {
                return false
            }
        }
        return true
    }

    private func standsFolded(_ mark: [UInt8], at index: Int, in text: [UInt8]) -> Bool {
        guard index + mark.count <= text.count else { return false }
        return zip(text[index..<index + mark.count], mark).allSatisfy { lowered($0) == lowered($1) }
    }

    private func lowered(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}

/// What servers and relays put behind a page's end.
private let inserts: [(from: [UInt8], to: [UInt8])] = [
    ("<!--", "-->"), ("<script", "</script>"),
].map { (Array($0.0.utf8), Array($0.1.utf8)) }
