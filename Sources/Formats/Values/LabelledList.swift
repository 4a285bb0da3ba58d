/// `labelled-list`: the items of a list one by one, as written but without their marks.
///
/// Items that begin with a mark under `leave` belong to another field; marks under `drop` go.
struct LabelledList: ValueReader {
    static let name = "labelled-list"
    static let gives = Value.Sort.texts
    static let options = ["leave", "drop", "none"]
    static let wantsItems = true

    private let leave: [[UInt8]]
    private let drop: [[UInt8]]
    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        leave = entry.bytes("leave")
        drop = entry.bytes("drop")
        none = entry.bytes("none")
    }

    func read(_ passage: Passage) -> Reading {
        if isNone(passage, none) { return .value(.texts([])) }
        var items: [String] = []
        for line in passage.lines where !line.isEmpty {
            if holdsReplacement(passage.bytes, line.range) { return .damaged }
            var cursor = TextCursor(passage.bytes, line.range)
            if cursor.take(anyOf: leave) { continue }
            _ = cursor.take(anyOf: drop)
            let item = trimmed(cursor.at..<cursor.end, in: passage.bytes)
            if !item.isEmpty { items.append(passage.text(item)) }
        }
        return .value(.texts(items))
    }
}

/// `labelled-coupon`: of the items of a list those that begin with a mark under `only`, without it.
struct LabelledCoupon: ValueReader {
    static let name = "labelled-coupon"
    static let gives = Value.Sort.texts
    static let options = ["only", "none"]
    static let wantsItems = true

    private let only: [[UInt8]]
    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        only = entry.bytes("only")
        none = entry.bytes("none")
        if only.isEmpty { entry.complain("needs the marks of coupons", at: "only") }
    }

    func read(_ passage: Passage) -> Reading {
        if isNone(passage, none) { return .none }
        var coupons: [String] = []
        for line in passage.lines where !line.isEmpty {
            // A mark with a lost byte would make the coupon a menu item.
            if holdsReplacement(passage.bytes, line.range) { return .damaged }
            var cursor = TextCursor(passage.bytes, line.range)
            guard cursor.take(anyOf: only) else { continue }
            let coupon = trimmed(cursor.at..<cursor.end, in: passage.bytes)
            if !coupon.isEmpty { coupons.append(passage.text(coupon)) }
        }
        return coupons.isEmpty ? .none : .value(.texts(coupons))
    }
}

private func isNone(_ passage: Passage, _ words: [[UInt8]]) -> Bool {
    guard let line = passage.onlyLine else { return passage.isEmpty }
    return isOne(of: words, passage.bytes, line)
}
