import Foundation
import Reservations
import Testing

@testable import Publishing

@Suite struct LineRowsTests {
    private let columns: [LedgerColumn] = [.number, .route, .total, .memo]

    @Test func `a row for scripts holds numbers as numbers and nothing as null`() throws {
        let rows = [
            inventedRow([.total: "6900"]),
            inventedRow([.total: "-", .memo: "a\"\\b\n😀\u{7F}", .route: "電話予約"]),
        ]
        #expect(
            try written(.ndjson, SheetStyle(columns: columns), rows) == #"""
                {"予約番号":"BE00000001","予約経路":null,"予約時合計金額":6900,"予約メモ":"=1+1"}
                {"予約番号":"BE00000001","予約経路":"電話予約","予約時合計金額":"-","予約メモ":"a\"\\b\n😀\u007f"}

                """#)
    }

    @Test func `several salons' rows begin with their salon`() throws {
        var style = SheetStyle(columns: [.number])
        style.namesSalon = true
        #expect(
            try written(.ndjson, style, [inventedRow()])
                == #"{"お店名":"デモ店","予約番号":"BE00000001"}"# + "\n")
    }

    @Test func `a row that is no row of the ledger stops the export`() throws {
        #expect(throws: SheetTrouble.self) {
            try written(.ndjson, SheetStyle(columns: columns), [Array("BE1\u{1F}id".utf8)])
        }
    }
}
