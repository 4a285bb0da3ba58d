/// Cuts the bytes of an IMAP server into frames. It knows no network and never looks into a literal,
/// so that a mail may hold anything, even the text of replies.
package struct IMAPFraming {
    private enum State: Equatable {
        case line
        case literal(left: Int, kept: Bool)
    }

    /// Bytes that one frame may keep, lines and literals each.
    private let limit: Int
    private var state = State.line
    private var frame = IMAPFrame()
    private var text: [UInt8] = []
    private var literal: [UInt8] = []
    private var lineBytes = 0
    private var literalBytes = 0
    private var frames: [IMAPFrame] = []

    package init(limit: Int) {
        self.limit = limit
    }

    /// A frame's lines are longer than any server has reason to send.
    package struct EndlessLine: Error, Equatable {}

    /// Takes the next bytes and gives the frames they complete.
    package mutating func take(_ bytes: [UInt8]) throws(EndlessLine) -> [IMAPFrame] {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .line: try takeLine(&rest)
            case .literal(let left, let kept): takeLiteral(&rest, left: left, kept: kept)
            }
        }
        defer { frames = [] }
        return frames
    }

    private mutating func takeLine(_ rest: inout ArraySlice<UInt8>) throws(EndlessLine) {
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        let part = rest[..<(end ?? rest.endIndex)]
        lineBytes += part.count
        guard lineBytes <= max(limit, 64 << 10) else { throw EndlessLine() }
        text += part
        rest = rest[part.endIndex...].dropFirst()
        guard end != nil else { return }
        if text.last == UInt8(ascii: "\r") { text.removeLast() }
        if let count = announcedLiteral {
            begin(literalOf: count)
        } else {
            endFrame()
        }
    }

    /// The N of a line that ends in `{N}`. What people write behind OK, NO and the like is no announcement.
    private var announcedLiteral: Int? {
        guard text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")),
            !frame.pieces.isEmpty || IMAPReply.mayHoldLiterals(text)
        else { return nil }
        let digits = text[(open + 1)...].dropLast()
        guard (1...12).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private mutating func begin(literalOf count: Int) {
        frame.pieces.append(.text(text))
        text = []
        let kept = count <= limit - literalBytes
        if kept { literalBytes += count }
        state = .literal(left: count, kept: kept)
        if !kept { frame.pieces.append(.oversized(count)) }
        if count == 0 { endLiteral(kept: kept) }
    }

    private mutating func takeLiteral(
        _ rest: inout ArraySlice<UInt8>, left: Int, kept: Bool
    ) {
        let part = rest.prefix(left)
        if kept { literal += part }
        rest = rest[part.endIndex...]
        state = .literal(left: left - part.count, kept: kept)
        if part.count == left { endLiteral(kept: kept) }
    }

    private mutating func endLiteral(kept: Bool) {
        if kept { frame.pieces.append(.literal(literal)) }
        literal = []
        state = .line
    }

    private mutating func endFrame() {
        if !text.isEmpty || frame.pieces.isEmpty { frame.pieces.append(.text(text)) }
        frames.append(frame)
        frame = IMAPFrame()
        text = []
        lineBytes = 0
        literalBytes = 0
    }
}

func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
