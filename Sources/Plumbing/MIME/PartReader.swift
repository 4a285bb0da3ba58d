/// Takes a mail apart.
struct PartReader {
    static let tooDeep = "parts inside parts beyond the limit: the inner ones are left out"

    let bytes: [UInt8]
    let limits: MailLimits
    private(set) var parts: [MailPart] = []
    private(set) var defects: [String] = []
    private var seen = 0

    init(bytes: [UInt8], limits: MailLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the whole mail and returns its headers.
    mutating func readMessage() -> [HeaderField] {
        let start = startsWithMark(bytes.span) ? 3 : 0
        return read(start..<bytes.count, depth: 0, defaultType: "text/plain")
    }

    /// Notes a defect once.
    mutating func note(_ defect: String) {
        if !defects.contains(defect) { defects.append(defect) }
    }

    @discardableResult
    private mutating func read(
        _ range: Range<Int>, depth: Int, defaultType: String
    ) -> [HeaderField] {
        let block = HeaderBlock(of: bytes, in: range, limit: limits.headerBytes)
        if let defect = block.defect { note(defect) }
        let headers = PartHeaders(block.fields, of: bytes, defaultType: defaultType)
        let body = block.bodyStart..<range.upperBound
        if headers.encoding == nil { note("an unknown transfer encoding, read as it stands") }
        guard headers.content.value.hasPrefix("multipart/") else {
            parts.append(headers.part(headers.content.value, body, depth: depth))
            return block.fields
        }
        guard depth < limits.depth else {
            note(Self.tooDeep)
            return block.fields
        }
        let children = children(of: body, headers.content.parameters["boundary"])
        if children.isEmpty { parts.append(headers.part("text/plain", body, depth: depth)) }
        let isDigest = headers.content.value == "multipart/digest"
        for child in children {
            seen += 1
            guard seen <= limits.parts else {
                note("more than \(limits.parts) parts: the rest is left out")
                break
            }
            read(
                child, depth: depth + 1, defaultType: isDigest ? "message/rfc822" : "text/plain")
        }
        return block.fields
    }

    /// The parts between boundary lines; without boundary in the header the body's first line that
    /// looks like one is taken.
    private mutating func children(of body: Range<Int>, _ boundary: String?) -> [Range<Int>] {
        var boundary = boundary.map { Array($0.utf8) } ?? []
        if boundary.isEmpty {
            note("a multipart without boundary")
            boundary = likelyBoundary(of: body)
        }
        guard !boundary.isEmpty else { return [] }
        let split = BoundarySplit(of: bytes.span, in: body, at: boundary)
        if split.parts.isEmpty {
            note("the boundary never occurs: the body is read as text")
        } else if !split.isClosed {
            note("no final boundary")
        }
        return split.parts
    }

    private func likelyBoundary(of body: Range<Int>) -> [UInt8] {
        let first = bytes[body].drop { $0 <= 0x20 }
        guard first.starts(with: Array("--".utf8)) else { return [] }
        return Array(first.dropFirst(2).prefix { $0 > 0x20 })
    }
}

/// The parts of a multipart body.
struct BoundarySplit {
    private(set) var parts: [Range<Int>] = []
    private(set) var isClosed = false

    init(of text: Span<UInt8>, in body: Range<Int>, at boundary: [UInt8]) {
        var start: Int?
        var index = body.lowerBound
        while index < body.upperBound {
            let line = lineRange(in: text, from: index, to: body.upperBound)
            if let closes = Self.delimiter(text, line.text, boundary) {
                if let start { parts.append(start..<max(start, beforeLineEnd(text, index))) }
                start = line.end
                isClosed = closes
                if closes { return }
            }
            index = line.end
        }
        if let start, start < body.upperBound { parts.append(start..<body.upperBound) }
    }

    /// Whether `line` is the boundary, and then whether it is the closing one.
    private static func delimiter(
        _ text: borrowing Span<UInt8>, _ line: Range<Int>, _ boundary: [UInt8]
    ) -> Bool? {
        let start = line.lowerBound + 2
        guard line.count >= boundary.count + 2, text[start - 2] == 0x2D, text[start - 1] == 0x2D
        else { return nil }
        for offset in boundary.indices where text[start + offset] != boundary[offset] {
            return nil
        }
        var rest = start + boundary.count
        let closes =
            rest + 1 < line.upperBound && text[rest] == 0x2D && text[rest + 1] == 0x2D
        if closes { rest += 2 }
        while rest < line.upperBound {
            if text[rest] != 0x20, text[rest] != 0x09 { return nil }
            rest += 1
        }
        return closes
    }

    /// The line end before a boundary belongs to the boundary.
    private func beforeLineEnd(_ text: borrowing Span<UInt8>, _ index: Int) -> Int {
        guard index > 0, text[index - 1] == 0x0A else { return index }
        return index > 1 && text[index - 2] == 0x0D ? index - 2 : index - 1
    }
}
