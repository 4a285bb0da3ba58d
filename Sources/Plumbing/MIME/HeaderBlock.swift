/// One header: where its name and its folded value stand.
struct HeaderField: Sendable, Hashable {
    let name: Range<Int>
    var value: Range<Int>
}

/// The headers at the start of a mail or a part.
struct HeaderBlock {
    private(set) var fields: [HeaderField] = []
    /// Where the body begins.
    private(set) var bodyStart: Int
    private(set) var defect: String?

    /// Reads from the start of `range`; a line without a colon ends the headers as an empty one
    /// does.
    init(of bytes: [UInt8], in range: Range<Int>, limit: Int) {
        bodyStart = range.lowerBound
        let text = bytes.span
        while bodyStart < range.upperBound {
            let line = lineRange(in: text, from: bodyStart, to: range.upperBound)
            if line.end - range.lowerBound > limit {
                defect = "headers of more than \(limit) bytes: the rest is read as body"
                return
            }
            if line.text.isEmpty {
                bodyStart = line.end
                return
            }
            guard take(line.text, text) else { return }
            bodyStart = line.end
        }
    }

    private mutating func take(_ line: Range<Int>, _ text: borrowing Span<UInt8>) -> Bool {
        if text[line.lowerBound] == 0x20 || text[line.lowerBound] == 0x09 {
            // Before the first header there is nothing to continue.
            if let last = fields.indices.last {
                fields[last].value = fields[last].value.lowerBound..<line.upperBound
            }
            return true
        }
        var colon = line.lowerBound
        while colon < line.upperBound, text[colon] > 0x20, text[colon] < 0x7F,
            text[colon] != UInt8(ascii: ":")
        {
            colon += 1
        }
        let name = line.lowerBound..<colon
        while colon < line.upperBound, text[colon] == 0x20 || text[colon] == 0x09 { colon += 1 }
        if colon < line.upperBound, text[colon] == UInt8(ascii: ":"), !name.isEmpty {
            fields.append(HeaderField(name: name, value: colon + 1..<line.upperBound))
            return true
        }
        if fields.isEmpty, isEnvelope(line, text) { return true }
        defect = "a header line without a colon: the body is taken to begin there"
        return false
    }

    /// The line that mailbox files and queues put before a mail: `From ` or `>From `.
    private func isEnvelope(_ line: Range<Int>, _ text: borrowing Span<UInt8>) -> Bool {
        let start = line.lowerBound + (text[line.lowerBound] == UInt8(ascii: ">") ? 1 : 0)
        let word = Array("From ".utf8)
        guard start + word.count <= line.upperBound else { return false }
        return word.indices.allSatisfy { text[start + $0] == word[$0] }
    }
}

/// The line at `start` without its end, and where the next one begins.
func lineRange(
    in text: borrowing Span<UInt8>, from start: Int, to end: Int
) -> (text: Range<Int>, end: Int) {
    var stop = start
    while stop < end, text[stop] != 0x0A { stop += 1 }
    let next = min(stop + 1, end)
    if stop > start, stop < end, text[stop - 1] == 0x0D { stop -= 1 }
    return (start..<stop, next)
}

/// A folded value in one line, outer blanks trimmed.
func unfolded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(value.count)
    var isFold = false
    for byte in value {
        if byte == 0x0D || byte == 0x0A {
            isFold = true
        } else if isFold, byte == 0x20 || byte == 0x09 {
            continue
        } else {
            if isFold { line.append(0x20) }
            isFold = false
            if !(line.isEmpty && (byte == 0x20 || byte == 0x09)) { line.append(byte) }
        }
    }
    while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
    return line
}

extension [HeaderField] {
    /// The first header of this name, whatever its case.
    func first(named name: String, in bytes: [UInt8]) -> HeaderField? {
        let wanted = name.utf8
        return first { field in
            field.name.count == wanted.count
                && zip(bytes[field.name], wanted).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
    }
}
