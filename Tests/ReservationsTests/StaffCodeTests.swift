import Foundation
import Reservations
import Testing

/// Media's own codes of their staff, and what they suggest.
struct StaffCodeTests {
    private static let medium = Medium(rawValue: "a")

    static func seen(_ code: String, _ name: String, after minutes: Double = 0) -> StaffCode {
        let moment = StaffBookTests.now + minutes * 60
        return StaffCode(
            medium: medium, code: code, name: name,
            interval: Interval(from: moment, to: moment + 1), capture: "page")
    }

    private static func likeness(_ names: [String], _ codes: [StaffCode]) -> StaffLikeness {
        StaffLikeness(
            in: StaffBook(names.map(StaffBookTests.staff), codes: StaffCodes(codes)))
    }

    @Test func `F5: a name that was changed under its code is suggested to be the same person`() {
        let codes = [Self.seen("W1", "見本 花子"), Self.seen("W1", "山田 花", after: 5)]
        let names = ["a:見本花子", "a:山田 花", "b:山田 花"]
        let likeness = Self.likeness(names, codes)
        let new = StaffBookTests.staff("a:山田 花")
        #expect(likeness.candidates(for: new) == ["a:見本花子", "b:山田 花"])
        #expect(likeness.candidates(for: StaffBookTests.staff("a:見本花子")) == ["a:山田 花"])
        // Another medium's name is not the code's.
        #expect(likeness.candidates(for: StaffBookTests.staff("b:山田 花")) == ["a:山田 花"])
        #expect(Self.likeness(names, []).candidates(for: new) == ["b:山田 花"])
    }

    @Test
    func `F5: a new name under a known code is merged by a person, the old one stopped first`()
        throws
    {
        let codes = [Self.seen("W1", "花子"), Self.seen("W1", "山田", after: 5)]
        let (old, new) = (StaffBookTests.staff("a:花子"), StaffBookTests.staff("a:山田"))
        var book = StaffBook(
            [old, new, StaffBookTests.staff("b:花子")], codes: StaffCodes(codes))
        book.take(.merge([old, StaffBookTests.staff("b:花子")], person: "花"), at: .distantPast)
        #expect(StaffLikeness(in: book).candidates(for: new) == ["花"])
        #expect(book.entries[new]?.person == nil)
        #expect(throws: StaffRefusal.twiceAtOneMedium(new, old)) {
            try book.check(.merge([new], person: "花"))
        }
        book.take(.stop(old), at: .distantPast)
        try book.check(.merge([new], person: "花"))
    }

    @Test func `a code stands for the name that it had last, and two are nobody's`() {
        let one = StaffBookTests.staff("a:花子")
        let first = Self.seen("W1", "花　子")
        #expect(StaffCodes([first]).codes(of: one) == ["W1"])
        #expect(StaffCodes([first, Self.seen("W1", "楓")]).codes(of: one) == [])
        let twice = StaffCodes([first, Self.seen("W2", "花子")])
        #expect(twice.codes(of: one) == ["W1", "W2"])
        #expect(twice.codes(of: StaffBookTests.staff("b:花子")) == [])
    }

    @Test func `an older page renames nobody back`() {
        let codes = StaffCodes([Self.seen("W1", "花子"), Self.seen("W1", "楓", after: 10)])
        #expect(!codes.isNews(Self.seen("W1", "花子", after: 5)))
        #expect(!codes.isNews(Self.seen("W1", "楓 ", after: 15)))
        #expect(codes.isNews(Self.seen("W1", "花子", after: 15)))
        #expect(!codes.renames(Self.seen("W1", "花子", after: 15)))
        #expect(codes.renames(Self.seen("W1", "桜", after: 15)))
        #expect(codes.isNews(Self.seen("W2", "桜")) && !codes.renames(Self.seen("W2", "桜")))
    }

    static let readings = [
        ("見本 花子（ミホンハナコ）", "みほん はなこ", true), ("ﾐﾎﾝ ﾊﾅｺ", "見本花子【みほん はなこ】", true),
        ("見本 花子", "みほんはなこ", false), ("花子（チーフ）", "桜（チーフ）", false),
        ("花子(店長)", "てんちょう", false),
    ]

    @Test(arguments: readings)
    func `D9, F4: a name in kana is suggested for the one that has it in brackets`(
        one: String, other: String, isAlike: Bool
    ) {
        let likeness = Self.likeness(["a:\(one)", "b:\(other)"], [])
        let (left, right) = (StaffBookTests.staff("a:\(one)"), StaffBookTests.staff("b:\(other)"))
        #expect(likeness.candidates(for: left) == (isAlike ? [right.text] : []))
        #expect(likeness.candidates(for: right) == (isAlike ? [left.text] : []))
    }

    @Test func `D9: a person of the salon is suggested by the reading`() {
        var book = StaffBook(["a:花子（ハナコ）", "b:桜", "c:桜"].map(StaffBookTests.staff))
        book.take(
            .merge(["b:桜", "c:桜"].map(StaffBookTests.staff), person: "はなこ"), at: .distantPast)
        #expect(
            StaffLikeness(in: book).candidates(for: StaffBookTests.staff("a:花子（ハナコ）"))
                == ["はなこ"])
    }
}
