import Foundation
import Testing

@testable import Plumbing

@Suite struct CharsetTests {
    @Test(arguments: [
        ("utf-8", Charset.utf8), ("UTF8", .utf8), ("Shift_JIS", .cp932), ("x-sjis", .cp932),
        ("MS_Kanji", .cp932), ("windows-31j", .cp932), ("CP932", .cp932), ("euc-jp", .eucJP),
        ("CP51932", .eucJP), ("iso-2022-jp", .iso2022jp), ("CP50221", .iso2022jp),
        ("us-ascii", .ascii), ("\"Windows-1252\"", .latin1),
    ])
    func `a label means its vendor variant`(label: String, charset: Charset) {
        #expect(Charset(label: label) == charset)
    }

    @Test func `an unknown label means nothing`() {
        #expect(Charset(label: "klingon") == nil)
        #expect(Charset(label: "") == nil)
    }

    static let words = "予約①㈱髙橋﨑本～―∥－￠￡￢ｱﾊﾟ"

    @Test(arguments: [
        ("UTF-8", Charset.utf8, Array(words.utf8)),
        ("Shift_JIS", .cp932, cp932Words), ("windows-31j", .cp932, cp932Words),
        ("EUC-JP", .eucJP, eucWords), ("ISO-2022-JP", .iso2022jp, jisWords),
        // The label is wrong in all of these.
        ("UTF-8", .iso2022jp, jisWords), ("UTF-8", .cp932, cp932Words),
        ("us-ascii", .cp932, cp932Words), ("EUC-JP", .cp932, cp932Words),
        ("Shift_JIS", .utf8, Array(words.utf8)), ("iso-8859-1", .cp932, cp932Words),
        ("us-ascii", .eucJP, eucWords), ("iso-2022-jp", .cp932, cp932Words),
        ("nonsense", .cp932, cp932Words),
    ])
    func `vendor characters are read whatever the label says`(
        label: String, charset: Charset, bytes: [UInt8]
    ) {
        let text = decodeText(bytes, label: label)
        #expect(text.string == Self.words)
        #expect(text.charset == charset)
        #expect(text.replacements == 0)
        #expect(text.labelOverruled == (Charset(label: label).map { $0 != charset } ?? false))
    }

    @Test func `half-width kana and JIS X 0212 are read in ISO-2022-JP`() {
        let kana = Array("\u{1B}(I1ML\u{1B}(B \u{0E}1M\u{0F}.".utf8)
        #expect(decodeText(kana, label: "ISO-2022-JP").string == "ｱﾍﾌ ｱﾍ.")
        let x0212 = Array("\u{1B}$(D0!\u{1B}(B".utf8)
        #expect(decodeText(x0212, label: "ISO-2022-JP").string == "丂")
        let eightBit = Array("\u{1B}$B\u{1B}(B".utf8) + [0xB1, 0x87, 0x40]
        #expect(decodeText(eightBit, label: "ISO-2022-JP").string == "ｱ①")
    }

    @Test(
        arguments: [
            ([0x82, 0x3C, 0x62, 0x3E], "\u{FFFD}<b>"), ([0x82, 0x22], "\u{FFFD}\""),
            ([0xFD, 0x3C], "\u{FFFD}<"), ([0x80, 0x0A], "\u{FFFD}\n"), ([0x82], "\u{FFFD}"),
            ([0x85, 0x40, 0x41], "\u{FFFD}@A"), ([0x85, 0x9F], "\u{FFFD}"),
            ([0xA0, 0x41], "\u{FFFD}A"),
        ] as [([UInt8], String)])
    func `a stray byte swallows neither bracket nor quote nor line end`(
        bytes: [UInt8], text: String
    ) {
        let decoded = decode(bytes, as: .cp932, nil)
        #expect(decoded.string == text)
        #expect(decoded.replacements == 1)
    }

    @Test func `a cut escape or pair in ISO-2022-JP is one replacement and costs no line end`() {
        let decoded = decode(Array("\u{1B}$BM=Ls!\nA\u{1B}".utf8), as: .iso2022jp, nil)
        #expect(decoded.string == "予約\u{FFFD}\nA\u{FFFD}")
        #expect(decoded.replacements == 2)
    }

    @Test func `UTF-8 that was cut stays UTF-8, its broken ends counted`() {
        let bytes = Array("予約のお知らせ".utf8.dropLast())
        for label in ["UTF-8", "Shift_JIS", nil] {
            let text = decodeText(bytes, label: label)
            #expect(text.string == "予約のお知ら\u{FFFD}")
            #expect(text.replacements == 1)
        }
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE3, 0x81],
            [0xF0, 0x9F, 0x98],
            [0x41, 0xFF, 0x42], [0xE0, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xC2],
        ] as [[UInt8]])
    func `broken UTF-8 is replaced as the standard library does`(bytes: [UInt8]) {
        let wanted = String(decoding: bytes, as: UTF8.self)
        let text = decode(bytes, as: .utf8, nil)
        #expect(text.string == wanted)
        #expect(text.replacements == wanted.unicodeScalars.filter { $0 == "\u{FFFD}" }.count)
    }

    @Test func `a byte order mark is no text`() {
        #expect(decodeText([0xEF, 0xBB, 0xBF, 0x41], label: nil).string == "A")
        #expect(decodeText([0xEF, 0xBB, 0xBF] + Array("予".utf8), label: "cp932").string == "予")
    }

    @Test(arguments: ["\u{FEFF}a\u{1B}(B", "予約\u{1B}$B", "\u{FEFF}予\u{1B}(I"])
    func `an escape in UTF-8 is a stray character`(text: String) {
        let read = decodeText(Array(text.utf8), label: nil)
        #expect(read.charset == .utf8 && read.replacements == 0)
        #expect(Array(read.utf8) == Array(text.replacing("\u{FEFF}", with: "").utf8))
    }

    @Test func `Western text is believed where it looks Western`() {
        let bytes: [UInt8] = [0x63, 0x61, 0x66, 0xE9, 0x20, 0x80]
        #expect(decodeText(bytes, label: "iso-8859-1").string == "café €")
    }
}

let cp932Words: [UInt8] = [
    0x97, 0x5C, 0x96, 0xF1, 0x87, 0x40, 0x87, 0x8A, 0xFB, 0xFC, 0x8B, 0xB4, 0xFA, 0xB1, 0x96, 0x7B,
    0x81, 0x60, 0x81, 0x5C, 0x81, 0x61, 0x81, 0x7C, 0x81, 0x91, 0x81, 0x92, 0x81, 0xCA, 0xB1, 0xCA,
    0xDF,
]
let eucWords: [UInt8] = [
    0xCD, 0xBD, 0xCC, 0xF3, 0xAD, 0xA1, 0xAD, 0xEA, 0x8F, 0xF4, 0xFB, 0xB6, 0xB6, 0x8F, 0xF4, 0xBD,
    0xCB, 0xDC, 0xA1, 0xC1, 0xA1, 0xBD, 0xA1, 0xC2, 0xA1, 0xDD, 0xA1, 0xF1, 0xA1, 0xF2, 0xA2, 0xCC,
    0x8E, 0xB1, 0x8E, 0xCA, 0x8E, 0xDF,
]
let jisWords: [UInt8] =
    [0x1B, 0x24, 0x42]
    + [
        0x4D, 0x3D, 0x4C, 0x73, 0x2D, 0x21, 0x2D, 0x6A, 0x7C, 0x62, 0x36, 0x36, 0x79, 0x75, 0x4B,
        0x5C, 0x21, 0x41, 0x21, 0x3D, 0x21, 0x42, 0x21, 0x5D, 0x21, 0x71, 0x21, 0x72, 0x22, 0x4C,
    ] + [0x1B, 0x28, 0x49, 0x31, 0x4A, 0x5F, 0x1B, 0x28, 0x42]
