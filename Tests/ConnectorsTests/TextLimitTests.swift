import Foundation
import Reservations
import Testing

@testable import Connectors

/// What a medium's own forms take as text, checked before anything is sent.
@Suite struct TextLimitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let title: String
        let kind: TextLimit.Kind
        let text: String
        /// As it is sent, or the problem.
        let result: Result<String, TextProblem>

        init(
            _ title: String, _ kind: TextLimit.Kind, _ text: String,
            _ result: Result<String, TextProblem>
        ) {
            (self.title, self.kind, self.text, self.result) = (title, kind, text, result)
        }

        var testDescription: String { title }
    }

    private static func refused(
        _ fault: TextProblem.Fault, at place: Int = 0
    ) -> Result<String, TextProblem> {
        .failure(TextProblem("欄", fault, at: place))
    }

    static let cases = [
        Case("F18: a name in kanji", .name, "見本 花子", .success("見本 花子")),
        Case("F18: a mark is a letter of JIS X 0208", .name, "花子★", .success("花子★")),
        Case("F18: 〜 is sent as ～", .free, "10時〜11時", .success("10時～11時")),
        Case("F18: − is sent as －", .free, "A−B", .success("A－B")),
        Case("F18: ～ stays", .free, "10時～11時", .success("10時～11時")),
        Case("F18: split kana are joined", .name, "か\u{3099}ん", .success("がん")),
        Case("F18: a line break in a memo", .free, "一\n二", .success("一\n二")),
        Case("F18: a line break in a name", .name, "一\n二", refused(.letter(instead: nil), at: 2)),
        Case("F18: 髙 is a vendor's", .name, "髙橋", refused(.letter(instead: "高"), at: 1)),
        Case("F18: 﨑 is a vendor's", .name, "山﨑", refused(.letter(instead: "崎"), at: 2)),
        Case("F18: 𠮷 lies beyond", .name, "𠮷田", refused(.letter(instead: "吉"), at: 1)),
        Case("F18: ① is a vendor's", .free, "席①", refused(.letter(instead: "1"), at: 2)),
        Case("F18: ㈱ is a vendor's", .free, "㈱", refused(.letter(instead: "(株)"), at: 1)),
        Case("F18: half-width kana", .free, "ｶｯﾄ", refused(.letter(instead: "カ"), at: 1)),
        Case("F18: an emoji", .free, "花💕", refused(.letter(instead: nil), at: 2)),
        Case("F18: an emoji of several", .name, "花👩‍🦰", refused(.letter(instead: nil), at: 2)),
        Case("F18: a Latin name", .name, "Hanako", refused(.notName, at: 1)),
        Case("F18: a Latin name, full width", .name, "見本Ｍ", refused(.notName, at: 3)),
        Case("F18: a digit in a name", .name, "花子2", refused(.notName, at: 3)),
        Case("F18: a bracket in a name", .name, "花子（新", refused(.notName, at: 3)),
        Case("F18: a corner bracket", .name, "花子【新", refused(.notName, at: 3)),
        Case("F18: a reading in hiragana", .kana, "みほん はなこ", .success("ミホン ハナコ")),
        Case("F18: a reading in half width", .kana, "ﾐﾎﾝ ﾊﾅｺﾞ", .success("ミホン ハナゴ")),
        Case("F18: a long vowel", .kana, "ハーナ", .success("ハーナ")),
        Case("F18: a reading in kanji", .kana, "見本", refused(.notKana, at: 1)),
        Case("F18: a phone in full width", .phone, "０９０-1234", .success("090-1234")),
        Case("F18: a phone with a word", .phone, "090内線", refused(.notDigit, at: 4)),
        Case(
            "F18: as long as may be", .free, String(repeating: "あ", count: 10),
            .success(String(repeating: "あ", count: 10))),
        Case(
            "F18: longer", .free, String(repeating: "あ", count: 13),
            refused(.tooLong(by: 3, most: 10))),
    ]

    @Test(arguments: cases)
    func `F18: a text is sent as the medium takes it, or refused with a way out`(_ item: Case) {
        let limit = TextLimit("欄", item.kind, most: 10)
        let found = Result { () throws(TextProblem) in try limit.fitted(item.text) }
        #expect(found == item.result)
    }

    @Test func `F18: a medium that takes every letter gets the text as it stands`() throws {
        let limit = TextLimit("メモ", .free, most: 10, letters: .unicode)
        #expect(try limit.fitted("〜髙💕") == "〜髙💕")
    }

    @Test func `F18: the refusal says which letter, what to do, and never the text`() {
        let limit = TextLimit("氏名", .name, most: 40)
        let problem = #expect(throws: TextProblem.self) { try limit.fitted("見本 髙子") }
        #expect(problem?.words == "氏名の4文字目は媒体に登録できない文字です。「高」に直してください")
        let long = #expect(throws: TextProblem.self) {
            try limit.fitted(String(repeating: "見", count: 43))
        }
        #expect(long?.words == "氏名が3文字長すぎます。40文字までに短くしてください")
    }
}
