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

    /// Takes in a piece that ends in NUL.
    @unsafe mutating func append(_ piece: UnsafePointer<UInt8>) {
        if keepsBlanks { return unsafe appendWritten(piece) }
        var at = unsafe piece
        while unsafe at.pointee != 0 {
            let blank = unsafe blankLength(at)
            if blank > 0 {
                if unsafe preformatted > 0 && breaksLines && at.pointee == 0x0A {
                    breakLine(always: true)
                } else {
                    blankIsDue = true
                }
                unsafe at += blank
            } else {
                var end = unsafe at + 1
                while unsafe end.pointee > 0x20 && end.pointee != 0xC2 { unsafe end += 1 }
                unsafe appendRun(UnsafeBufferPointer(start: at, count: end - at))
                unsafe at = unsafe end
            }
        }
    }

    @unsafe private mutating func appendWritten(_ piece: UnsafePointer<UInt8>) {
        var at = unsafe piece
        while unsafe at.pointee != 0 {
            let isNoBreakSpace = unsafe at.pointee == 0xC2 && at[1] == 0xA0
            bytes.append(isNoBreakSpace ? 0x20 : unsafe at.pointee)
            unsafe at += isNoBreakSpace ? 2 : 1
        }
    }

    private mutating func partWords() {
        if keepsBlanks { bytes.append(UInt8(ascii: "\n")) } else { blankIsDue = true }
    }

    /// The length of the blank at `at`; an ideographic space is one only where a line begins.
    @unsafe @inline(__always) private func blankLength(_ at: UnsafePointer<UInt8>) -> Int {
        switch unsafe at.pointee {
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D: return 1
        case 0xC2: return unsafe at[1] == 0xA0 ? 2 : 0
        case 0xE3 where bytes.count == lineStart && !keepsIndent:
            return unsafe at[1] == 0x80 && at[2] == 0x80 ? 3 : 0
        default: return 0
        }
    }

    @unsafe private mutating func appendRun(_ run: UnsafeBufferPointer<UInt8>) {
        if blankIsDue, bytes.count > lineStart { bytes.append(0x20) }
        blankIsDue = false
        unsafe bytes.append(contentsOf: run)
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
