import Foundation
import LedgerStore
import Publishing
import Reservations
import Testing

@testable import Pipeline

extension Desk {
    /// The formats of tables that the repository brings, read once for all tests.
    private static let tables = tableFormats(beside: "/", libraries: [Repository.pipelines])

    private var hasOwnFormats: Bool {
        FileManager.default.fileExists(atPath: folder.path + "/formats")
    }

    /// Takes in files that were saved at a moment.
    func backfill(
        _ files: [String: [UInt8]], saved: String = "2026-11-01T09:00", emits: Bool = false,
        batch: Int = 2000, isTrial: Bool = false,
        progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
    ) throws -> BackfillReport {
        var paths: [String] = []
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let path = folder.path + "/" + name
            if !FileManager.default.fileExists(atPath: path) {
                try Data(bytes).write(to: URL(fileURLWithPath: path))
                try FileManager.default.setAttributes(
                    [.modificationDate: SalonTime.instant(iso: saved)!], ofItemAtPath: path)
            }
            paths.append(path)
        }
        let file = loaded.definition.file
        var backfill = try Backfill(
            loaded,
            formats: hasOwnFormats
                ? tableFormats(beside: file, libraries: [Repository.pipelines]) : Self.tables,
            media: mediaAtHand(beside: file, libraries: [Repository.pipelines]),
            days: ServiceDay("2020-01-01")!...ServiceDay("2030-01-01")!, emits: emits,
            now: hands[\.now], randomBytes: { Array(repeating: 7, count: $0) },
            progress: progress)
        backfill.batchSize = batch
        return isTrial ? try backfill.trial(paths) : try backfill.run(paths)
    }

    /// The ledger's rows.
    func cells() throws -> [[String]] {
        var rows: [[String]] = []
        _ = try ledger().rows(where: RowCondition()) { rows.append(LedgerRow(cells: $0).texts) }
        return rows
    }

    /// The ledger as a CSV of a style.
    func export(_ style: SheetStyle) throws -> [UInt8] {
        final class Page { var bytes: [UInt8] = [] }
        let page = Page()
        var sheet = try LedgerSheet(style: style) { page.bytes.append(contentsOf: $0) }
        _ = try ledger().rows(where: RowCondition()) { _ = try? sheet.add($0) }
        _ = try sheet.finish()
        return page.bytes
    }
}
