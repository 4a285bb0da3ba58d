import Foundation
import Pipeline
import Plumbing
import Publishing

/// Where an export goes: standard output, a file, or a folder in which files get their own names.
struct ExportTarget {
    /// Nil: standard output.
    let path: String?
    private let isFolder: Bool
    private let split: Binder.Split?

    init(_ out: String?, for request: ExportRequest) throws {
        path = out == "-" ? nil : out
        isFolder = path.map { $0.hasSuffix("/") || daicho.isFolder($0) } ?? false
        // A calendar is one person's.
        split = request.split ?? (request.format == .ics ? .staff : nil)
        if request.split != nil && !isFolder {
            throw WrongUsage("--split writes several files: name a folder by --out, such as out/")
        }
        if request.hasChecksum && path == nil {
            throw WrongUsage("--checksum is written beside a file: name one by --out")
        }
    }

    func place(named name: SheetName) throws -> Binder.Place {
        guard let path else { return .sink(printBytes) }
        guard isFolder else { return .file(path) }
        var folder = path
        while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
        if !daicho.isFolder(folder) {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: false,
                    attributes: [.posixPermissions: 0o700])
            } catch { throw FileTrouble(path: folder, step: .open, code: errno) }
        }
        return .folder(folder, name, split)
    }
}

/// To standard output, past every buffer.
private func printBytes(_ bytes: ArraySlice<UInt8>) throws(FileTrouble) {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
        throw FileTrouble(path: "standard output", step: .write, code: errno)
    }
}
