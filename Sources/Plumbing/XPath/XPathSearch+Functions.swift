extension XPathSearch {
    /// A function that gives a truth.
    mutating func truth(
        _ function: XPathFunction, _ arguments: [XPathExpression], _ context: XPathContext
    ) throws(UnreadableHTML) -> Bool {
        switch function {
        case .yes: return true
        case .not: return try !truth(arguments[0], context)
        case .boolean: return try truth(arguments[0], context)
        case .contains:
            let (whole, part) = try texts(arguments, context)
            try take(whole.count / 64)
            return place(of: part, in: whole) != nil
        case .startsWith:
            let (whole, part) = try texts(arguments, context)
            return whole.starts(with: part)
        case .lang: return isIn(language: try text(arguments[0], context), context.node)
        default: return false
        }
    }

    /// A function that gives a number.
    mutating func number(
        _ function: XPathFunction, _ arguments: [XPathExpression], _ context: XPathContext
    ) throws(UnreadableHTML) -> Double {
        switch function {
        case .position: return Double(context.position)
        case .last: return Double(context.size)
        case .count: return Double(try nodes(arguments[0], context).count)
        case .sum:
            var sum = 0.0
            for node in try nodes(arguments[0], context) { sum += xpathNumber(try read(node)) }
            return sum
        case .floor: return try number(arguments[0], context).rounded(.down)
        case .ceiling: return try number(arguments[0], context).rounded(.up)
        case .round:
            let number = try number(arguments[0], context)
            return number < 0 && number >= -0.5 ? -0.0 : (number + 0.5).rounded(.down)
        case .stringLength: return Double(scalarCount(try argument(arguments, context)))
        default:
            return arguments.isEmpty
                ? xpathNumber(try read(context.node)) : try number(arguments[0], context)
        }
    }

    /// A function that gives a text.
    mutating func text(
        _ function: XPathFunction, _ arguments: [XPathExpression], _ context: XPathContext
    ) throws(UnreadableHTML) -> ArraySlice<UInt8> {
        switch function {
        case .name, .localName:
            let node = arguments.isEmpty ? context.node : try first(arguments[0], context)
            guard let node, let number = tree.nameNumber(of: node) else { return [] }
            return Array(tree.names.spellings[number].utf8)[...]
        case .string: return try argument(arguments, context)
        case .concat:
            var whole: [UInt8] = []
            for argument in arguments { whole += try text(argument, context) }
            try take(whole.count / 64)
            return whole[...]
        case .substringBefore, .substringAfter:
            let (whole, part) = try texts(arguments, context)
            guard let place = place(of: part, in: whole) else { return [] }
            return function == .substringBefore ? whole[..<place] : whole[(place + part.count)...]
        case .substring: return try substring(arguments, context)
        case .normalizeSpace:
            return Array(
                try argument(arguments, context).split(whereSeparator: isXMLBlank)
                    .joined(separator: [0x20]))[...]
        case .translate: return try translated(arguments, context)
        default: return []
        }
    }

    private mutating func argument(
        _ arguments: [XPathExpression], _ context: XPathContext
    ) throws(UnreadableHTML) -> ArraySlice<UInt8> {
        try arguments.isEmpty ? read(context.node) : text(arguments[0], context)
    }

    private mutating func texts(
        _ arguments: [XPathExpression], _ context: XPathContext
    ) throws(UnreadableHTML) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        (try text(arguments[0], context), try text(arguments[1], context))
    }

    /// Characters count from 1, and the bounds are rounded.
    private mutating func substring(
        _ arguments: [XPathExpression], _ context: XPathContext
    ) throws(UnreadableHTML) -> ArraySlice<UInt8> {
        let whole = String(decoding: try text(arguments[0], context), as: UTF8.self)
        let start = ((try number(arguments[1], context)) + 0.5).rounded(.down)
        var end = Double.infinity
        if arguments.count == 3 {
            end = start + ((try number(arguments[2], context)) + 0.5).rounded(.down)
        }
        var part = String.UnicodeScalarView()
        for (index, scalar) in whole.unicodeScalars.enumerated()
        where Double(index + 1) >= start && Double(index + 1) < end { part.append(scalar) }
        return Array(String(part).utf8)[...]
    }

    private mutating func translated(
        _ arguments: [XPathExpression], _ context: XPathContext
    ) throws(UnreadableHTML) -> ArraySlice<UInt8> {
        var words: [[Unicode.Scalar]] = []
        for argument in arguments {
            let text = String(decoding: try text(argument, context), as: UTF8.self)
            words.append(Array(text.unicodeScalars))
        }
        var twins: [Unicode.Scalar: Unicode.Scalar?] = [:]
        for (index, scalar) in words[1].enumerated() where twins[scalar] == nil {
            twins[scalar] = .some(index < words[2].count ? words[2][index] : nil)
        }
        var changed = String.UnicodeScalarView()
        for scalar in words[0] {
            if let twin = twins[scalar, default: scalar] { changed.append(twin) }
        }
        return Array(String(changed).utf8)[...]
    }

    /// Whether the nearest `lang` around a node names `language`, or a part of it (`en-GB`).
    private func isIn(language: ArraySlice<UInt8>, _ node: Int) -> Bool {
        var index = node < 0 ? tree.parent(of: node) : node
        while index >= 0 {
            if let attribute = tree.attribute(HTMLNames.language, of: index) {
                let found = tree.decoded(tree.value(of: attribute), inValue: true)
                let (named, asked) = (found.map(lowercase), language.map(lowercase))
                return named == asked || named.starts(with: asked + [UInt8(ascii: "-")])
            }
            index = tree.parent(of: index)
        }
        return false
    }
}

private func isXMLBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}

private func scalarCount(_ text: ArraySlice<UInt8>) -> Int {
    text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
}

/// Where `part` first stands in `whole`.
private func place(of part: ArraySlice<UInt8>, in whole: ArraySlice<UInt8>) -> Int? {
    let (text, wanted) = (whole.span, part.span)
    guard wanted.count > 0 else { return whole.startIndex }
    var index = 0
    while index + wanted.count <= text.count {
        if text[index] == wanted[0] {
            var matched = 1
            while matched < wanted.count, text[index + matched] == wanted[matched] { matched += 1 }
            if matched == wanted.count { return whole.startIndex + index }
        }
        index += 1
    }
    return nil
}
