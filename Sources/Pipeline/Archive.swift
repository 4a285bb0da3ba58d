import Foundation
public import Reservations
import Synchronization

/// Where bytes rest: each capture is a file named for its SHA-256, readable by its owner alone.
///
/// Writing the same bytes twice is one file. Nothing is read before it rests here.
struct Archive: Sendable {
    let folder: String

    /// Keeps a capture; a file appears whole or not at all. False where it was there before.
    func keep(_ bytes: [UInt8], name: String) throws(ArchiveTrouble) -> Bool {
        let path = path(of: name)
        do {
            if try stands(bytes, at: path) { return false }
            try makeFolder((path as NSString).deletingLastPathComponent)
            try place(bytes, at: path)
            return true
        } catch {
            throw ArchiveTrouble(path: path, cause: "\(error.localizedDescription)")
        }
    }

    func bytes(of name: String) throws(ArchiveTrouble) -> [UInt8] {
        let path = path(of: name)
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw ArchiveTrouble(
                path: path,
                cause: isThere
                    ? "\(error.localizedDescription)" : "the capture is not there (pruned?)")
        }
    }

    /// Forces captures onto the disk, before the ledger refers to them.
    func settle(_ names: some Sequence<String>) throws(ArchiveTrouble) {
        for name in names {
            let path = path(of: name)
            do {
                let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
                defer { file.closeFile() }
                try file.synchronize()
            } catch {
                throw ArchiveTrouble(path: path, cause: "\(error.localizedDescription)")
            }
        }
    }

    /// Lets go of captures that no observation, quarantine or proof rests on.
    func drop(_ names: some Sequence<String>) {
        for name in names {
            // A file that is already gone, or that cannot be removed now, is pruned by a later run.
            try? FileManager.default.removeItem(atPath: path(of: name))
        }
    }

    func path(of name: String) -> String {
        "\(folder)/\(name.prefix(2))/\(name)"
    }

    /// Of no other process, and of no other task of this one: both may keep the same bytes at once.
    private static func ownName() -> String {
        let turn = turns.wrappingAdd(1, ordering: .relaxed).newValue
        return "\(ProcessInfo.processInfo.processIdentifier)-\(turn)"
    }

    private static let turns = Atomic(0)

    /// Not `createFile` with contents: where the disk takes a write in two parts, it keeps one.
    private func write(_ bytes: [UInt8], to path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: bytes)
        try file.close()
    }

    /// Whether the capture rests here already. What a power cut has left of it makes room.
    private func stands(_ bytes: [UInt8], at path: String) throws -> Bool {
        guard let found = FileManager.default.contents(atPath: path) else { return false }
        if found == Data(bytes) { return true }
        try FileManager.default.removeItem(atPath: path)
        return false
    }

    private func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }

    /// Another run may have kept the same bytes in the meantime, which is as good.
    private func place(_ bytes: [UInt8], at path: String) throws {
        let temporary = path + ".\(Self.ownName()).part"
        let files = FileManager.default
        do {
            try write(bytes, to: temporary)
            try files.moveItem(atPath: temporary, toPath: path)
        } catch {
            // Half a file is no use; where it cannot be removed either, a later run sweeps it out.
            try? files.removeItem(atPath: temporary)
            guard files.fileExists(atPath: path) else { throw error }
        }
    }
}

/// The archive could not keep or give a capture.
public struct ArchiveTrouble: Tellable, CustomStringConvertible {
    public let path: String
    public let cause: String

    public var description: String {
        "archive: \(path): \(cause). Check free space and rights of the state folder"
    }

    public var words: String { "保管庫の \(path) を読み書きできません。空き容量と権限を確かめてください" }
}
