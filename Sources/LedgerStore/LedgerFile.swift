import Foundation
import GRDB

/// The file a ledger lives in: how it is made, opened and brought to today's shape.
struct LedgerFile {
    let path: String
    private let isInMemory: Bool
    /// The history of shapes; a test may end it earlier or carry it on.
    var steps = schema

    init(_ place: LedgerPlace) {
        switch place {
        case .memory: (path, isInMemory) = (":memory:", true)
        case .file(let path): (self.path, isInMemory) = (path, false)
        }
    }

    func open(for purpose: LedgerPurpose) throws(LedgerTrouble) -> DatabaseQueue {
        do {
            let exists = FileManager.default.fileExists(atPath: path)
            if isInMemory || (purpose == .reading && !exists) {
                return try brought(DatabaseQueue(configuration: configuration), backingUp: false)
            }
            let queue = purpose == .writing ? try blank() : try asItIs()
            let pending = try missingSteps(of: queue)
            if pending.isEmpty { return queue }
            if purpose == .writing { return try brought(queue, backingUp: true) }
            let copy = try DatabaseQueue(configuration: configuration)
            try queue.backup(to: copy)
            try queue.close()
            return try brought(copy, backingUp: false)
        } catch {
            throw LedgerTrouble(error, at: path)
        }
    }

    /// An empty database in a file of our own, without any step.
    func blank() throws -> DatabaseQueue {
        if !FileManager.default.fileExists(atPath: path) { try create() }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        return queue
    }

    /// The database in the file, and a killed process's WAL beside it, for reading.
    ///
    /// The last connection to end takes a WAL into the file and removes it, unless it may not write.
    /// Where there is no WAL, one that may write is the one that leaves no empty one behind.
    private func asItIs() throws -> DatabaseQueue {
        var configuration = configuration
        configuration.readonly = FileManager.default.fileExists(atPath: path + "-wal")
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The file is made before SQLite sees it, so that it and its companions (-wal, -shm, which
    /// take over its mode) are never open to others.
    private func create() throws {
        let files = FileManager.default
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            if !files.fileExists(atPath: folder.path) {
                try files.createDirectory(
                    at: folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
            try Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            return  // Another process was a moment faster.
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw LedgerTrouble.noSpace(path: path)
        } catch {
            throw LedgerTrouble.noRights(path: path)
        }
    }

    /// WAL, so that an export reads while a run writes. `synchronous` is FULL: mail is marked as
    /// read and actions are sent on the strength of a commit, so a power cut must not take it
    /// back; with NORMAL it could. The price is one fsync for each commit.
    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.label = "ledger"
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // After a large adoption the WAL shrinks again, in bytes.
            try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
        }
        return configuration
    }
}
