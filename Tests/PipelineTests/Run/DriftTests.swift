import Formats
import Foundation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A layout that changed, and single values that are damaged: neither stays with the run that
/// saw it.
struct DriftTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var columns = ListColumn.usual
        /// What of the page's text is replaced by what: all of it, or the first.
        var replaced: [(String, String)] = []
        var isFirstOnly = false
        let told: [String]
        let status: Pipeline.ExitStatus
    }

    private static let bookings = (1...6).map {
        SandboxBooking.some("BE0000000\($0)", at: "1\($0):00")
    }

    static let cases = [
        Case(testDescription: "the usual page", told: [], status: .done),
        Case(
            testDescription: "the table has another id", replaced: [("resultList", "newList")],
            told: ["drift:list:rows"], status: .personNeeded),
        Case(
            testDescription: "rows of other elements",
            replaced: [("<td", "<dd"), ("</td", "</dd")],
            told: ["drift:list:rows"], status: .personNeeded),
        Case(
            testDescription: "the count in other words", replaced: [("該当する予約が", "検索結果")],
            told: ["drift:list:count"], status: .personNeeded),
        Case(
            testDescription: "no staff column", columns: ListColumn.usual.filter { $0 != .staff },
            told: ["drift:list:column=staff=スタッフ"], status: .personNeeded),
        Case(
            testDescription: "a column that nobody reads is gone",
            columns: ListColumn.usual.filter { $0 != .chart }, told: [], status: .done),
        Case(
            testDescription: "a new column",
            replaced: [
                ("カルテ</th>", "カルテ</th><th>来店回数</th>"),
                ("（未記載）\n\t</td>", "（未記載）\n\t</td><td>1</td>"),
            ],
            told: ["drift:list:new-column=12"], status: .degraded),
        Case(
            testDescription: "prices in words", replaced: [("6,600", "六千六百")],
            told: ["drift:list:total", "drift:list:payable"].map {
                $0.replacing("list:", with: "list:field=")
            }, status: .personNeeded),
        Case(
            testDescription: "one price in words", replaced: [("6,600 円", "六千六百 円")],
            isFirstOnly: true, told: ["unread:list:payable:BE00000006"], status: .degraded),
    ]

    private func page(_ row: Case, token: Int) -> [UInt8] {
        let form = SearchForm.everything(from: "20261130", to: "20270402")
        var page = ListPage.pages(of: ListPage.newestFirst(Self.bookings), form: form)[0]
        page.columns = row.columns
        var tokens = SandboxTokens(seed: UInt64(token))
        let bytes = SalonBoard.listPage(page, for: SandboxScreen(token: tokens.next()))
        let text = row.replaced.reduce(String(decoding: bytes, as: UTF8.self)) { text, pair in
            text.replacing(pair.0, with: pair.1, maxReplacements: row.isFirstOnly ? 1 : .max)
        }
        return Array(text.utf8)
    }

    @Test(arguments: cases)
    func `a changed list is told once, by its exit status and in the status (no. 17, F11)`(
        _ row: Case
    ) async throws {
        let desk = try Desk()
        desk.show([page(row, token: 1)])
        let first = await desk.sync()
        let told = first.notes.filter { RunReport.isOfLayout($0.key) }
        #expect(told.map(\.key) == row.told)
        #expect(first.status == row.status)
        desk.show([page(row, token: 2)])
        desk.hands.pass(minutes: 5)
        let second = await desk.sync()
        #expect(second.freshNotes.map(\.key) == [])
        #expect(second.status == row.status)
        let status = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
        for note in told {
            #expect(status.text.contains(note.text.replacing("list: ", with: "")), "\(status.text)")
        }
    }

    @Test func `a damaged value of a mail is told, and shown for a day`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000009")])
        let path = URL(fileURLWithPath: #filePath)
            .appending(path: "../../../../Fixtures/mails/damaged-name/mail.eml").standardized
        desk.mails([Array(try Data(contentsOf: path))])
        let report = await desk.sync()
        #expect(report.status == .degraded)
        let words = "BE12345678 のお客様名を読み取れず"
        #expect(report.summary.contains(words))
        desk.hands.pass(minutes: 30)
        #expect(await desk.sync().status == .done)
        func status() async throws -> String {
            try await SalonStatus(
                of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now]
            ).text
        }
        #expect(try await status().contains(words))
        desk.hands.pass(minutes: 24 * 60)
        _ = await desk.sync()
        #expect(try await !status().contains(words))
        #expect(desk.hands[\.told].isEmpty)
    }

    @Test func `a mail without its key label is set aside for that label`() async throws {
        let desk = try Desk()
        desk.list([])
        var mail = NoticeMail(
            .booked, of: .some("BE00000001"),
            sentAt: SalonTime.instant(iso: "2026-11-30T10:00:00+09:00")!)
        mail.encoding = .utf8EightBit
        let text = String(decoding: mail.bytes, as: UTF8.self)
        desk.mails([Array(text.replacing("■来店日時", with: "■ご来店の日時").utf8)])
        #expect(await desk.sync().status == .degraded)
        let record = try #require(try await desk.ledger().quarantined().first)
        #expect(record.field == "visitDate")
        #expect(record.problem == "the mail has no ■来店日時")
    }

    @Test func `a mail from the future is told, and no delay is negative`() async throws {
        let desk = try Desk()
        desk.list([])
        _ = await desk.sync()
        desk.hands.pass(minutes: 30)
        let booking = SandboxBooking.some("BE00000001").with { $0.receivedAt = "2026/12/05 08:35" }
        desk.mails([NoticeMail.some(.booked, of: booking, at: "2026-12-05T08:35:00+09:00")])
        let report = await desk.sync()
        #expect(report.changes == [.booked: 1])
        #expect(report.delays.greatest == 0)
        #expect(report.notes.map(\.key) == ["early:notices:BE00000001"])
        #expect(report.status == .done)
    }
}
