import Foundation
import Reservations
import Testing

@testable import Reconciliation

struct KnownBookTests {
    @Test func `a booking is found by its number and by what its row said`() {
        let numbers = (0..<1000).map { "BE\($0)" }
        let book = KnownBook(numbers.map { ($0, Self.known($0)) })
        #expect(book.count == 1000)
        for (place, number) in numbers.enumerated() {
            #expect(book.place(of: number) == place)
            #expect(book.place(saying: Self.said(number)) == place)
            #expect(book[number] == Self.known(number))
        }
        #expect(book["BE1000"] == nil)
        #expect(book.place(saying: Self.said("BE1000")) == nil)
    }

    @Test(arguments: [(false, 0), (true, 1)])
    func `a row that is not believed, or was absent, is not found by its words`(
        rowAgrees: Bool, absentScans: Int
    ) {
        let known = Self.known("BE1", rowAgrees: rowAgrees, absentScans: absentScans)
        let book = KnownBook([("BE1", known)])
        #expect(book.place(saying: Self.said("BE1")) == nil)
        #expect(book["BE1"] == known)
    }

    @Test func `of two under one number the last counts`() {
        let later = Self.known("other")
        let book = KnownBook([("BE1", Self.known("BE1")), ("BE1", later)])
        #expect(book == KnownBook([("BE1", later)]))
        #expect(book.place(saying: Self.said("BE1")) == nil)
        #expect(book.place(saying: Self.said("other")) == 0)
    }

    @Test func `the order in which it came to know them makes no difference`() {
        let (one, two) = (("BE1", Self.known("BE1")), ("BE2", Self.known("BE2")))
        #expect(KnownBook([one, two]) == KnownBook([two, one]))
        #expect(KnownBook([one, two]) != KnownBook([one]))
        #expect(KnownBook()["BE1"] == nil)
    }

    private static func said(_ words: String) -> Fingerprint { Fingerprint(words: [words]) }

    private static func known(
        _ words: String, rowAgrees: Bool = true, absentScans: Int = 0
    ) -> Known {
        Known(
            day: nil, start: nil, status: .booked, lastRow: said(words), rowAgrees: rowAgrees,
            absentScans: absentScans, lastSeen: .distantPast)
    }
}
