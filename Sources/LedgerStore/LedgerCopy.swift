import Foundation
import GRDB

extension Ledger {
    /// Copies the ledger while it is in use. The copy is a ledger of its own, for its owner alone;
    /// it is checked page by page, and takes its name only when it is whole and sound.
    public func backup(to path: String) throws(LedgerTrouble) {
        let part = path + ".part"
        do {
            try LedgerCopy.clear(part)
            let copy = try LedgerFile(.file(path: part)).blank()
            try queue.backup(to: copy)
            try LedgerCopy.refuseDamage(of: copy, at: path)
            try LedgerCopy.settle(copy, part, as: path)
        } catch {
            throw LedgerTrouble(error, at: path)
        }
    }
}

/// The steps of copying a ledger's file.
enum LedgerCopy {
    /// Removes what an earlier copy, cut off, has left.
    static func clear(_ part: String) throws {
        for file in files(part) where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }

    static func leave(_ part: String) {
        // What cannot be removed now is removed by the next copy.
        for file in files(part) { try? FileManager.default.removeItem(atPath: file) }
    }

    private static func files(_ path: String) -> [String] { [path, path + "-wal", path + "-shm"] }

    static func refuseDamage(of queue: DatabaseQueue, at path: String) throws {
        let problems = try Ledger.problems(of: queue)
        if let first = problems.first { throw LedgerTrouble.damaged(path: path, detail: first) }
    }

    static func refuse(_ queue: DatabaseQueue, of path: String, unless salon: String) throws {
        var file = LedgerFile(.file(path: path))
        file.steps = schema
        _ = try file.missingSteps(of: queue)
        let salons = try queue.read { try String.fetchAll($0, sql: "SELECT salon FROM salon") }
        guard salons == [salon] else {
            throw LedgerTrouble.otherSalon(path: path, salon: salons.first ?? "of nobody")
        }
    }

    /// A ledger that can still be read is copied; the file of one that cannot is put aside as it is.
    ///
    /// - Returns: the ledger that stands there still, with what `dataVersion` said before; nil where
    ///   there is none that can be read.
    static func put(
        _ path: String, aside: String
    ) throws -> (live: DatabaseQueue, version: Int?)? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let live = try LedgerFile(.file(path: path)).blank()
            let version = try live.dataVersion()
            let copy = try LedgerFile(.file(path: aside)).blank()
            try live.backup(to: copy)
            try copy.close()
            return (live, version)
        } catch {
            for (file, place) in zip(files(path), files(aside))
            where FileManager.default.fileExists(atPath: file) {
                if FileManager.default.fileExists(atPath: place) {
                    try FileManager.default.removeItem(atPath: place)
                }
                try FileManager.default.moveItem(atPath: file, toPath: place)
            }
            return nil
        }
    }

    /// Gives the copy its name. Of an older copy SQLite takes the place in one transaction; no other
    /// file is ever replaced.
    static func settle(_ copy: DatabaseQueue, _ part: String, as path: String) throws {
        defer { leave(part) }
        guard FileManager.default.fileExists(atPath: path) else {
            try copy.close()
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: part))
            try file.synchronize()
            try file.close()
            return try FileManager.default.moveItem(atPath: part, toPath: path)
        }
        let head = try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: 15)
        guard head.map({ String(decoding: $0, as: UTF8.self) }) == "SQLite format 3" else {
            throw LedgerTrouble.damaged(path: path, detail: "the file there is no ledger")
        }
        let old = try LedgerFile(.file(path: path)).blank()
        try copy.backup(to: old)
        try old.close()
        try copy.close()
    }
}
