import Foundation
import Reservations
import Testing

@testable import Formats

/// A document's build without what it says.
struct SkeletonTests {
    @Test func `a page keeps its tags and the layout's own words, and nothing else`() throws {
        let page = """
            <html><body class="list2"><table id="r_BE00000001" data-guest="見本 花子"><tr>
            <th>予約番号</th><td title="見本">見本 花子様 <span onclick="call('0900')">090-1234-5678</span>
            <script>var name = "見本";</script><a href="/x?reserveId=BE00000001">(BE00000001)</a>
            お名前：ミホン Hanako ２３ <見本 花子> <hanako x=1></td></tr></table><!-- 見本 --></body></html>
            """
        let format = try JSONDecoder().decode(
            Format.self, from: Data(#"{"number": "予約番号"}"#.utf8))
        let skeleton = Skeleton(page: Array(page.utf8), knowing: [format]).text
        #expect(
            skeleton.split(separator: "\n").dropFirst().joined(separator: "\n") == """
                <html>
                 <body class=list9>
                  <table id=r_BE99999999 ?>
                   <tr>
                    <th>
                     予約番号
                    <td title>
                     漢漢 漢漢漢
                     <span onclick>
                      999-9999-9999
                     <script>
                      (20 bytes)
                     <a href>
                      (AA99999999)
                     あ漢漢：アアア Aaaaaa 99 <漢漢 漢漢>
                     <? ?>
                """)
    }

    static let documents =
        try! RepositoryFiles.names(in: "Fixtures/pages").flatMap { folder in
            try RepositoryFiles.names(in: "Fixtures/pages/\(folder)")
                .filter { $0.hasSuffix(".html") }.map { "Fixtures/pages/\(folder)/\($0)" }
        }
        + RepositoryFiles.names(in: "Fixtures/mails").map { "Fixtures/mails/\($0)/mail.eml" }
        + FixtureTests.media.map { "Fixtures/media/\($0)/mail.eml" }

    @Test func `R2-13: no fixture's skeleton holds what the fixture says of a guest`() throws {
        var said = 0
        var leaks: [String] = []
        for path in Self.documents {
            let bytes = try RepositoryFiles.bytes(path)
            let isPage = path.hasSuffix(".html")
            let reader = try Self.reader(of: path)
            let skeleton =
                isPage
                ? Skeleton(page: bytes, knowing: [reader.format]).text
                : Skeleton(mail: bytes, knowing: [reader.format]).text
            for word in Self.words(reader.read(bytes)) {
                said += 1
                if skeleton.contains(word) { leaks.append("\(path): \(word)") }
            }
        }
        #expect(leaks == [])
        #expect(said > 300)
    }

    private static func reader(of path: String) throws -> Reader {
        let parts = path.split(separator: "/")
        switch parts[1] {
        case "pages": return .list
        case "mails": return .notice
        default: return try Reader(Format(shipped: String(parts[2])))
        }
    }

    /// What a document says of guests and bookings, longer than a mark; a guest who is called like a
    /// tag stands in every page.
    private static func words(_ reading: DocumentReading) -> [String] {
        let read = reading.rows.map { ($0.number, $0.facts) }
        let aside = reading.quarantined.map { ($0.number ?? "", $0.facts) }
        return (read + aside).flatMap { number, facts in
            [
                number, facts.customerName?.value, facts.customerKana?.value, facts.phone?.value,
                facts.email?.value, facts.memo?.value, facts.staff,
            ].compactMap(\.self).filter { $0.count > 1 && $0 != "<br>" }
        }
    }
}
