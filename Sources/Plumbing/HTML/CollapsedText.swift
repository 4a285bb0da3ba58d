/// Text being put together from pieces of a page, its blanks collapsed on the way.
struct CollapsedText {
    var bytes: [UInt8] = []
    /// Whether blocks and `<br>` break lines, or only part words.
    let breaksLines: Bool
    /// Whether ideographic spaces at the start of a line stay.
    let keepsIndent: Bool
    /// Whether blanks stay as they are written; no-break spaces are spaces even so, and what breaks
    /// lines is one line end.
    let keepsBlanks: Bool
    private var lineStart = 0
    private var blankIsDue = false
    private var preformatted = 0

    init(breaksLines: Bool = false, keepsIndent: Bool = false, keepsBlanks: Bool = false) {
        self.breaksLines = breaksLines
        self.keepsIndent = keepsIndent
        self.keepsBlanks = keepsBlanks
    }

    mutating func beginLine() { lineStart = bytes.count }

    /// Drops the blanks at the end of the line.
    mutating func endLine() {
        blankIsDue = false
        while bytes.count > lineStart {
            if bytes[bytes.count - 1] == 0x20 {
                bytes.removeLast()
            } else if bytes.count - lineStart >= 3, bytes[bytes.count - 1] == 0x80,
                bytes[bytes.count - 2] == 0x80, bytes[bytes.count - 3] == 0xE3
            {
                bytes.removeLast(3)
            } else {
                return
            }
        }
    }

    mutating func enter(_ flow: TextFlow) {
        switch flow {
        case .inline, .hidden: break
        case .lineBreak: breakLine(always: true)
        case .block: breakLine(always: false)
        case .cell: partWords()
        case .preformatted:
            preformatted += 1
            breakLine(always: false)
        }
    }

    mutating func leave(_ flow: TextFlow) {
        switch flow {
        case .inline, .hidden, .lineBreak: break
        case .block: breakLine(always: false)
        case .cell: partWords()
        case .preformatted:
            preformatted -= 1
            breakLine(always: false)
        }
    }

    /// What `&` means in a piece.
    enum References { case none, inText, inValue }

    /// Takes in the piece of the page at `range`.
    mutating func append(_ page: Span<UInt8>, _ range: Range<Int>, references: References) {
        let end = range.upperBound
        var at = range.lowerBound
        while at < end {
            let start = at
            // Up to a reference, which is a piece of its own.
            if references != .none {
                while at < end, page[at] != UInt8(ascii: "&") { at += 1 }
            } else {
                at = end
            }
            append(written: page, start..<at)
            guard at < end else { return }
            let reference = CharacterReference(
                in: page, at: at, before: end, inValue: references == .inValue)
            if let reference {
                let bytes = Array(
                    UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter)
                append(written: bytes.span, 0..<bytes.count)
            } else {
                append(written: page, at..<at + 1)
            }
            at = reference?.end ?? at + 1
        }
    }

    private mutating func append(written page: Span<UInt8>, _ range: Range<Int>) {
        if keepsBlanks { return appendKept(page, range) }
        var at = range.lowerBound
        while at < range.upperBound {
            let blank = blankLength(page, at, range.upperBound)
            if blank > 0 {
                if preformatted > 0 && breaksLines && page[at] == 0x0A {
                    breakLine(always: true)
                } else {
                    blankIsDue = true
                }
                at += blank
            } else {
                let start = at
                at += 1
                while at < range.upperBound, page[at] > 0x20, page[at] != 0xC2 { at += 1 }
                appendRun(page.extracting(start..<at))
            }
        }
    }

    private mutating func appendKept(_ page: Span<UInt8>, _ range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound {
            let isNoBreakSpace =
                page[at] == 0xC2 && at + 1 < range.upperBound && page[at + 1] == 0xA0
            bytes.append(isNoBreakSpace ? 0x20 : page[at])
            at += isNoBreakSpace ? 2 : 1
        }
    }

    private mutating func partWords() {
        if keepsBlanks { bytes.append(UInt8(ascii: "\n")) } else { blankIsDue = true }
    }

    /// The length of the blank at `at`; an ideographic space is one only where a line begins.
    @inline(__always)
    private func blankLength(_ page: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
        switch page[at] {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D: return 1
        case 0xC2: return at + 1 < end && page[at + 1] == 0xA0 ? 2 : 0
        case 0xE3 where bytes.count == lineStart && !keepsIndent:
            return at + 2 < end && page[at + 1] == 0x80 && page[at + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    private mutating func appendRun(_ run: Span<UInt8>) {
        if blankIsDue, bytes.count > lineStart { bytes.append(0x20) }
        blankIsDue = false
        unsafe run.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func breakLine(always: Bool) {
        guard breaksLines else { return partWords() }
        endLine()
        if always || bytes.count > lineStart {
            bytes.append(UInt8(ascii: "\n"))
            lineStart = bytes.count
        }
    }
}
