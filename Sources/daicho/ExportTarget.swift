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
        split = request.fileSplit
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
        let folder = try madeFolder(path)
        return .folder(folder, name, split)
    }
}

/// The folder without a slash at its end, made where it does not stand yet.
func madeFolder(_ path: String) throws(FileTrouble) -> String {
    var folder = path
    while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
    if isFolder(folder) { return folder }
    do {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    } catch { throw FileTrouble(path: folder, step: .open, code: errno) }
    return folder
}

/// To standard output, past every buffer.
func printBytes(_ bytes: ArraySlice<UInt8>) throws(FileTrouble) {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
        throw FileTrouble(path: "standard output", step: .write, code: errno)
    }
}
