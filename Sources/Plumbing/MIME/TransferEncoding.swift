/// How a part's contents are wrapped for the way.
enum TransferEncoding: Sendable {
    case identity, base64, quotedPrintable

    /// Reads a `Content-Transfer-Encoding`; nil for one that nobody knows.
    init?(_ value: String) {
        switch value {
        case "", "7bit", "8bit", "binary": self = .identity
        case "base64": self = .base64
        case "quoted-printable": self = .quotedPrintable
        default: return nil
        }
    }

    func decode(_ text: ArraySlice<UInt8>) -> (bytes: [UInt8], defect: String?) {
        switch self {
        case .identity: (Array(text), nil)
        case .base64: decodeBase64(text)
        case .quotedPrintable: decodeQuotedPrintable(text)
        }
    }
}

/// Decodes base64 as far as it goes: stray signs inside a line are skipped, a line of other text
/// (a list's footer) ends it, a cut end gives the bytes that are whole.
func decodeBase64(_ text: ArraySlice<UInt8>) -> (bytes: [UInt8], defect: String?) {
    var state = Base64State()
    state.bytes.reserveCapacity(text.count / 4 * 3 + 3)
    let values = sextets
    var defect: String?
    var index = text.startIndex
    while index < text.endIndex {
        var (end, strays) = (index, 0)
        while end < text.endIndex, text[end] != 0x0A {
            if values[Int(text[end])] == 0xFF { strays += 1 }
            end += 1
        }
        let length = end - index
        if strays > 0, strays * 8 > length || state.isPadded {
            defect = "text behind the base64"
            break
        }
        if strays > 0 { defect = "stray signs in the base64" }
        for place in index..<end { state.take(values[Int(text[place])]) }
        index = end + 1
    }
    let isCut = state.finish()
    return (state.bytes, isCut ? "base64 cut" : defect)
}

private struct Base64State {
    var bytes: [UInt8] = []
    private(set) var isPadded = false
    private var bits: UInt32 = 0
    private var held = 0

    @inline(__always) mutating func take(_ value: UInt8) {
        if value < 64 {
            if isPadded, held > 0 { _ = finish() }
            isPadded = false
            bits = bits << 6 | UInt32(value)
            held += 1
            guard held == 4 else { return }
            bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
            bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
            bytes.append(UInt8(truncatingIfNeeded: bits))
            held = 0
        } else if value == padding {
            isPadded = true
        }
    }

    /// Writes the whole bytes of an unfinished group, and returns whether something is missing.
    mutating func finish() -> Bool {
        defer { held = 0 }
        if held > 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> (held == 2 ? 4 : 10))) }
        if held > 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 2)) }
        return held == 1 || held > 1 && !isPadded
    }
}

private let padding: UInt8 = 0x40
private let blank: UInt8 = 0x41

/// The value of each base64 sign; `=`, blanks and other signs apart.
private let sextets: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    let signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    for (value, sign) in signs.enumerated() { table[Int(sign)] = UInt8(value) }
    for sign in [0x20, 0x09, 0x0D] { table[sign] = blank }
    table[0x3D] = padding
    return table
}()
