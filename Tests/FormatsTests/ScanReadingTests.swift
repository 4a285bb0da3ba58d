import Formats
import Reservations
import Testing

/// Pages become a scan, and a scan is believed only as far as its proofs go.
struct ScanReadingTests {
    static let asked = PageExpectation(
        store: "H000000001", from: ServiceDay("2026-11-22"), to: ServiceDay("2027-03-22"))

    struct Walk: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let pages: [[UInt8]]
        var again: [UInt8]?
        var known = 0
        var statuses: [Int] = []
        /// The store that was asked for.
        var store: String? = "H000000001"
        let verdict: Coverage.Verdict
        var failed: [FailedProof] = []
        var rows: Int
    }

    static let three = [
        ListingPage(numbers: ["BE00000001", "BE00000002"], total: 5, page: (1, 3)),
        ListingPage(numbers: ["BE00000003", "BE00000004"], total: 5, page: (2, 3)),
        ListingPage(numbers: ["BE00000005"], total: 5, page: (3, 3)),
    ]
    static let nothing = Array(
        """
        <html><form id="reserveList"><input name="rsvDateFrom" value="20261122">
        <input name="rsvDateTo" value="20270322"></form><p>該当する予約はありません</p>
        <script>var sc_data = {"storeid":"H000000001"};</script></html>
        """.utf8)
    static let signIn = Array("<html><input name=userId><input name=password></html>".utf8)

    static func changed(
        _ index: Int, _ change: (inout ListingPage) -> Void
    ) -> [[UInt8]] {
        var pages = three
        change(&pages[index])
        return pages.map(\.bytes)
    }

    static let walks = [
        Walk(
            testDescription: "a closed walk is complete", pages: three.map(\.bytes),
            verdict: .complete, rows: 5),
        Walk(
            testDescription: "pages in any order are the same walk",
            pages: three.reversed().map(\.bytes), verdict: .complete, rows: 5),
        Walk(
            testDescription: "page 1 unchanged at the end keeps it complete",
            pages: three.map(\.bytes), again: three[0].bytes, verdict: .complete, rows: 5),
        Walk(
            testDescription: "page 1 changed at the end is drift", pages: three.map(\.bytes),
            again: changed(0) { $0.numbers[0] = "BE00000009" }[0], verdict: .partial,
            failed: [.pageDrift], rows: 5),
        Walk(
            testDescription: "a sign-in page instead of page 1 at the end is drift",
            pages: three.map(\.bytes), again: signIn, verdict: .partial, failed: [.pageDrift],
            rows: 5),
        Walk(
            testDescription: "a missing page breaks the chain",
            pages: [three[0].bytes, three[2].bytes],
            verdict: .partial, failed: [.pageChain, .total], rows: 3),
        Walk(
            testDescription: "a page twice breaks the chain",
            pages: [three[0].bytes, three[0].bytes, three[1].bytes, three[2].bytes],
            verdict: .partial, failed: [.pageChain, .pageDrift, .distinct], rows: 5),
        Walk(
            testDescription: "a row that moved to the next page is drift",
            pages: changed(1) { $0.numbers[0] = "BE00000002" }, verdict: .partial,
            failed: [.pageDrift, .total, .distinct], rows: 4),
        Walk(
            testDescription: "a count that changes in the walk is drift",
            pages: changed(2) { $0.total = 6 }, verdict: .partial, failed: [.pageDrift, .total],
            rows: 5),
        Walk(
            testDescription: "a row too few is not the total",
            pages: changed(1) { $0.numbers.removeLast() },
            verdict: .partial, failed: [.total], rows: 4),
        Walk(
            testDescription: "a page without its count", pages: changed(1) { $0.total = nil },
            verdict: .partial, failed: [.total], rows: 5),
        Walk(
            testDescription: "a page that came with an error's status", pages: three.map(\.bytes),
            statuses: [200, 200, 503], verdict: .partial, failed: [.httpStatus], rows: 5),
        Walk(
            testDescription: "a cut page", pages: changed(2) { $0.end = "" }, verdict: .partial,
            failed: [.refused, .endMarker, .pageChain, .total], rows: 4),
        Walk(
            testDescription: "session end in the middle", pages: [three[0].bytes, signIn],
            verdict: .partial,
            failed: [.refused, .pageChain, .total], rows: 2),
        Walk(
            testDescription: "an unreadable row", pages: changed(2) { $0.status = "謎" },
            verdict: .partial,
            failed: [.quarantinedRow], rows: 4),
        Walk(
            testDescription: "another store's page", pages: changed(1) { $0.store = "H000000002" },
            verdict: .partial, failed: [.refused, .pageChain, .total], rows: 3),
        Walk(
            testDescription: "a page that names no store", pages: changed(1) { $0.store = "" },
            verdict: .partial, failed: [.store], rows: 5),
        Walk(
            testDescription:
                "a page without the mark of the session, whichever store was asked for",
            pages: changed(1) { $0.store = "" }, store: nil, verdict: .partial, failed: [.store],
            rows: 5),
        Walk(
            testDescription: "pages of two stores, whichever was asked for",
            pages: changed(1) { $0.store = "H000000002" }, store: nil, verdict: .partial,
            failed: [.store], rows: 5),
        Walk(
            testDescription: "the answer to days that begin later",
            pages: three.map { page in
                var page = page
                page.from = "20261201"
                return page.bytes
            },
            verdict: .partial, failed: [.range], rows: 5),
        Walk(
            testDescription: "the answer to another range",
            pages: three.map { page in
                var page = page
                page.to = "20270222"
                return page.bytes
            },
            verdict: .partial, failed: [.range], rows: 5),
        Walk(
            testDescription: "two walks whose days join are one scan",
            pages: [
                ListingPage(numbers: ["BE00000001"], total: 1, from: "20261122", to: "20261205")
                    .bytes,
                ListingPage(numbers: ["BE00000002"], total: 1, from: "20261206", to: "20270401")
                    .bytes,
            ], verdict: .complete, rows: 2),
        Walk(
            testDescription: "days between two walks belong to none",
            pages: [
                ListingPage(numbers: ["BE00000001"], total: 1, from: "20261122", to: "20261205")
                    .bytes,
                ListingPage(numbers: ["BE00000002"], total: 1, from: "20261207", to: "20270401")
                    .bytes,
            ], verdict: .partial, failed: [.range], rows: 2),
        Walk(
            testDescription: "two walks that show one booking alike are one scan",
            pages: [
                ListingPage(numbers: ["BE00000001"], total: 1, to: "20261205").bytes,
                ListingPage(numbers: ["BE00000001"], total: 1).bytes,
            ], verdict: .complete, rows: 1),
        Walk(
            testDescription: "two walks that show one booking in two ways are drift",
            pages: [
                ListingPage(numbers: ["BE00000001"], total: 1, to: "20261205").bytes,
                ListingPage(numbers: ["BE00000001"], total: 1, status: "会計済み").bytes,
            ], verdict: .partial, failed: [.pageDrift], rows: 1),
        Walk(
            testDescription: "no rows, and the word for it", pages: [nothing], verdict: .complete,
            rows: 0),
        Walk(
            testDescription: "no rows although some are known (G1)", pages: [nothing], known: 1,
            verdict: .unusable, failed: [.zeroRows], rows: 0),
        Walk(
            testDescription: "no rows and no word for it",
            pages: [ListingPage(numbers: [], total: 0).bytes], verdict: .unusable,
            failed: [.zeroRows], rows: 0),
        Walk(
            testDescription: "nothing but a sign-in page", pages: [signIn], verdict: .unusable,
            failed: [.refused, .pageChain, .zeroRows], rows: 0),
        Walk(
            testDescription: "no page at all", pages: [], verdict: .unusable,
            failed: [.pageChain, .range, .zeroRows], rows: 0),
    ]

    @Test(arguments: walks)
    func `a scan is believed as far as its proofs go`(_ walk: Walk) {
        let scan = Self.scan(
            walk.pages, again: walk.again, known: walk.known, statuses: walk.statuses,
            store: walk.store)
        #expect(scan.coverage.verdict == walk.verdict)
        #expect(Set(scan.coverage.failed).isSuperset(of: walk.failed.map(\.rawValue)))
        #expect(
            Set(scan.coverage.failed).subtracting(walk.failed.map(\.rawValue)).subtracting(
                walk.pages.isEmpty || walk.verdict == .unusable ? ["range", "store"] : []) == [])
        #expect(scan.rows.count == walk.rows)
    }

    @Test func `days between two walks break the range, whatever days were asked for`() {
        let walks = [("20261122", "20261205"), ("20261207", "20270401")].map { from, to in
            let page = ListingPage(numbers: ["BE\(to)"], total: 1, from: from, to: to)
            return Reader.list.read(page.bytes, expecting: PageExpectation())
        }
        let scan = ScanReading(pages: walks)
        #expect(scan.coverage.verdict == .partial)
        #expect(scan.coverage.failed == [FailedProof.range.rawValue])
        #expect(scan.from == nil)
    }

    @Test func `of a number on two pages the later fetched counts, whatever they print (I7)`() {
        let first = Self.three[0].bytes
        // From the past, when the list had another page.
        let stale = ListingPage(numbers: ["BE00000005", "BE00000006"], total: 7, page: (2, 4))
        let last = ListingPage(
            numbers: ["BE00000005"], total: 5, page: (3, 3), status: "会計済み")
        for (pages, status) in [
            ([first, stale.bytes, last.bytes], Status.settled),
            ([first, last.bytes, stale.bytes], Status.booked),
        ] {
            let scan = Self.scan(pages)
            let row = scan.rows.first { $0.row.number == "BE00000005" }
            #expect(row?.page == 2)
            #expect(row?.row.facts.status == status)
            #expect(scan.repeated == 1)
        }
    }

    @Test func `an unchanged scan is known whatever tokens its pages carry`() {
        let fresh = Self.three.map { page in
            var page = page
            page.token = "ffffffffffffffffffffffffffffffff"
            return page.bytes
        }
        let scan = Self.scan(Self.three.map(\.bytes))
        #expect(Self.scan(fresh).fingerprint == scan.fingerprint)
        #expect(Self.scan(fresh.reversed()).fingerprint == scan.fingerprint)
    }

    @Test(arguments: [
        changed(0) { $0.status = "会計済み" }, changed(1) { $0.numbers[0] = "BE00000008" },
        changed(2) { $0.total = 6 }, changed(2) { $0.status = "謎" },
    ])
    func `a scan that changed has another fingerprint`(_ pages: [[UInt8]]) {
        #expect(Self.scan(pages).fingerprint != Self.scan(Self.three.map(\.bytes)).fingerprint)
    }

    static func scan(
        _ pages: [[UInt8]], again: [UInt8]? = nil, known: Int = 0, statuses: [Int] = [],
        store: String? = asked.store
    ) -> ScanReading {
        let asked = PageExpectation(store: store, from: asked.from, to: asked.to)
        return ScanReading(
            pages: pages.map { Reader.list.read($0, expecting: asked) },
            again: again.map { Reader.list.read($0, expecting: asked) }, expecting: asked,
            known: known, statuses: statuses)
    }
}
