/// The offset in the first tag that has more than `limit` attributes, or nil.
///
/// libxml2 compares each attribute of a tag with all others, so that one tag of a few megabytes
/// would hold it for hours. Quotes are followed as libxml2 does: only behind `=`.
func crowdedTag(in page: Span<UInt8>, limit: Int) -> Int? {
    var index = 0
    while index < page.count {
        guard page[index] == UInt8(ascii: "<"), index + 1 < page.count, isLetter(page[index + 1])
        else {
            index += 1
            continue
        }
        var words = 0
        index += 1
        while index < page.count, page[index] != UInt8(ascii: ">") {
            let byte = page[index]
            index += 1
            if byte <= 0x20 || byte == UInt8(ascii: "/") {
                words += 1
                if words > limit { return index }
            } else if byte == UInt8(ascii: "=") {
                index = endOfValue(page, index)
                words += 1
                if words > 2 * limit { return index }
            }
        }
    }
    return nil
}

/// Behind the quoted value that begins at `index`, blanks before it allowed; else `index`.
private func endOfValue(_ page: Span<UInt8>, _ index: Int) -> Int {
    var start = index
    while start < page.count, page[start] <= 0x20 { start += 1 }
    guard start < page.count, page[start] == 0x22 || page[start] == 0x27 else { return index }
    var end = start + 1
    while end < page.count, page[end] != page[start] { end += 1 }
    return min(end + 1, page.count)
}

private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
