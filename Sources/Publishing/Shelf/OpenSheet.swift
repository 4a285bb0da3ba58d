import Foundation
import Plumbing
import Reservations

/// A file on its way to the shelf: it is laid out beside its place, compared with what stands
/// there, and put there whole at the end.
final class OpenSheet {
    let path: String
    private let file: AtomicFile
    private let seal: Seal?
    private let old: Comparison
    private let writer: any RowWriter

    init(
        path: String, format: SheetFormat, style: SheetStyle, title: String, mode: UInt32,
        hasChecksum: Bool
    ) throws {
        self.path = path
        let file = try AtomicFile(path: path, mode: mode)
        let old = Comparison(with: path)
        let seal = hasChecksum ? Seal(path: path, mode: mode) : nil
        writer = try format.writer(style: style, title: title) { bytes throws(FileTrouble) in
            try file.write(bytes)
            old.compare(bytes)
            seal?.digest.update(bytes)
        }
        self.file = file
        self.old = old
        self.seal = seal
    }

    func add(_ cells: [UInt8], of salon: SheetSalon) throws(SheetTrouble) {
        try writer.add(cells, of: salon)
    }

    /// Puts the file in its place, unless it would be the same, or would lose characters where
    /// none may be lost.
    func close(isStrict: Bool = false) throws -> Shelf.Outcome {
        let loss = try writer.finish()
        if isStrict, !loss.lost.isEmpty { throw SheetTrouble.lost(loss) }
        let isSame = old.isSame
        if !isSame { try file.commit() }
        try seal?.put()
        return Shelf.Outcome(
            path: path, checksum: seal?.path, rows: writer.rows, isWritten: !isSame, loss: loss)
    }
}

/// The checksum beside a file: `FILE.sha256`, as `sha256sum -c` reads it.
private final class Seal {
    var digest = ContentDigest()
    let path: String
    private let name: String
    private let mode: UInt32

    init(path: String, mode: UInt32) {
        self.path = path + ".sha256"
        name = path.split(separator: "/").last.map(String.init) ?? path
        self.mode = mode
    }

    func put() throws(FileTrouble) {
        let line = "\(digest.hex)  \(name)\n"
        try AtomicFile.write(Array(line.utf8), to: path, mode: mode)
    }
}

/// Compares what is written with what stands in the file already, piece by piece.
private final class Comparison {
    private let old: FileHandle?
    private var agrees = true

    init(with path: String) {
        old = FileHandle(forReadingAtPath: path)
    }

    func compare(_ bytes: ArraySlice<UInt8>) {
        guard agrees else { return }
        agrees = read(bytes.count).map { $0.elementsEqual(bytes) } ?? false
    }

    /// Whether the whole file says what was written.
    var isSame: Bool { agrees && read(1)?.isEmpty == true }

    /// Nil where there is no old file, or none that can be read: it is simply replaced.
    private func read(_ count: Int) -> Data? {
        do { return try old.map { try $0.read(upToCount: count) ?? Data() } } catch { return nil }
    }

    deinit { old?.closeFile() }
}
