import Foundation
import Reservations
import Support
import Testing

@testable import Publishing

@Suite struct ShelfTests {
    private func publish(
        _ rows: [[UInt8]], to path: String, style: SheetStyle = SheetStyle(), strict: Bool = false
    ) throws -> Shelf.Outcome {
        try Shelf().publish(to: path, style: style, mode: 0o640, isStrict: strict) { add in
            for row in rows { try add(row) }
        }
    }

    @Test func `an unchanged ledger is the same file, which is not written again`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/台帳.csv"
        #expect(try publish([inventedRow()], to: path).isWritten)
        let file = try FileManager.default.attributesOfItem(atPath: path)
        #expect(file[.posixPermissions] as? Int == 0o640)
        #expect(try !publish([inventedRow()], to: path).isWritten)
        let again = try FileManager.default.attributesOfItem(atPath: path)
        #expect(again[.systemFileNumber] as? Int == file[.systemFileNumber] as? Int)
        #expect(try publish([inventedRow(), inventedRow()], to: path).isWritten)
        #expect(try publish([inventedRow()], to: path).isWritten)
    }

    @Test func `a row that cannot be given leaves the old file and no other`() throws {
        struct Cut: Error {}
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/台帳.csv"
        _ = try publish([inventedRow()], to: path)
        let before = FileManager.default.contents(atPath: path)
        #expect(throws: Cut.self) {
            _ = try Shelf().publish(to: path, style: SheetStyle(), mode: 0o600) { add in
                try add(inventedRow([.customerName: "別の見本"]))
                throw Cut()
            }
        }
        #expect(FileManager.default.contents(atPath: path) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test func `strict refuses rather than writes 〓`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/台帳.csv"
        let rows = [inventedRow([.memo: "💅"])]
        #expect(throws: SheetTrouble.self) {
            _ = try publish(rows, to: path, style: SheetStyle(encoding: .cp932), strict: true)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
