/// A word or sign of an expression.
enum XPathToken: Equatable {
    case number(Double)
    case literal(ArraySlice<UInt8>)
    case name(String)
    /// A sign, or a name that stands where only an operator can.
    case sign(String)
}

/// The tokens of `source`, or nil if it holds what is none.
func xpathTokens(_ source: String) -> [XPathToken]? {
    var lexer = XPathLexer(text: Array(source.utf8))
    return lexer.tokens()
}

private struct XPathLexer {
    let text: [UInt8]
    var index = 0
    var found: [XPathToken] = []

    mutating func tokens() -> [XPathToken]? {
        while true {
            while index < text.count, isMarkupBlank(text[index]) { index += 1 }
            guard index < text.count else { return found }
            guard let token = next() else { return nil }
            found.append(token)
        }
    }

    private mutating func next() -> XPathToken? {
        let byte = text[index]
        let following = index + 1 < text.count ? text[index + 1] : 0
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return literal(byte)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: ".") where isDigit(following): return number()
        case let byte where isNameStart(byte): return name()
        default: break
        }
        for sign in ["::", "..", "//", "!=", "<=", ">="]
        where text[index...].starts(with: sign.utf8) {
            index += 2
            return .sign(sign)
        }
        guard "()[]@,/|+-=<>*.".utf8.contains(byte) else { return nil }
        index += 1
        // After an operand `*` multiplies, else it stands for any name.
        if byte == UInt8(ascii: "*"), !isAfterOperand { return .name("*") }
        return .sign(String(decoding: [byte], as: UTF8.self))
    }

    private var isAfterOperand: Bool {
        switch found.last {
        case nil: false
        case .number, .literal, .name: true
        case .sign(let sign): [")", "]", ".", ".."].contains(sign)
        }
    }

    private mutating func literal(_ quote: UInt8) -> XPathToken? {
        let start = index + 1
        guard let end = text[start...].firstIndex(of: quote) else { return nil }
        index = end + 1
        return .literal(text[start..<end])
    }

    private mutating func number() -> XPathToken? {
        let start = index
        while index < text.count, isDigit(text[index]) { index += 1 }
        if index < text.count, text[index] == UInt8(ascii: ".") { index += 1 }
        while index < text.count, isDigit(text[index]) { index += 1 }
        return .number(xpathNumber(text[start..<index]))
    }

    private mutating func name() -> XPathToken? {
        let start = index
        while index < text.count, isNamePart(text[index]) { index += 1 }
        // One colon joins a prefix to its name, two follow an axis.
        if index + 1 < text.count, text[index] == UInt8(ascii: ":"), isNameStart(text[index + 1]) {
            index += 1
            while index < text.count, isNamePart(text[index]) { index += 1 }
        }
        let name = String(decoding: text[start..<index], as: UTF8.self)
        guard isAfterOperand else { return .name(name) }
        return ["and", "or", "div", "mod"].contains(name) ? .sign(name) : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private func isNameStart(_ byte: UInt8) -> Bool {
        lowercase(byte) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private func isNamePart(_ byte: UInt8) -> Bool {
        isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }
}
