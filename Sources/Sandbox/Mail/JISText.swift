import Foundation

/// Japanese mail's seven-bit encoding, with what real senders add: vendor characters and half-width kana.
///
/// Vendor characters go to NEC's rows 13 and 89–92, as CP50221 does; ISO-2022-JP itself has no place for them.
enum JISText {
    static func encode(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        var set = CharacterSet.ascii
        let bytes = cp932(text)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                out += set.change(to: .ascii) + [byte]
                index += 1
            } else if (0xA1...0xDF).contains(byte) {
                out += set.change(to: .kana) + [byte - 0x80]
                index += 1
            } else {
                guard index + 1 < bytes.count else { break }
                let pair = inRowsOf94(byte, bytes[index + 1])
                out += set.change(to: .kanji) + jis(pair.lead, pair.trail)
                index += 2
            }
        }
        return out + set.change(to: .ascii)
    }

    /// The text in CP932; what has no place there becomes 〓.
    static func cp932(_ text: String) -> [UInt8] {
        var text = text
        for (character, stand) in stands { text = text.replacing(character, with: stand) }
        if let whole = text.data(using: .shiftJIS) { return Array(whole) }
        return text.flatMap { character -> [UInt8] in
            Array(String(character).data(using: .shiftJIS) ?? Data([0x81, 0xAC]))
        }
    }

    /// Characters that Japanese senders write by their neighbours in CP932.
    private static let stands = [
        ("\u{301C}", "\u{FF5E}"), ("\u{2212}", "\u{FF0D}"), ("\u{A5}", "\u{FFE5}"), ("\u{A0}", " "),
    ]

    /// IBM's extension lies beyond the 94 rows; NEC's selection of it lies within.
    private static func inRowsOf94(_ lead: UInt8, _ trail: UInt8) -> (lead: UInt8, trail: UInt8) {
        guard (0xFA...0xFC).contains(lead) else { return (lead, trail) }
        let index = (Int(lead) - 0xFA) * 188 + place(trail)
        let target: Int
        switch index {
        case 0..<10: target = 0xEE * 188 + place(0xEF) + index  // ⅰ–ⅹ
        case 10..<20: return (0x87, 0x54 + UInt8(index - 10))  // Ⅰ–Ⅹ
        case 20: return (0x81, 0xCA)  // ￢
        case 21..<24: target = 0xEE * 188 + place(0xFA) + index - 21  // ￤ ＇ ＂
        case 24: return (0x87, 0x8A)  // ㈱
        case 25: return (0x87, 0x82)  // №
        case 26: return (0x87, 0x84)  // ℡
        case 27: return (0x81, 0xE6)  // ∵
        default: target = 0xED * 188 + index - 28
        }
        let trail = target % 188
        return (UInt8(target / 188), UInt8(trail + (trail >= 63 ? 0x41 : 0x40)))
    }

    /// The place of a trail byte among the 188 of its lead byte.
    private static func place(_ trail: UInt8) -> Int { Int(trail) - (trail > 0x7F ? 0x41 : 0x40) }

    private static func jis(_ lead: UInt8, _ trail: UInt8) -> [UInt8] {
        let row = (Int(lead) - (lead >= 0xE0 ? 0xC1 : 0x81)) * 2 + 0x21
        let place = place(trail)
        return place < 94
            ? [UInt8(row), UInt8(place + 0x21)] : [UInt8(row + 1), UInt8(place - 94 + 0x21)]
    }

    /// Which set the escapes have switched on.
    private enum CharacterSet {
        case ascii, kana, kanji

        mutating func change(to other: CharacterSet) -> [UInt8] {
            guard self != other else { return [] }
            self = other
            return switch other {
            case .ascii: [0x1B, 0x28, 0x42]
            case .kana: [0x1B, 0x28, 0x49]
            case .kanji: [0x1B, 0x24, 0x42]
            }
        }
    }
}
