/// Writes a table as RFC 4180 wants it: CR LF behind each record, LF inside cells, quotes only
/// where needed.
///
/// It holds one buffer, whatever the table's size, and never turns a cell into characters. A text
/// that a spreadsheet would take for a formula gets a leading `'`, which `CSVReader` can undo.
public struct CSVWriter: ~Copyable {
    /// Takes finished bytes; the slice is valid only during the call.
    public typealias Sink = (ArraySlice<UInt8>) throws(FileTrouble) -> Void

    /// Characters written as their Windows twin, with how often (`cp932` only).
    public private(set) var mapped: [Unicode.Scalar: Int] = [:]
    /// Characters without a place in the encoding, written as 〓, with how often.
    public private(set) var lost: [Unicode.Scalar: Int] = [:]

    private let encoding: CSVEncoding
    private let guardsFormulas: Bool
    private let sink: Sink
    private var buffer: [UInt8]
    private var used = 0
    private var fields = 0
    /// Whether the record so far is one empty cell, which alone would look like no record.
    private var isBare = true

    /// Starts a table; `bufferSize` is what is held back before the sink is called.
    public init(
        encoding: CSVEncoding = .utf8BOM, guardFormulas: Bool = true, bufferSize: Int = 1 << 18,
        sink: @escaping Sink
    ) {
        self.encoding = encoding
        guardsFormulas = guardFormulas
        self.sink = sink
        buffer = [UInt8](repeating: 0, count: max(bufferSize, 64))
        guard encoding == .utf8BOM else { return }
        for byte in [0xEF, 0xBB, 0xBF] as [UInt8] { put(byte) }
    }

    /// Writes one text cell.
    public mutating func field(text: String) throws(FileTrouble) {
        var text = text
        // Most strings give their bytes as they lie; others are copied into that form once.
        text.makeContiguousUTF8()
        try field(utf8: text.utf8.span)
    }

    /// Writes one text cell given as UTF-8.
    public mutating func field(utf8 text: [UInt8]) throws(FileTrouble) {
        try field(utf8: text.span)
    }

    /// Writes one text cell given as UTF-8.
    public mutating func field(utf8 text: Span<UInt8>) throws(FileTrouble) {
        try separate(room: text.count + 8)
        guard text.count > 0 else { return }
        isBare = fields == 1 && vanishes(text)
        let start = used
        if guardsFormulas, FormulaGuard.isNeeded(text) { put(UInt8(ascii: "'")) }
        if !copyPlain(text) {
            let hasGuard = used > start
            used = start
            try quote(text, hasGuard: hasGuard)
        }
    }

    /// Whether nothing of a text is left in the encoding: CP932 leaves out what cannot be seen.
    private func vanishes(_ text: Span<UInt8>) -> Bool {
        guard encoding == .cp932, text[0] >= 0xC2 else { return false }
        return encodeCP932(text.indices.map { text[$0] }).bytes.isEmpty
    }

    /// Writes one cell of a numeric column; never guarded.
    public mutating func field(number: Int) throws(FileTrouble) {
        try separate(room: 24)
        isBare = false
        var rest = number.magnitude
        if number < 0 { put(UInt8(ascii: "-")) }
        let first = used
        repeat {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        buffer[first..<used].reverse()
    }

    /// Writes one empty cell.
    public mutating func emptyField() throws(FileTrouble) { try separate(room: 8) }

    /// Ends the record.
    public mutating func endRow() throws(FileTrouble) {
        try makeRoom(8)
        if fields == 1, isBare {
            put(UInt8(ascii: "\""))
            put(UInt8(ascii: "\""))
        }
        put(0x0D)
        put(0x0A)
        fields = 0
        isBare = true
    }

    /// Hands the rest to the sink.
    public mutating func finish() throws(FileTrouble) { try flush() }

    private mutating func separate(room: Int) throws(FileTrouble) {
        try makeRoom(room)
        if fields > 0 { put(UInt8(ascii: ",")) }
        fields += 1
    }

    @inline(__always) private mutating func put(_ byte: UInt8) {
        buffer[used] = byte
        used += 1
    }

    @inline(__always) private mutating func makeRoom(_ count: Int) throws(FileTrouble) {
        if used + count > buffer.count { try flush(room: count) }
    }

    private mutating func flush(room: Int = 0) throws(FileTrouble) {
        if used > 0 {
            if encoding == .cp932 {
                let text = encodeCP932(buffer[..<used])
                mapped.merge(text.mapped, uniquingKeysWith: +)
                lost.merge(text.lost, uniquingKeysWith: +)
                try sink(text.bytes[...])
            } else {
                try sink(buffer[..<used])
            }
            used = 0
        }
        if room > buffer.count { buffer = [UInt8](repeating: 0, count: room) }
    }
}

extension CSVWriter {
    /// Copies a cell that needs no quotes; gives up at the first byte that asks for them.
    @inline(__always) private mutating func copyPlain(_ text: Span<UInt8>) -> Bool {
        let used = used
        let isPlain = unsafe text.withUnsafeBufferPointer { from in
            unsafe buffer.withUnsafeMutableBytes { to in
                unsafe copyUnquoted(from, to, at: used)
            }
        }
        if isPlain { self.used += text.count }
        return isPlain
    }

    private mutating func quote(
        _ text: Span<UInt8>, hasGuard: Bool
    ) throws(FileTrouble) {
        try makeRoom(text.count * 2 + 4)
        put(UInt8(ascii: "\""))
        if hasGuard { put(UInt8(ascii: "'")) }
        for index in 0..<text.count {
            switch text[index] {
            case UInt8(ascii: "\""):
                put(UInt8(ascii: "\""))
                put(UInt8(ascii: "\""))
            case 0x0D:
                if index + 1 == text.count || text[index + 1] != 0x0A { put(0x0A) }
            default: put(text[index])
            }
        }
        put(UInt8(ascii: "\""))
    }
}
