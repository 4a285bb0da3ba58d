import Foundation
import Reservations
import Testing

/// Who is who among the staff that media name.
struct StaffBookTests {
    static let now = SalonTime.instant(iso: "2026-11-27T10:00:00+09:00")!

    static func staff(_ text: String) -> StaffIdentity {
        let words = text.split(separator: ":").map(String.init)
        return StaffIdentity(medium: Medium(rawValue: words[0]), name: words[1])
    }

    static func book(_ words: [StaffWord] = []) throws -> StaffBook {
        var book = StaffBook(
            ["a:見本花子", "b:見本 花子", "b:見本太郎", "c:みほん", "a:見本太郎"].map(staff))
        for (place, word) in words.enumerated() {
            try book.check(word)
            book.take(word, at: now + Double(place))
        }
        return book
    }

    static let merge = StaffWord.merge([staff("a:見本花子"), staff("b:見本 花子")], person: "花子")

    @Test func `R0-12: an identity is synced from its merge on, and not before`() throws {
        let one = Self.staff("a:見本花子")
        #expect(try !Self.book().isSynced(one))
        let book = try Self.book([Self.merge])
        #expect(book.isSynced(one) && book.entries[one]?.mergedSince == Self.now)
        #expect(book.unmerged.map(\.text) == ["a:見本太郎", "b:見本太郎", "c:みほん"])
    }

    @Test func `one more identity begins with its own merge`() throws {
        let book = try Self.book([Self.merge, .merge([Self.staff("c:みほん")], person: "花子")])
        #expect(book.entries[Self.staff("a:見本花子")]?.mergedSince == Self.now)
        #expect(book.entries[Self.staff("c:みほん")]?.mergedSince == Self.now + 1)
        #expect(book.identities(of: "花子").count == 3)
    }

    static let refused: [([StaffWord], StaffWord, StaffRefusal)] = [
        ([], .merge([staff("a:見本花子")], person: "花子"), .nothingToMerge),
        ([], .merge([staff("a:だれか"), staff("b:見本太郎")], person: "花子"), .unknown(staff("a:だれか"))),
        (
            [], .merge([staff("b:見本 花子"), staff("b:見本太郎")], person: "花子"),
            .twiceAtOneMedium(staff("b:見本 花子"), staff("b:見本太郎"))
        ),
        (
            [merge], .merge([staff("a:見本花子"), staff("b:見本太郎")], person: "太郎"),
            .severalPeople(["太郎", "花子"])
        ),
        ([merge], merge, .alreadyMerged("花子")),
        ([], .split(staff("a:見本花子")), .notMerged(staff("a:見本花子"))),
        ([], .resume(staff("a:見本花子")), .notStopped(staff("a:見本花子"))),
        ([.stop(staff("a:見本花子"))], .stop(staff("a:見本花子")), .alreadyStopped(staff("a:見本花子"))),
    ]

    @Test(arguments: refused)
    func `R0-20: a merge is of one person, and each word has to fit`(
        before: [StaffWord], word: StaffWord, refusal: StaffRefusal
    ) throws {
        let book = try Self.book(before)
        #expect(throws: refusal) { try book.check(word) }
    }

    @Test func `R0-21: a split ends the sync of one identity, and a merge can begin it anew`()
        throws
    {
        let one = Self.staff("a:見本花子")
        let book = try Self.book([
            Self.merge, .merge([Self.staff("c:みほん")], person: "花子"), .split(one),
        ])
        #expect(!book.isSynced(one) && book.isSynced(Self.staff("b:見本 花子")))
        var again = book
        again.take(.merge([one], person: "花子"), at: Self.now + 60)
        #expect(again.entries[one]?.mergedSince == Self.now + 60)
    }

    @Test func `R1-19: a stopped identity gets no slots and stays merged`() throws {
        let one = Self.staff("a:見本花子")
        let stopped = try Self.book([Self.merge, .stop(one)])
        #expect(!stopped.isSynced(one) && stopped.entries[one]?.person == "花子")
        #expect(try Self.book([Self.merge, .stop(one), .resume(one)]).isSynced(one))
    }

    @Test func `R0-30: the staff are called as the salon's trade calls them`() {
        #expect([Vertical.hair, .kirei].map(\.staffLabel) == ["スタイリスト", "スタッフ"])
    }

    @Test func `F5: a stopped identity makes room for the one that was made anew`() throws {
        let old = Self.staff("b:見本 花子")
        let book = try Self.book([
            Self.merge, .stop(old), .merge([Self.staff("b:見本太郎")], person: "花子"),
        ])
        #expect(book.identities(of: "花子").count == 3)
    }

    static let likenesses = [
        ("見本 花子", "見本花子", true), ("見本　花子★", "見本花子", true), ("渡邊", "渡辺", true),
        ("髙﨑", "高崎", true), ("ﾊﾅｺ", "はなこ", true), ("ハナコ", "はなこ", true), ("Ｈａｎａ", "hana", true),
        ("花子(店長)", "花子", true), ("【指名】花子✨", "花子", true), ("花子", "花代", false),
        ("★", "☆", false),
    ]

    @Test(arguments: likenesses)
    func `D9, F4: names that differ in writing alone are suggested, never merged`(
        one: String, other: String, isAlike: Bool
    ) {
        let book = StaffBook([
            StaffIdentity(medium: Medium(rawValue: "a"), name: one),
            StaffIdentity(medium: Medium(rawValue: "b"), name: other),
        ])
        let candidates = StaffLikeness(in: book)
            .candidates(for: StaffIdentity(medium: Medium(rawValue: "a"), name: one))
        #expect(candidates == (isAlike ? ["b:\(other)"] : []))
        #expect(book.merged.isEmpty)
    }

    @Test func `D9: one who looks like a person is suggested to be that person`() throws {
        let book = try Self.book([
            .merge([Self.staff("b:見本太郎"), Self.staff("a:見本花子")], person: "見本太郎")
        ])
        #expect(
            StaffLikeness(in: book).candidates(for: Self.staff("a:見本太郎")) == ["見本太郎"])
        #expect(
            StaffLikeness(in: book).candidates(for: Self.staff("b:見本 花子")) == ["見本太郎"])
    }
}
