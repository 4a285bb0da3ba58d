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

    @Test func `two members of staff whose names are the same file name get two files`() throws {
        let folder = try TemporaryFolder()
        let name = SheetName(
            .csv, in: .japanese, of: SheetSalon(id: "demo", name: "デモ店"), days: nil,
            at: SheetNameTests.now)
        let binder = try Binder(
            to: .folder(folder.path, name, .staff), format: .csv,
            style: SheetStyle(columns: [.staff], encoding: .utf8), title: "デモ店", hasChecksum: true)
        for staff in ["A/B", "A:B", "A/B"] {
            try binder.add(inventedRow([.staff: staff]), of: SheetSalon(id: "demo", name: "デモ店"))
        }
        let outcomes = try binder.finish()
        #expect(outcomes.map(\.rows) == [1, 2])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let stem = "予約台帳_デモ店_20261202_A_B_20261202090507"
        #expect(names == ["-2.csv", "-2.csv.sha256", ".csv", ".csv.sha256"].map { stem + $0 })
        #expect(try folder.read("\(stem)-2.csv") == Array("担当スタッフ\r\nA:B\r\n".utf8))
        try Tool.run("sh", ["-c", "cd \(folder.path) && sha256sum --quiet -c *.sha256"])
    }

    @Test func `an export that breaks off leaves no file`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/a.html"
        let salon = SheetSalon(id: "demo", name: "デモ店")
        do {
            let binder = try Binder(
                to: .file(path), format: .html, style: SheetStyle(), title: "デモ店")
            try binder.add(inventedRow(), of: salon)
            #expect(throws: SheetTrouble.self) { try binder.add([0x1F], of: salon) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}
