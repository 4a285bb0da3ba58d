import Foundation
import Reservations
import Testing
import Yams

@testable import Formats

/// Each value reader on the texts it meets, and on those it must not guess at.
struct ValueReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let reader: String
        var options = ""
        let text: String
        var links: [String] = []
        /// The value, or nil where the text is unreadable.
        let value: String?
        var testDescription: String { "\(reader) of \(text.debugDescription)" }
    }

    static let cases: [Case] = dates + clocks + amounts + names + lists + others

    static let dates = [
        Case(reader: "japanese-date", text: "2026年03月25日（水）10:00", value: "2026-03-25"),
        Case(reader: "japanese-date", text: "2026年3月5日(木) 25:30", value: "2026-03-05"),
        Case(reader: "japanese-date", text: "２０２６年０３月２５日", value: "2026-03-25"),
        Case(reader: "japanese-date", text: "2026/03/25 10:00", value: "2026-03-25"),
        Case(reader: "japanese-date", text: "2026年02月29日（日）", value: nil),
        Case(reader: "japanese-date", text: "03月25日（水）10:00", value: nil),
        Case(reader: "japanese-date", text: "2026年03月2\u{FFFD}日（水）", value: nil),
        Case(
            reader: "japanese-moment", text: "2026年03月23日（月）14:08",
            value: "2026-03-23T14:08:00+09:00"),
        Case(reader: "japanese-moment", text: "2026年03月23日（月）", value: nil),
        Case(
            reader: "date-from-href", options: "parameter: date", text: "01/03 10:00",
            links: ["/KLP/schedule/?x=1&date=20270103#top"], value: "2027-01-03"),
        Case(
            reader: "date-from-href", options: "parameter: date", text: "01/04 10:00",
            links: ["/KLP/schedule/?date=20270103"], value: nil),
        Case(
            reader: "date-from-href", options: "parameter: date", text: "01/03",
            links: ["/KLP/schedule/?update=20270103"], value: nil),
        Case(
            reader: "date-from-href", options: "parameter: date", text: "02/30",
            links: ["?date=20270230"], value: nil),
    ]

    static let clocks = [
        Case(reader: "clock-29", text: "06/30 20:00", value: "20:00"),
        Case(reader: "clock-29", text: "9:05", value: "09:05"),
        Case(reader: "clock-29", text: "29:59", value: "29:59"),
        Case(reader: "clock-29", text: "25：30", value: "25:30"),
        Case(reader: "clock-29", text: "1０:3０", value: "10:30"),
        Case(reader: "clock-29", text: "16時00分", value: "16:00"),
        Case(reader: "clock-29", text: "30:00", value: nil),
        Case(reader: "clock-29", text: "10:60", value: nil),
        Case(reader: "clock-29", text: "10:5", value: nil),
        Case(reader: "clock-29", text: "10:000", value: nil),
        Case(reader: "clock-29", text: "10:00～11:00", value: nil),
        Case(reader: "clock-29", text: "1\u{FFFD}0:00", value: nil),
        Case(reader: "clock-29", text: "06/30", value: nil),
        Case(reader: "clock-29", text: "2026年03月25日（水）10:00", value: "10:00"),
        Case(reader: "clock-29", text: "0６/３０　20:00〜", value: "20:00"),
        Case(reader: "clock-29", text: "20:00 （変更）", value: "20:00"),
        Case(reader: "clock-29", text: "午後8:00", value: nil),
        Case(reader: "clock-29", text: "06/30 午後 8:00", value: nil),
        Case(reader: "clock-29", text: "8:00 PM", value: nil),
        Case(reader: "clock-29", text: "-1:00", value: nil),
        Case(reader: "clock-29", text: "20:00:00", value: nil),
        Case(reader: "clock-29", text: "06/3020:00", value: nil),
    ]

    static let amounts = [
        Case(reader: "yen", text: "6,700円", value: "6700"),
        Case(reader: "yen", text: "￥6,700", value: "6700"),
        Case(reader: "yen", text: "６，７００ 円", value: "6700"),
        Case(reader: "yen", text: "1,234,567円", value: "1234567"),
        Case(reader: "yen", options: "none: [利用なし, '-']", text: "利用なし", value: "0"),
        Case(reader: "yen", options: "none: '-'", text: "-", value: "0"),
        Case(reader: "yen", text: "-", value: nil),
        Case(reader: "yen", text: "-500円", value: nil),
        Case(reader: "yen", text: "6,9\u{FFFD}0円", value: nil),
        Case(reader: "yen", text: "6,9 円 000", value: nil),
        Case(
            reader: "yen", options: "part: before-brackets", text: "6,400 円 (6,900)", value: "6400"),
        Case(reader: "yen", options: "part: in-brackets", text: "6,400 円 (6,900)", value: "6900"),
        Case(reader: "yen", options: "part: in-brackets", text: "6,400 円（6,900 円）", value: "6900"),
        Case(reader: "yen", options: "part: in-brackets", text: "6,400 円", value: nil),
        Case(reader: "points", text: "100ポイント", value: "100"),
        Case(reader: "points", text: "1,200 pt", value: "1200"),
        Case(reader: "points", text: "100円", value: nil),
        Case(reader: "duration", text: "1時間30分", value: "90"),
        Case(reader: "duration", text: "2時間", value: "120"),
        Case(reader: "duration", text: "９０分", value: "90"),
        Case(reader: "duration", text: "90", value: nil),
        Case(reader: "duration", text: "約1時間", value: nil),
        Case(reader: "duration", text: "0分", value: nil),
    ]

    static let names = [
        Case(reader: "name-before-kana", text: "山田 花子（ヤマダ ハナコ）", value: "山田 花子"),
        Case(reader: "kana-in-brackets", text: "山田 花子（ヤマダ ハナコ）", value: "ヤマダ ハナコ"),
        Case(reader: "kana-in-brackets", text: "山田 花子(ﾔﾏﾀﾞ ﾊﾅｺ)", value: "ﾔﾏﾀﾞ ﾊﾅｺ"),
        Case(reader: "kana-in-brackets", text: "山田 花子", value: "nothing"),
        Case(reader: "name-before-kana", text: "山田 花子（）", value: "山田 花子"),
        Case(reader: "name-before-kana", text: "山田（旧姓佐藤）花子（ヤマダ ハナコ）", value: "山田（旧姓佐藤）花子"),
        Case(reader: "name-before-kana", text: "山田（旧姓佐藤）", value: "山田（旧姓佐藤）"),
        Case(reader: "name-before-kana", text: "山田\t花子（ヤマダ ハナコ）", value: "山田 花子"),
        Case(reader: "name-before-kana", text: "山田　花子", value: "山田　花子"),
        Case(reader: "name-before-kana", text: "", value: nil),
        Case(reader: "staff-name", options: "mark: 指", text: "(指)佐藤", value: "佐藤"),
        Case(reader: "staff-name", options: "mark: 指", text: "（指） 佐藤", value: "佐藤"),
        Case(reader: "staff-name", options: "none: フリー", text: "フリー", value: "nothing"),
        Case(reader: "nomination-mark", options: "mark: 指", text: "（指)佐藤", value: "true"),
        Case(reader: "nomination-mark", options: "mark: 指", text: "佐藤", value: "false"),
        Case(reader: "nomination-mark", options: "mark: 指", text: "(\u{FFFD})佐藤", value: nil),
        Case(reader: "nomination-by-name", options: "none: 指名なし", text: "指名なし", value: "false"),
        Case(reader: "nomination-by-name", options: "none: 指名なし", text: "佐藤", value: "true"),
    ]

    static let lists = [
        Case(
            reader: "labelled-list", options: "{leave: (ｸｰﾎﾟﾝ), drop: (割・サ・オ)}",
            text: "(ｸｰﾎﾟﾝ)Ａ ￥500\n(割・サ・オ) Ｂ＋Ｃ\n指名料", value: "Ｂ＋Ｃ|指名料"),
        Case(reader: "labelled-list", options: "none: '-'", text: "-", value: ""),
        Case(
            reader: "labelled-coupon", options: "only: (ｸｰﾎﾟﾝ)",
            text: "(ｸｰﾎﾟﾝ)Ａ ￥500\nＢ\n(ｸｰﾎﾟﾝ)Ｃ", value: "Ａ ￥500|Ｃ"),
        Case(reader: "labelled-coupon", options: "only: (ｸｰﾎﾟﾝ)", text: "Ｂ", value: "nothing"),
        Case(
            reader: "menu-lines", options: "except: [所要時間目安, メニュー金額]",
            text: "　Ａ\n　Ｂ（60分）\n　（メニュー金額：8,800円）\n　（所要時間目安：1時間）", value: "Ａ|Ｂ（60分）"),
        Case(
            reader: "menu-lines", options: "except: [施術時間目安, メニュー金額]",
            text: "　Ａ（60分）\n　（メニュー金額：8,800円）（施術時間目安：1時間）※\n　（新）Ｂ",
            value: "Ａ（60分）|（新）Ｂ"),
        Case(reader: "menu-lines", text: "Ａ\n\u{FFFD}", value: nil),
        Case(reader: "coupon-lines", text: "　[新規] [再来]\n　Ａ\n　　説明", value: "Ａ"),
        Case(reader: "coupon-lines", text: "　Ａ ￥500\n　Ｂ", value: "Ａ ￥500 Ｂ"),
        Case(reader: "coupon-lines", text: "[全員]\nＡ\n説明", value: "Ａ"),
        Case(
            reader: "coupon-lines", options: "none: 利用クーポンなし", text: "　利用クーポンなし", value: "nothing"),
        Case(reader: "paragraph", options: "none: '-'", text: "　-", value: "nothing"),
        Case(reader: "paragraph", text: "\n　Ａ\n\n　　Ｂ\n\n", value: "Ａ\n\nＢ"),
    ]

    static let others = [
        Case(
            reader: "number-from-href", options: "{parameter: reserveId, shape: '@@########'}",
            text: "(YG00000001)",
            links: ["/KLP/reserve/ext/extReserveDetail/?reserveId=YG00000001"],
            value: "YG00000001"),
        Case(
            reader: "number-from-href", options: "{parameter: reserveId, shape: '@@########'}",
            text: "(YG00000002)", links: ["?reserveId=YG00000001"], value: nil),
        Case(
            reader: "number-from-href", options: "{parameter: reserveId, shape: '@@########'}",
            text: "(YG000000019)", value: nil),
        // A guest can be named like a number: the link tells which one is meant.
        Case(
            reader: "number-from-href", options: "{parameter: reserveId, shape: '@@########'}",
            text: "BE99999999\n(YG00000001)", links: ["?reserveId=YG00000001"],
            value: "YG00000001"),
        Case(
            reader: "number-from-href", options: "{parameter: reserveId, shape: '@@########'}",
            text: "BE99999999\n(YG00000001)", links: ["?reserveId=YG00000002"], value: nil),
        Case(
            reader: "number", options: "shape: '@@########'", text: "BE12345678",
            value: "BE12345678"),
        Case(reader: "number", options: "shape: '@@########'", text: "be12345678", value: nil),
        Case(reader: "number", options: "shape: '@####%'", text: "S0124e", value: "S0124e"),
        Case(reader: "number", options: "shape: ['#+', '*+']", text: "4711", value: "4711"),
        Case(reader: "number", options: "shape: '#+'", text: "４７１１", value: nil),
        Case(reader: "number", options: "shape: '#+'", text: "12-34", value: nil),
        Case(
            reader: "number", options: "{shape: '#+', after: 'https://a.example/r/'}",
            text: "https://a.example/r/77", value: "77"),
        Case(
            reader: "number", options: "{shape: '#+', after: 'https://a.example/r/'}",
            text: "https://b.example/r/77", value: nil),
        Case(
            reader: "clock-29", options: "part: start", text: "2026/12/05(土) 12:00～13:00",
            value: "12:00"),
        Case(reader: "clock-29", text: "12:00～13:00", value: nil),
        Case(reader: "clock-range", text: "2026/12/05(土) 24:30～25:30", value: "60"),
        Case(reader: "clock-range", text: "12:00～", value: "nothing"),
        Case(reader: "clock-range", text: "13:00～12:00", value: nil),
        Case(
            reader: "duration", options: "after: 所要時間", text: "60分コース　所要時間55分",
            value: "55"),
        Case(reader: "duration", options: "after: 所要時間", text: "60分コース", value: "nothing"),
        Case(
            reader: "menu-lines", options: "cut: 所要時間", text: "ジェル　所要時間55分",
            value: "ジェル"),
        Case(reader: "number", options: "shape: '@@########'", text: "BE123456789", value: nil),
        Case(
            reader: "status-words", options: "words: {cancelledBySalon: サロンキャンセル}",
            text: "サロン キャンセル", value: "cancelledBySalon"),
        Case(
            reader: "status-words", options: "words: {cancelledBySalon: サロンキャンセル}",
            text: "無断キャンセル", value: nil),
        Case(reader: "status-text", text: "サロン\nキャンセル", value: "サロンキャンセル"),
        Case(
            reader: "text", options: "as: {NHPB: HOT PEPPER Beauty}", text: "NHPB",
            value: "HOT PEPPER Beauty"),
        Case(reader: "text", text: "Ａ\u{FFFD}", value: nil),
        Case(reader: "text", text: "", value: "nothing"),
    ]

    @Test(arguments: cases)
    func `a value is read right or not at all`(_ example: Case) throws {
        let braces = example.options.hasPrefix("{") || example.options.isEmpty
        let yaml =
            braces
            ? "[\(example.options.isEmpty ? "{}" : example.options)]" : "[{\(example.options)}]"
        let tree = try YAMLDecoder().decode([FormatTree].self, from: yaml)[0]
        let entry = FormatEntry(tree)
        let kind = try #require(valueReaders.first { $0.name == example.reader })
        let reader = kind.init(entry)
        #expect(entry.problems == [])
        let text = NoticeLines(Array(example.text.utf8), unquoting: false)
        let passage = Passage(bytes: text.bytes, lines: text.lines[...], links: example.links)
        #expect(reader.read(passage).value.map(spelled) == example.value)
    }

    @Test func `every reader of the closed list is tried above, or on tables`() {
        let tried = Set(Self.cases.map(\.reader)).union(TableReaderTests.readers)
        #expect(tried == Set(valueReaders.map { $0.name }))
    }

    private func spelled(_ value: Value) -> String {
        switch value {
        case .nothing: "nothing"
        case .text(let text): text
        case .texts(let texts): texts.joined(separator: "|")
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .day(let day): day.description
        case .time(let time): time.description
        case .status(let status): status.rawValue
        case .instant(let instant): SalonTime.iso(instant)
        }
    }
}
