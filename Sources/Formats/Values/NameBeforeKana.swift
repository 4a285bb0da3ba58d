/// `name-before-kana`: a guest's name as written, without the reading in brackets behind it.
struct NameBeforeKana: ValueReader {
    static let name = "name-before-kana"
    static let gives = Value.Sort.text

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else {
            return passage.isEmpty ? .empty : .unreadable("more than one line")
        }
        let name = NameAndKana(passage.bytes, line).name
        return name.isEmpty ? .empty : .text(name, of: passage)
    }
}

/// `kana-in-brackets`: the reading behind a guest's name, in brackets of either width.
struct KanaInBrackets: ValueReader {
    static let name = "kana-in-brackets"
    static let gives = Value.Sort.text

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else {
            return passage.isEmpty ? .none : .unreadable("more than one line")
        }
        guard let kana = NameAndKana(passage.bytes, line).kana else {
            return holdsReplacement(passage.bytes, line) ? .damaged : .none
        }
        return .text(kana, of: passage)
    }
}

/// `山田 花子（ヤマダ ハナコ）` taken apart: the last brackets count if they hold kana alone.
private struct NameAndKana {
    let name: Range<Int>
    let kana: Range<Int>?

    init(_ bytes: [UInt8], _ line: Range<Int>) {
        guard let inside = Self.lastBrackets(bytes, line) else {
            (name, kana) = (line, nil)
            return
        }
        let text = trimmed(inside.inner, in: bytes)
        guard Self.isKana(bytes, text) else {
            (name, kana) = (line, nil)
            return
        }
        name = trimmed(line.lowerBound..<inside.start, in: bytes)
        kana = text.isEmpty ? nil : text
    }

    private static func lastBrackets(
        _ bytes: [UInt8], _ line: Range<Int>
    ) -> (start: Int, inner: Range<Int>)? {
        guard
            let close = closings.first(where: {
                stands($0, at: line.upperBound - $0.count, in: bytes, before: line.upperBound)
                    && line.count >= $0.count
            })
        else { return nil }
        let end = line.upperBound - close.count
        var index = end
        while index > line.lowerBound {
            index -= 1
            for open in openings where stands(open, at: index, in: bytes, before: end) {
                return (index, index + open.count..<end)
            }
        }
        return nil
    }

    /// Kana of both widths, hiragana, the marks between them, blanks; also lost bytes, which then
    /// make the reading unreadable and not the name.
    private static func isKana(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        String(decoding: bytes[range], as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x3041...0x309F, 0x30A0...0x30FF, 0xFF65...0xFF9F, 0x20, 0x3000, 0xA0, 0x2D,
                0xFF0D, 0x2212, 0x30FB, 0xFFFD:
                true
            default: false
            }
        }
    }

    private static let openings = ["（", "("].map { Array($0.utf8) }
    private static let closings = ["）", ")"].map { Array($0.utf8) }
}
