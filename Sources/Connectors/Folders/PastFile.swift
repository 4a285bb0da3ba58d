public import Foundation
import Reservations

/// A file of the past that a person hands in: a table, a page or a mail.
///
/// Its time is its sidecar's, else the 14 digits that exports put at the end of a name
/// (`予約一覧_20260702125005.csv`), else the file's own; never later than `now`.
public func pastFile(
    _ path: String, source: String, now: Date
) throws(SourceTrouble) -> Capture {
    let file = try SavedFile(path, limit: largestTable, asOf: exportTime(of: path), now: now)
    return Capture(
        file.bytes, purpose: .page, source: source, origin: path, askedAt: file.savedAt,
        answeredAt: file.savedAt, fetchedAt: file.savedAt)
}

/// The files that a path means: itself, or what a folder holds of `endings`, in the order a person
/// counts.
public func pastFiles(at path: String, endings: [String]) throws(SourceTrouble) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else {
        throw SourceTrouble(.unreadableFile, "\(path) is not there: check the path", about: path)
    }
    if isFile(path) { return [path] }
    var found: [String] = []
    for ending in endings { found += try files(in: path, suffix: ending) }
    return found
}

/// 512 MiB: some millions of rows.
private let largestTable = 512 << 20

private func exportTime(of path: String) -> Date? {
    let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    let digits = stem.suffix(14)
    guard digits.count == 14, let day = ServiceDay(digits.prefix(8)),
        let clock = Int(digits.suffix(6)), digits.suffix(6).utf8.allSatisfy({ $0 > 47 && $0 < 58 }),
        clock / 10000 < 24, clock / 100 % 100 < 60, clock % 100 < 60
    else { return nil }
    return SalonTime.instant(day, minutes: clock / 10000 * 60 + clock / 100 % 100)
        .addingTimeInterval(Double(clock % 100))
}
