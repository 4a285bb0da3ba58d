/// Where a text first uses a YAML anchor or alias in a way that could unfold without bounds.
///
/// Judged before parsing, because a few nested aliases unfold to gigabytes. An anchor may name a
/// short value on its own line; an alias may stand for a value, neither beside an anchor nor as a
/// key. So no alias can hold another. Only places where a value can begin are looked at:
/// `Hair & Nail` and `//*[@id]` are texts.
func firstUnboundedAnchor(in text: String) -> (line: Int, column: Int)? {
    var aliases = 0
    var number = 1
    for bytes in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let line = AnchorLine(Array(bytes))
        aliases += line.aliases.count
        if let index = aliases > 256 ? line.aliases.first : line.unbounded {
            return (number, bytes.prefix(index).count { $0 & 0xC0 != 0x80 } + 1)
        }
        number += 1
    }
    return nil
}

/// The anchors and aliases of one line, by their index.
private struct AnchorLine {
    private let bytes: [UInt8]
    private var anchors: [Int] = []
    private(set) var aliases: [Int] = []
    private var keys: [Int] = []  // aliases in a key's place
    private var code: [Int] = []  // the bytes outside quotes and comments

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var before = UInt8(ascii: "-")  // the last byte that is no blank
        var quote: UInt8?
        for (index, byte) in bytes.enumerated() {
            let begins =
                ":-?,[{".utf8.contains(before) && (index == 0 || isBoundary(bytes[index - 1]))
            if let open = quote {
                if byte == open { quote = nil }
            } else if begins, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "#"), index == 0 || isBlank(bytes[index - 1]) {
                return
            } else {
                code.append(index)
                if begins { note(index, byte, after: before) }
            }
            if !isBlank(byte) { before = byte }
        }
    }

    private mutating func note(_ index: Int, _ byte: UInt8, after before: UInt8) {
        guard index + 1 < bytes.count, isWord(bytes[index + 1]) else { return }
        if byte == UInt8(ascii: "&") { anchors.append(index) }
        guard byte == UInt8(ascii: "*") else { return }
        aliases.append(index)
        let rest = bytes[index...].drop { !isBoundary($0) }.drop(while: isBlank)
        if before == UInt8(ascii: "?") || rest.first == UInt8(ascii: ":") { keys.append(index) }
    }

    /// The first anchor or alias that could hold more than a short value.
    var unbounded: Int? {
        if let key = keys.first { return key }
        guard let anchor = anchors.first else { return nil }
        if let alias = aliases.first { return alias }
        return anchors.allSatisfy(isShort) ? nil : anchor
    }

    /// Whether a value stands behind the anchor and ends on this line.
    private func isShort(_ anchor: Int) -> Bool {
        let behind = code.drop { $0 <= anchor }.drop { !isBlank(bytes[$0]) }.map { bytes[$0] }
        let value = bytes[anchor...].drop { !isBlank($0) }.drop(while: isBlank)
        guard let first = value.first, bytes.count <= 1000, !"|>#".utf8.contains(first) else {
            return false
        }
        let depth = behind.reduce(0) { depth, byte in
            "[{".utf8.contains(byte) ? depth + 1 : "]}".utf8.contains(byte) ? depth - 1 : depth
        }
        return depth <= 0
    }
}

private func isBoundary(_ byte: UInt8) -> Bool { isBlank(byte) || ",[{:".utf8.contains(byte) }

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

private func isWord(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
