/// Finds where elements begin and end, beside a parser that only tells how far it has read.
///
/// When libxml2 reports a start tag, it stands before the tag's `>`; at an explicit end tag or an
/// empty element behind the `>`; when it closes or opens an element by itself, behind the name of
/// the tag that made it do so. The tags in between are found by looking back.
@safe struct ElementPlaces {
    let source: UnsafeBufferPointer<UInt8>
    let depth: Int
    var isTooDeep = false
    /// The end of the last tag that was found: the next one begins behind it.
    private(set) var from = 0
    /// The last answer of `lastMark`, which is asked once for each element that a tag closes.
    private var lastLook = (end: -1, mark: -1)

    @unsafe init(in source: UnsafeBufferPointer<UInt8>, depth: Int) {
        unsafe self.source = unsafe source
        self.depth = depth
    }

    /// The offset of the `<` of the start tag `name`, or nil for an element that is only implied.
    @unsafe mutating func opening(of name: UnsafePointer<UInt8>, before end: Int) -> Int? {
        let end = unsafe min(end, source.count)
        var index = from
        while index < end {
            if unsafe source[index] == UInt8(ascii: "<"), unsafe isName(name, at: index + 1) {
                from = end
                return index
            }
            index += 1
        }
        return nil
    }

    /// The offset behind the element `name` that ends here: behind its own tag, or before the tag
    /// that closed it.
    @unsafe mutating func ending(of name: UnsafePointer<UInt8>, before end: Int) -> Int {
        let end = unsafe min(end, source.count)
        guard let mark = lastMark(before: end) else { return end }
        let isOwn = unsafe source[mark + 1] == UInt8(ascii: "/") && isName(name, at: mark + 2)
        guard isOwn, unsafe source[end - 1] == UInt8(ascii: ">") else { return mark }
        from = end
        return end
    }

    /// The last `<` between the last tag and `end`.
    private mutating func lastMark(before end: Int) -> Int? {
        if lastLook.end != end || lastLook.mark < from {
            var index = end - 1
            while index >= from, unsafe source[index] != UInt8(ascii: "<") { index -= 1 }
            lastLook = (end, index < from ? -1 : index)
        }
        return lastLook.mark < 0 || lastLook.mark + 1 >= end ? nil : lastLook.mark
    }

    @unsafe private func isName(_ name: UnsafePointer<UInt8>, at start: Int) -> Bool {
        var (index, letter) = (start, 0)
        while unsafe name[letter] != 0 {
            guard unsafe index < source.count, unsafe lowered(source[index]) == name[letter] else {
                return false
            }
            index += 1
            letter += 1
        }
        guard unsafe index < source.count else { return true }
        switch unsafe lowered(source[index]) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: ":"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            return false
        default: return true
        }
    }

    private func lowered(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
