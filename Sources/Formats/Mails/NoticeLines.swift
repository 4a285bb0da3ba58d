import Plumbing

/// A notice's text cut into lines, without the `>` of a quoting forward where it has one.
struct NoticeLines {
    let bytes: [UInt8]
    let lines: [TextLine]

    init(_ bytes: [UInt8], unquoting: Bool) {
        self.bytes = bytes
        var lines: [TextLine] = []
        lines.reserveCapacity(96)
        var start = 0
        while start < bytes.count {
            let end = nextPlace(of: 0x0A, in: bytes, from: start) ?? bytes.count
            lines.append(Self.line(bytes, start..<end, unquoting: unquoting))
            start = end + 1
        }
        self.lines = lines
    }

    private static func line(
        _ bytes: [UInt8], _ range: Range<Int>, unquoting: Bool
    ) -> TextLine {
        var index = range.lowerBound
        if unquoting {
            while index < range.upperBound, bytes[index] == UInt8(ascii: ">") {
                index += 1
                if index < range.upperBound, bytes[index] == 0x20 { index += 1 }
            }
        }
        var indent = 0
        while index < range.upperBound {
            let blank = blankLength(at: index, in: bytes, before: range.upperBound)
            if blank == 0 { break }
            // Other blanks do not count: forwarding adds and takes them.
            if blank == 3 { indent += 1 }
            index += blank
        }
        return TextLine(range: trimmed(index..<range.upperBound, in: bytes), indent: indent)
    }
}
