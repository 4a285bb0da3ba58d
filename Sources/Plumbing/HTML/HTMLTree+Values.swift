extension HTMLTree {
    /// The number of the name of an element or attribute, nil for others.
    func nameNumber(of index: Int) -> Int? {
        let number = index < 0 ? attributes[~index].name : nodes[index].name
        return number < 0 ? nil : Int(number)
    }

    /// The node around a node or attribute; -1 around the document.
    func parent(of index: Int) -> Int {
        index < 0 ? Int(attributes[~index].owner) : Int(nodes[index].parent)
    }

    /// The value of an attribute with its references decoded.
    func string(valueOf attribute: Int) -> String {
        let range = value(of: attribute)
        let hasReference = holds(UInt8(ascii: "&"), range)
        guard hasReference else { return String(decoding: bytes[range], as: UTF8.self) }
        var decoded: [UInt8] = []
        let bytes = bytes
        appendDecoded(bytes.span, range, inValue: true, to: &decoded)
        return String(decoding: decoded, as: UTF8.self)
    }

    /// Whether a value holds `word` between blanks.
    func holdsWord(_ word: String, valueOf attribute: Int) -> Bool {
        let bytes = bytes
        let text = bytes.span
        let range = value(of: attribute)
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, text[end] > 0x20 { end += 1 }
            if end - start == word.utf8.count, bytes[start..<end].elementsEqual(word.utf8) {
                return true
            }
            start = end + 1
        }
        return false
    }

    /// Whether `byte` stands in `bytes[range]`.
    func holds(_ byte: UInt8, _ range: Range<Int>) -> Bool {
        let bytes = bytes
        let text = bytes.span
        for index in range where text[index] == byte { return true }
        return false
    }
}
