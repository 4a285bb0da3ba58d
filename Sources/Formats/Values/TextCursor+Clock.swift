extension TextCursor {
    /// The minutes that the rest of the text is; nil where it is anything else.
    mutating func clockMinutes() -> Int? {
        let start = at
        if let digits = number(digits: 3...6) {
            // 930, 1030, 103059: the seconds of a receipt do not count.
            let clock = at - start > 4 ? digits / 100 : digits
            return isAtEnd && clock % 100 < 60 ? clock / 100 * 60 + clock % 100 : nil
        }
        at = start
        guard let hours = number(digits: 1...2), hours <= 29 else { return nil }
        let isJapanese = take(Self.hourSign)
        guard isJapanese || take(anyOf: Self.colons) else { return nil }
        if isJapanese, isAtEnd { return hours * 60 }
        guard let minutes = number(digits: 1...2), minutes <= 59 else { return nil }
        if isJapanese { _ = take(Self.minuteSign) } else { takeSeconds() }
        skipBlanks()
        return isAtEnd ? hours * 60 + minutes : nil
    }

    private mutating func takeSeconds() {
        let start = at
        if take(anyOf: Self.colons), number(digits: 2...2) != nil { return }
        at = start
    }

    private static let colons = [":", "："].map { Array($0.utf8) }
    private static let hourSign = Array("時".utf8)
    private static let minuteSign = Array("分".utf8)
}
