import Reservations

/// A notice taken apart at its labels.
struct NoticeBlocks {
    let bytes: [UInt8]
    /// Where the first block or section begins; the opening sentence stands before it.
    private(set) var headEnd: Int
    private(set) var findings: [Finding] = []
    /// The block that stands last, if the text stops within a line of it: what it holds is cut.
    private(set) var cutBlock: Int?
    private var blocks: [ArraySlice<TextLine>?]
    private var values: [Range<Int>?]

    init(_ text: NoticeLines, sections: [NoticeSection], blockCount: Int) {
        bytes = text.bytes
        headEnd = text.bytes.count
        blocks = Array(repeating: nil, count: blockCount)
        values = Array(repeating: nil, count: blockCount)
        take(text.lines, sections)
    }

    /// Whether no label was found at all.
    var isEmpty: Bool { blocks.allSatisfy { $0 == nil } }

    func has(_ block: Int) -> Bool { blocks[block] != nil }

    /// The lines under a label, what stands on the label's own line first; nil if the mail has none.
    func passage(_ block: Int) -> Passage? {
        guard let lines = blocks[block] else { return nil }
        guard let value = values[block], !value.isEmpty else {
            return Passage(bytes: bytes, lines: lines)
        }
        return Passage(bytes: bytes, lines: ([TextLine(range: value, indent: 0)] + lines)[...])
    }

    private mutating func take(_ lines: [TextLine], _ sections: [NoticeSection]) {
        var section = 0
        var open: (block: Int, start: Int)?
        for (index, line) in lines.enumerated() where line.indent == 0 && !line.isEmpty {
            // Only the first byte of some line begins a label: most lines end the question here.
            let entered = sections.indices.dropFirst(section + 1).first {
                sections[$0].begins(bytes, line.range)
            }
            section = entered ?? section
            let label = sections[section].label(bytes, line.range)
            let isNew = label.map { blocks[$0.block] == nil && open?.block != $0.block } ?? false
            let isStrange =
                !isNew && sections[section].isMarked(bytes, line.range)
                && !sections[section].begins(bytes, line.range)
            guard
                entered != nil || isNew || isStrange || sections[section].begins(bytes, line.range)
            else { continue }
            headEnd = min(headEnd, line.range.lowerBound)
            close(&open, at: index, lines)
            if isStrange { note(label == nil, index) }
            if isNew, let label {
                open = (label.block, index + 1)
                values[label.block] = label.value
            }
        }
        let hasFoot = section == sections.count - 1
        if !hasFoot, bytes.last != 0x0A { cutBlock = open?.block }
        close(&open, at: lines.count, lines)
        if !hasFoot, !isEmpty {
            findings.append(Finding(problem: "the mail ends before its foot", location: "mail"))
        }
    }

    private mutating func close(
        _ open: inout (block: Int, start: Int)?, at end: Int, _ lines: [TextLine]
    ) {
        guard let block = open else { return }
        blocks[block.block] = lines[block.start..<end]
        open = nil
    }

    private mutating func note(_ isUnknown: Bool, _ index: Int) {
        let problem =
            isUnknown ? "a label that the format does not know" : "a label that stands twice"
        findings.append(Finding(problem: problem, location: "line \(index + 1)"))
    }
}
