import Foundation
import Publishing
import Reservations
import Support
import Testing

/// A published table: whole or not there, and untouched where it would be the same.
struct ShelfTests {
    private static let columns: [LedgerColumn] = [
        .number, .visitDate, .start, .customerName, .phone,
    ]
    private static let title = "予約番号,予約日,開始時刻,お客様名,電話番号\r\n"

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.file("予約台帳.csv") }

    /// A stored row of one invented guest.
    private static func cells(_ name: String = "架空 花子") -> [UInt8] {
        let cells = LedgerColumn.allCases.map { column in
            switch column {
            case .number: "BE10000001"
            case .visitDate: "2026/11/30"
            case .start: "25:30"
            case .customerName: name
            case .phone: "09000000000"
            default: ""
            }
        }
        return Array(cells.joined(separator: "\u{1F}").utf8)
    }

    private func publish(
        _ rows: [[UInt8]], _ style: SheetStyle, isStrict: Bool = false
    ) throws -> Shelf.Outcome {
        try Shelf().publish(to: path, style: style, mode: 0o640, isStrict: isStrict) { add in
            for row in rows { try add(row) }
        }
    }

    private func published() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test(arguments: [
        (
            SheetStyle(columns: columns, encoding: .utf8),
            "BE10000001,2026/11/30,25:30,架空 花子,09000000000\r\n"
        ),
        (
            SheetStyle(columns: columns, encoding: .utf8, phone: .hyphen),
            "BE10000001,2026/11/30,25:30,架空 花子,090-0000-0000\r\n"
        ),
        (
            SheetStyle(columns: columns, encoding: .utf8, usesISO: true),
            "BE10000001,2026-11-30,2026-12-01T01:30:00+09:00,架空 花子,09000000000\r\n"
        ),
        (
            SheetStyle(columns: columns, encoding: .utf8, phone: .hyphen, isMasked: true),
            "BE10000001,2026/11/30,25:30,架＊＊＊,***-****-0000\r\n"
        ),
    ])
    func `a row is dressed in its style`(_ style: SheetStyle, _ row: String) throws {
        let outcome = try publish([Self.cells()], style)
        #expect(outcome.isWritten && outcome.rows == 1)
        #expect(try published() == Self.title + row)
    }

    @Test func `the same table is not written again`() throws {
        let style = SheetStyle(columns: Self.columns)
        #expect(try publish([Self.cells()], style).isWritten)
        #expect(try !publish([Self.cells()], style).isWritten)
        #expect(try publish([Self.cells(), Self.cells()], style).isWritten)
        #expect(try publish([Self.cells()], style).isWritten)
    }

    @Test func `what an encoding has no place for is told, or refused with nothing written`() throws
    {
        let style = SheetStyle(columns: Self.columns, encoding: .cp932)
        let rows = [Self.cells("架空 💕"), Self.cells()]
        #expect(throws: SheetTrouble.self) { try publish(rows, style, isStrict: true) }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try publish(rows, style).loss.text == "U+1F495 ×1")
    }

    @Test func `a damaged row leaves the old table where it is`() throws {
        let style = SheetStyle(columns: Self.columns, encoding: .utf8)
        _ = try publish([Self.cells()], style)
        let before = try published()
        #expect(throws: SheetTrouble.self) { try publish([Self.cells(), [0x41]], style) }
        #expect(try published() == before)
    }
}
