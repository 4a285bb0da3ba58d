import Foundation
import Reservations

/// Appends an action as a line of the file and brings it to the disk.
///
/// The file is made with 0600. A last line that a crash left torn gets its line end first, so that
/// it spoils nobody but itself.
func appendLine(
    _ line: String, id: String, to path: String, now: @Sendable () -> Date
) throws(DeliveryTrouble) -> Receipt {
    guard !line.utf8.contains(where: { $0 == 10 || $0 == 13 }) else {
        throw DeliveryTrouble(
            "action \(id) is no single line", words: "連携 \(id) を 1 行で書けません")
    }
    do {
        let file = try opened(path)
        let end = try file.seekToEnd()
        var bytes = Data(line.utf8) + [10]
        if end > 0 {
            try file.seek(toOffset: end - 1)
            if try file.read(upToCount: 1) != Data([10]) { bytes = [10] + bytes }
        }
        try file.write(contentsOf: bytes)
        try file.synchronize()
        try file.close()
    } catch {
        throw DeliveryTrouble(
            "\(path) cannot be written (\((error as NSError).localizedDescription)): give this "
                + "user the right to it, or free space on its disk",
            words: "\(path) に書き込めません。フォルダーの有無、権限、ディスクの空きを確かめてください")
    }
    return Receipt(
        action: id, result: .handedOver, evidence: ReceiptWord.appended.evidence(path), at: now())
}

/// Whether the file has a whole line for the action, for a run that does not know what the last
/// one did. A file that is not there has none.
public func holdsAction(_ id: String, inFile path: String) throws(DeliveryTrouble) -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    let wanted = Data(#""id":"\#(id)""#.utf8)
    do {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw CocoaError(.fileReadNoPermission)
        }
        defer { file.closeFile() }
        var rest = Data()
        while let more = try file.read(upToCount: 1 << 20), !more.isEmpty {
            rest.append(more)
            guard let end = rest.lastIndex(of: 10) else { continue }
            if hasWholeLine(with: wanted, in: rest[..<end]) { return true }
            rest = Data(rest[rest.index(after: end)...])
        }
        return false
    } catch {
        throw DeliveryTrouble(
            "\(path) cannot be read: give this user the right to it",
            words: "\(path) を読めません。daicho を動かすユーザーに権限を与えてください")
    }
}

/// Whether a line with the words is whole: one that a crash left torn may have got its line end from
/// the action behind it, and is still nobody's.
private func hasWholeLine(with wanted: Data, in lines: Data) -> Bool {
    var rest = lines
    while let found = rest.range(of: wanted) {
        let start = rest[..<found.lowerBound].lastIndex(of: 10).map { $0 + 1 } ?? rest.startIndex
        let end = rest[found.upperBound...].firstIndex(of: 10) ?? rest.endIndex
        // What is no JSON is torn; why does not matter.
        if (try? JSONSerialization.jsonObject(with: Data(rest[start..<end]))) != nil { return true }
        rest = rest[end...]
    }
    return false
}

private func opened(_ path: String) throws -> FileHandle {
    if !FileManager.default.fileExists(atPath: path) {
        // Not `createFile`: that writes beside it first, and leaves that behind when killed.
        try Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    return try FileHandle(forUpdating: URL(fileURLWithPath: path))
}
