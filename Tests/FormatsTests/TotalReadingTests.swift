import Formats
import Foundation
import Reservations
import Testing

/// Reading is total: cut or damaged input is read right, refused or quarantined, never wrong.
struct TotalReadingTests {
    private struct Key: Hashable {
        let number: String
        let day: ServiceDay?
        let time: ClockTime?
        let status: Status?
        let kind: Observation.Kind

        init(_ row: RowReading) {
            number = row.number
            (day, time, status) = (row.facts.visitDate, row.facts.startTime, row.facts.status)
            kind = row.kind
        }
    }

    static let mails = [
        "new", "iso-2022-jp", "iso-2022-jp-cancel", "utf8-8bit-lf", "forwarded-attached",
    ]

    @Test func `a page cut anywhere before its end is not read`() throws {
        let page = try RepositoryFiles.bytes("Fixtures/pages/every-status/page.html")
        let end = page.count - "</html>\n".utf8.count
        for length in stride(from: 0, through: end, by: 97) {
            let reading = Reader.list.read(Array(page[..<length]))
            #expect(reading.refused != nil, "cut at \(length)")
            #expect(reading.rows.isEmpty)
        }
    }

    @Test(arguments: [
        ("</html>\n<!-- served in 12 ms -->\n<script>var a = '</html>';</script>\n", true),
        ("<!-- </html> -->", false),
        ("</html><p>予約", false),
        ("</html><!-- cut", false),
    ])
    func `a page ends where nothing but comments and scripts follow`(
        end: String, isWhole: Bool
    ) {
        let reading = Reader.list.read(ListingPage(end: end).bytes)
        #expect(reading.refused == (isWhole ? nil : .truncated))
        #expect(reading.coverage.verdict == (isWhole ? .complete : .unusable))
    }

    @Test func `a search form cut short is no search form`() throws {
        let page = try RepositoryFiles.bytes("Fixtures/pages/search-form/page.html")
        #expect(Reader.list.read(page).refused == .searchForm)
        #expect(Reader.list.read(Array(page.dropLast(20))).refused == .truncated)
    }

    @Test func `a page beyond the last one breaks the chain`() {
        let reading = Reader.list.read(ListingPage(page: (2, 1)).bytes)
        #expect(reading.coverage.failed == ["page-chain"])
    }

    @Test(arguments: ["every-status", "windows-31j"])
    func `a page with a byte destroyed tells nothing wrong`(_ situation: String) throws {
        let page = try RepositoryFiles.bytes("Fixtures/pages/\(situation)/page.html")
        let whole = Set(Reader.list.read(page).rows.map(Key.init))
        for index in stride(from: 0, to: page.count, by: 61) {
            var damaged = page
            damaged[index] = 0xFF
            let reading = Reader.list.read(damaged)
            #expect(Set(reading.rows.map(Key.init)).isSubset(of: whole), "byte \(index)")
            let told = reading.rows.count + reading.quarantined.count
            #expect(
                reading.refused != nil || told == whole.count
                    || reading.coverage.verdict != .complete,
                "byte \(index)")
        }
    }

    @Test(arguments: mails)
    func `a mail cut anywhere tells nothing wrong`(_ situation: String) throws {
        let mail = try RepositoryFiles.bytes("Fixtures/mails/\(situation)/mail.eml")
        let whole = Set(Reader.notice.read(mail).rows.map(Key.init))
        #expect(whole.count == 1)
        for length in stride(from: 0, to: mail.count, by: 23) {
            let reading = Reader.notice.read(Array(mail[..<length]))
            #expect(Set(reading.rows.map(Key.init)).isSubset(of: whole), "cut at \(length)")
        }
    }

    @Test(arguments: mails)
    func `a mail with a byte destroyed tells nothing wrong`(_ situation: String) throws {
        let mail = try RepositoryFiles.bytes("Fixtures/mails/\(situation)/mail.eml")
        let whole = Set(Reader.notice.read(mail).rows.map(Key.init))
        let isPlain = situation == "utf8-8bit-lf"
        for index in stride(from: 0, to: mail.count, by: 29) {
            var damaged = mail
            damaged[index] = 0xFF
            let reading = Reader.notice.read(damaged)
            // A destroyed character of base64 or JIS may stand for another text: there only a
            // number, date or time that cannot be one is sure to be noticed.
            guard isPlain else { continue }
            #expect(Set(reading.rows.map(Key.init)).isSubset(of: whole), "byte \(index)")
        }
    }

    @Test func `no reading shows a guest in what it finds odd`() throws {
        for situation in try RepositoryFiles.names(in: "Fixtures/mails") {
            let reading = Reader.notice.read(
                try RepositoryFiles.bytes("Fixtures/mails/\(situation)/mail.eml"))
            let told = reading.allFindings.map { "\($0.problem) \($0.location)" }.joined()
            #expect(!told.contains("山田") && !told.contains("ヤマダ"))
            #expect(!String(reflecting: reading).contains("ヤマダ"))
        }
    }
}
