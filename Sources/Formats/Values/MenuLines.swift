/// `menu-lines`: each line one item as written; lines that begin with a label under `except`
/// (a price, an estimate of time) belong to other fields, and so does what stands behind a word
/// under `cut`.
struct MenuLines: ValueReader {
    static let name = "menu-lines"
    static let gives = Value.Sort.texts
    static let options = ["except", "cut", "none"]

    private let except: [[UInt8]]
    private let cut: [[UInt8]]
    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        except = entry.bytes("except")
        cut = entry.bytes("cut")
        none = entry.bytes("none")
    }

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .empty }
        var items: [String] = []
        for line in passage.lines where !line.isEmpty {
            if holdsReplacement(passage.bytes, line.range) { return .damaged }
            if labelledValue(passage.bytes, line.range, labels: except) != nil { continue }
            let item = beforeFirst(of: cut, passage.bytes, line.range)
            if !item.isEmpty { items.append(passage.text(item)) }
        }
        if items.count == 1, none.contains(Array(items[0].utf8)) { items = [] }
        return .value(.texts(items))
    }
}

private func beforeFirst(of words: [[UInt8]], _ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    let starts = words.compactMap { offset(of: $0, in: bytes, line) }
    return trimmed(line.lowerBound..<(starts.min() ?? line.upperBound), in: bytes)
}

/// The value in `label：value`, in brackets or not, or nil if the line has none of the labels. Of
/// several brackets in a row (`（メニュー金額：8,800円）（施術時間目安：1時間）`) each is tried.
func labelledValue(
    _ bytes: [UInt8], _ line: Range<Int>, labels: [[UInt8]]
) -> Range<Int>? {
    var cursor = TextCursor(bytes, line)
    while true {
        let isBracketed = cursor.take(anyOf: openings)
        let close = isBracketed ? firstClosing(bytes, cursor.at..<cursor.end) : nil
        cursor.skipBlanks()
        if let start = valueStart(cursor, labels) {
            return trimmed(start..<max(start, close?.lowerBound ?? cursor.end), in: bytes)
        }
        guard let close else { return nil }
        cursor.at = close.upperBound
        cursor.skipBlanks()
    }
}

private func valueStart(_ label: TextCursor, _ labels: [[UInt8]]) -> Int? {
    var cursor = label
    guard cursor.take(anyOf: labels) else { return nil }
    let afterLabel = cursor.at
    cursor.skipBlanks()
    let isSeparated = cursor.take(anyOf: colons) || cursor.at > afterLabel || cursor.isAtEnd
    return isSeparated ? cursor.at : nil
}

private func firstClosing(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    closings.compactMap { close in
        offset(of: close, in: bytes, range).map { $0..<$0 + close.count }
    }.min { $0.lowerBound < $1.lowerBound }
}

private let openings = ["（", "("].map { Array($0.utf8) }
private let closings = ["）", ")"].map { Array($0.utf8) }
private let colons = ["：", ":"].map { Array($0.utf8) }
