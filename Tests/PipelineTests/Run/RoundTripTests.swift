import Formats
import Foundation
import Publishing
import Reservations
import Testing

@testable import Pipeline

/// Whatever a guest is called and writes comes back from the CSV as it was, in every encoding.
@Suite struct RoundTripTests {
    /// Letters that tables stumble over, and some of every script and width.
    private static let letters = Array(
        "あア漢髙①㈱ｱ〜～―−aZ09 　,\"'=+-@＝＋－＠\t|;/\\\n%🙂𠮷é〓・")

    private func text(_ random: inout some RandomNumberGenerator) -> String {
        let length = Int.random(in: 1...12, using: &random)
        let drawn = (0..<length).map { _ in Self.letters.randomElement(using: &random)! }
        // A cell of blanks alone says nothing.
        return String(drawn) + "。"
    }

    private func row(_ number: Int, name: String, memo: String) -> [UInt8] {
        var cells = LedgerColumn.allCases.map { _ in "" }
        let told: [LedgerColumn: String] = [
            .number: "P\(number)", .medium: "自店", .status: "受付待ち", .visitDate: "2026/12/10",
            .start: "10:00", .customerName: name, .memo: memo,
        ]
        for (column, text) in told { cells[column.rawValue] = text }
        return Array(cells.joined(separator: "\u{1F}").utf8)
    }

    /// What CP932 makes of a text that it can hold.
    private func isKept(_ text: String, by loss: SheetLoss) -> Bool {
        text.unicodeScalars.allSatisfy { loss.lost[$0] == nil && loss.mapped[$0] == nil }
    }

    @Test(arguments: SheetStyle.Encoding.allCases)
    func `arbitrary names and memos come back, in every encoding`(
        encoding: SheetStyle.Encoding
    ) throws {
        var random = SystemRandomNumberGenerator()
        let guests = (0..<400).map { _ in (name: text(&random), memo: text(&random)) }
        final class Page { var bytes: [UInt8] = [] }
        let page = Page()
        var sheet = try LedgerSheet(style: SheetStyle(encoding: encoding)) {
            page.bytes.append(contentsOf: $0)
        }
        for (number, guest) in guests.enumerated() {
            try sheet.add(row(number, name: guest.name, memo: guest.memo))
        }
        let loss = try sheet.finish()
        let formats = tableFormats(beside: "/", libraries: [Repository.pipelines])
        let own = try #require(formats.first { $0.name == "daicho-ledger" })
        let reading = try Reader(own).read(page.bytes)
        #expect(reading.rows.count == guests.count && reading.quarantined == [])
        for (row, guest) in zip(reading.rows, guests) {
            for (back, told) in [
                (row.facts.customerName, guest.name), (row.facts.memo, guest.memo),
            ] where isKept(told, by: loss) {
                #expect(back?.value == told)
            }
        }
    }
}
