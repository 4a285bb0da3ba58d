import Foundation

/// How a mail's text travels.
public enum MailEncoding: Hashable, Sendable, CaseIterable {
    case utf8Base64, utf8QuotedPrintable, utf8EightBit, iso2022jp

    /// The charset's name in heads.
    public var charset: String { self == .iso2022jp ? "ISO-2022-JP" : "UTF-8" }

    /// The content heads, the blank line, and the text with its lines ended by CR LF.
    func part(_ text: String) -> [UInt8] {
        let wire = text.replacing("\n", with: "\r\n")
        return Array(
            """
            Content-Type: text/plain; charset=\(charset)\r
            Content-Transfer-Encoding: \(transfer)\r
            \r

            """.utf8) + body(wire)
    }

    /// Text in this charset, without any transfer encoding.
    func encoded(_ text: String) -> [UInt8] {
        self == .iso2022jp ? JISText.encode(text) : Array(text.utf8)
    }

    private var transfer: String {
        switch self {
        case .utf8Base64: "base64"
        case .utf8QuotedPrintable: "quoted-printable"
        case .utf8EightBit: "8bit"
        case .iso2022jp: "7bit"
        }
    }

    private func body(_ wire: String) -> [UInt8] {
        switch self {
        case .utf8Base64:
            let options: Data.Base64EncodingOptions = [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ]
            return Array(Data(wire.utf8).base64EncodedString(options: options).utf8) + [13, 10]
        case .utf8QuotedPrintable: return Self.quotedPrintable(Array(wire.utf8))
        case .utf8EightBit, .iso2022jp: return encoded(wire)
        }
    }

    private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        var column = 0
        for (index, byte) in bytes.enumerated() {
            if byte == 13 || byte == 10 {
                out.append(byte)
                column = 0
                continue
            }
            let beforeEnd = index + 1 == bytes.count || bytes[index + 1] == 13
            let plain = (33...126).contains(byte) && byte != 61 || (byte == 32 && !beforeEnd)
            if column + (plain ? 1 : 3) > 75 {
                out += [61, 13, 10]
                column = 0
            }
            if plain {
                out.append(byte)
            } else {
                out += [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
            column += plain ? 1 : 3
        }
        return out
    }
}
