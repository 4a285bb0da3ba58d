/// A piece of HTML in which every interpolated text is already escaped.
///
/// Literals are markup, interpolations are data: `"<p>\(name)</p>"` cannot be broken by a name.
/// Markup that depends on a condition is a `let piece: HTML` first; within `\( )` it would be a text.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    private(set) var bytes: [UInt8]

    init(stringLiteral markup: String) { bytes = Array(markup.utf8) }

    init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// Markup as it stands, for bytes that are wrong on purpose.
    init(verbatim bytes: [UInt8]) { self.bytes = bytes }

    static func += (page: inout HTML, piece: HTML) { page.bytes += piece.bytes }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate(set) var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ markup: String) { bytes += markup.utf8 }
        mutating func appendInterpolation(_ text: String) { escape(text) }
        mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }
        mutating func appendInterpolation(_ piece: HTML) { bytes += piece.bytes }

        mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes += piece.bytes }
        }

        private mutating func escape(_ text: String) {
            var wasC2 = false
            for byte in text.utf8 {
                if wasC2 && byte == 0xA0 { bytes.removeLast() }
                switch byte {
                case UInt8(ascii: "&"): bytes += "&amp;".utf8
                case UInt8(ascii: "<"): bytes += "&lt;".utf8
                case UInt8(ascii: ">"): bytes += "&gt;".utf8
                case UInt8(ascii: "\""): bytes += "&quot;".utf8
                case UInt8(ascii: "'"): bytes += "&#39;".utf8
                case 0xA0 where wasC2: bytes += "&nbsp;".utf8
                default: bytes.append(byte)
                }
                wasC2 = byte == 0xC2
            }
        }
    }
}
