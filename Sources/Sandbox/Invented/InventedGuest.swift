import Foundation

/// Invented people, spelled in all the ways a salon's list shows.
struct InventedGuest: Sendable {
    let name: String
    let kana: String
    let phone: String

    private static let families: [(name: String, kana: String)] = [
        ("佐藤", "サトウ"), ("鈴木", "スズキ"), ("髙橋", "タカハシ"), ("田中", "タナカ"), ("渡邉", "ワタナベ"),
        ("山﨑", "ヤマサキ"), ("伊藤", "イトウ"), ("齋藤", "サイトウ"), ("小林", "コバヤシ"), ("加藤", "カトウ"),
        ("吉田", "ヨシダ"), ("松本", "マツモト"), ("井上", "イノウエ"), ("木村", "キムラ"), ("清水", "シミズ"),
        ("長谷川", "ハセガワ"), ("森", "モリ"), ("五十嵐", "イガラシ"), ("濵田", "ハマダ"), ("辻", "ツジ"),
    ]

    private static let given: [(name: String, kana: String)] = [
        ("花子", "ハナコ"), ("陽菜", "ヒナ"), ("さくら", "サクラ"), ("由美子", "ユミコ"), ("美咲", "ミサキ"),
        ("結衣", "ユイ"), ("智恵", "チエ"), ("真由", "マユ"), ("香織", "カオリ"), ("優", "ユウ"),
        ("健太", "ケンタ"), ("誠", "マコト"), ("凛", "リン"), ("葵", "アオイ"), ("ゆい", "ユイ"), ("麻衣", "マイ"),
    ]

    init(using random: inout SplitMix64) {
        let (family, first) = (random.pick(Self.families), random.pick(Self.given))
        let digits = String(10_000_000 + random.below(90_000_000))
        phone = "090" + digits
        let kanji = family.name + " " + first.name
        let reading = family.kana + " " + first.kana
        switch random.below(40) {
        case 0: (name, kana) = ("ゲスト", "")
        case 1, 2: (name, kana) = ("★" + kanji, reading)
        case 3: (name, kana) = (kanji + "♪", reading)
        case 4, 5: (name, kana) = (family.kana + first.kana, reading)
        case 6: (name, kana) = (Self.halfWidth(reading), reading)
        case 7, 8: (name, kana) = (family.name + "\u{3000}" + first.name, reading)
        case 9...12: (name, kana) = (family.name + first.name, reading)
        default: (name, kana) = (kanji, reading)
        }
    }

    /// Katakana in half width; a sound mark becomes a character of its own.
    private static func halfWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.decomposedStringWithCanonicalMapping.unicodeScalars
                    .compactMap { halfWidthKana[$0] ?? $0 }))
    }

    private static let halfWidthKana: [Unicode.Scalar: Unicode.Scalar] = {
        let full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}"
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (index, scalar) in full.unicodeScalars.enumerated() {
            table[scalar] = Unicode.Scalar(0xFF66 + UInt32(index))
        }
        return table
    }()
}
