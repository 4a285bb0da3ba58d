/// A word, a string or a list of them, as IMAP writes its data.
enum IMAPValue: Equatable {
    /// A bare word; section names such as `BODY[]` keep their brackets.
    case atom(String)
    case string([UInt8])
    /// A string of so many bytes that was passed over.
    case oversized(Int)
    case list([IMAPValue])

    var number: UInt32? {
        if case .atom(let text) = self { UInt32(text) } else { nil }
    }

    var text: String? {
        switch self {
        case .atom(let text): text
        case .string(let bytes): String(decoding: bytes, as: UTF8.self)
        case .oversized, .list: nil
        }
    }

    var list: [IMAPValue]? {
        if case .list(let values) = self { values } else { nil }
    }
}

/// Reads the values of one frame. Broken input ends in values that make no sense, never in a trap:
/// lists that are not closed close at the end, and no list is nested deeper than 32.
struct IMAPValueReader {
    private var open: [[IMAPValue]] = [[]]

    static func values(in pieces: some Sequence<IMAPFrame.Piece>) -> [IMAPValue] {
        var reader = IMAPValueReader()
        for piece in pieces {
            switch piece {
            case .text(let bytes): reader.read(bytes)
            case .literal(let bytes): reader.add(.string(bytes))
            case .oversized(let count): reader.add(.oversized(count))
            }
        }
        while reader.open.count > 1 { reader.closeList() }
        return reader.open[0]
    }

    private mutating func read(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let first = rest.first {
            switch first {
            case UInt8(ascii: " "): rest.removeFirst()
            case UInt8(ascii: "("):
                rest.removeFirst()
                if open.count <= 32 { open.append([]) }
            case UInt8(ascii: ")"):
                rest.removeFirst()
                closeList()
            case UInt8(ascii: "\""): readQuoted(&rest)
            case UInt8(ascii: "{"): rest = []  // the literal itself is the next piece
            default: readAtom(&rest)
            }
        }
    }

    private mutating func readQuoted(_ rest: inout ArraySlice<UInt8>) {
        var string: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            let escaped = byte == UInt8(ascii: "\\") ? rest.popFirst() : nil
            string.append(escaped ?? byte)
        }
        add(.string(string))
    }

    private mutating func readAtom(_ rest: inout ArraySlice<UInt8>) {
        var brackets = 0
        let end = rest.firstIndex { byte in
            if byte == UInt8(ascii: "[") { brackets += 1 }
            if byte == UInt8(ascii: "]") { brackets -= 1 }
            return brackets <= 0
                && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "(")
                    || byte == UInt8(ascii: ")"))
        }
        let word = rest[..<(end ?? rest.endIndex)]
        add(.atom(String(decoding: word, as: UTF8.self)))
        rest = rest[word.endIndex...]
    }

    private mutating func add(_ value: IMAPValue) {
        open[open.count - 1].append(value)
    }

    private mutating func closeList() {
        guard open.count > 1, let values = open.popLast() else { return }
        add(.list(values))
    }
}
