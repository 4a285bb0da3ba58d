import Plumbing

/// The line of a file in which a row stands, counted from 1.
///
/// - Parameter offset: where the row begins, as its span says: in the file's text as UTF-8.
public func lineOfTable(_ bytes: [UInt8], at offset: Int) -> Int {
    let text = decodeText(bytes).utf8
    var line = 1
    for index in 0..<min(offset, text.count) {
        let isPair = text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A
        if text[index] == 0x0A || (text[index] == 0x0D && !isPair) { line += 1 }
    }
    return line
}
