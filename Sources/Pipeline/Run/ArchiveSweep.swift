import Foundation
import LedgerStore

/// Keeps the archive to what something rests on: lets go of what runs that were cut off have left,
/// and of what is older than it is to be kept.
struct ArchiveSweep {
    let archive: Archive
    let retainDays: Int

    /// A file that stands for as long as a run has captures which nothing rests on yet.
    private var mark: String { archive.folder + "/.underway" }

    /// Whether a run that was cut off, or one that still runs, has left its mark.
    var isWanted: Bool { FileManager.default.fileExists(atPath: mark) }

    func begin() throws {
        try FileManager.default.createDirectory(
            atPath: archive.folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        do {
            // Not `createFile`: that writes beside it first, and leaves that behind when killed.
            try Data().write(to: URL(fileURLWithPath: mark))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: mark)
        } catch let error as CocoaError where error.isAbsence {
            // Another run has ended this very moment, and has taken the mark of both away.
        } catch {
            throw ArchiveTrouble(path: mark, cause: "\(error.localizedDescription)")
        }
    }

    /// This run has let go of what it does not need.
    func end() {
        // A mark that stays costs the next run a look, nothing more.
        try? FileManager.default.removeItem(atPath: mark)
    }

    /// Looks at every file once. What is younger than an hour may be another run's, which has not
    /// come to its commit yet.
    func sweep(_ ledger: Ledger) async throws {
        let files = try aged()
        let names = Set(files.map(\.name))
        let needed = try await ledger.captures(among: names)
        var mayEnd = true
        for file in files {
            let isNeeded = needed.contains(file.name) && file.age < Double(retainDays) * 86_400
            if isNeeded { continue }
            if file.age < 3600 {
                mayEnd = false
            } else {
                try remove(file.path)
            }
        }
        if mayEnd { end() }
    }

    /// The files with their age in seconds by the disk's own clock.
    private func aged() throws -> [(path: String, name: String, age: TimeInterval)] {
        try begin()
        guard let now = try modified(mark) else { return [] }
        let folders = try FileManager.default.contentsOfDirectory(atPath: archive.folder)
            .filter { !$0.hasPrefix(".") }
        return try folders.flatMap { folder in
            let place = "\(archive.folder)/\(folder)"
            return try FileManager.default.contentsOfDirectory(atPath: place).compactMap { name in
                let path = "\(place)/\(name)"
                return try modified(path).map { (path, name, now.timeIntervalSince($0)) }
            }
        }
    }

    /// Nil where another run has just taken the file away.
    private func modified(_ path: String) throws -> Date? {
        do {
            return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
                as? Date
        } catch let error as CocoaError where error.isAbsence {
            return nil
        }
    }

    private func remove(_ path: String) throws {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch let error as CocoaError where error.isAbsence {
            return  // another run has just done it
        }
    }
}

extension CocoaError {
    fileprivate var isAbsence: Bool { code == .fileNoSuchFile || code == .fileReadNoSuchFile }
}
