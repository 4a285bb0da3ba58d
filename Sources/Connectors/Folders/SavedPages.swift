public import Foundation

/// The pages of a folder: one walk that somebody else has done.
public struct SavedPages: Sendable {
    /// In the order a person counts the names.
    public let captures: [Capture]
    /// One for each page that could not be read; such a listing is not whole.
    public let troubles: [SourceTrouble]

    public init(captures: [Capture], troubles: [SourceTrouble] = []) {
        self.captures = captures
        self.troubles = troubles
    }
}

/// Reads the saved pages (`*.html`, `*.htm`) of a folder.
///
/// - Parameters:
///   - asOf: stands for the time of pages without a sidecar.
///   - now: the run's time, which no page is later than.
/// - Throws: `unreadableFile` where there is no such folder, `notKept` where `keep` fails.
public func readSavedPages(
    _ folder: String, source: String, asOf: Date?, now: Date, keep: Keep
) async throws(SourceTrouble) -> SavedPages {
    let paths = try files(in: folder, suffix: ".html") + files(in: folder, suffix: ".htm")
    return try await readSavedPages(files: paths, source: source, asOf: asOf, now: now, keep: keep)
}

/// Reads saved pages one by one, in the order given.
public func readSavedPages(
    files paths: [String], source: String, asOf: Date?, now: Date, keep: Keep
) async throws(SourceTrouble) -> SavedPages {
    var captures: [Capture] = []
    var troubles: [SourceTrouble] = []
    for path in paths {
        let file: SavedFile
        do throws(SourceTrouble) {
            file = try SavedFile(path, limit: 16 << 20, asOf: asOf, now: now)
        } catch {
            troubles.append(error)
            continue
        }
        let capture = file.capture(.page, source: source, now: now)
        try await kept(capture, by: keep)
        captures.append(capture)
    }
    return SavedPages(captures: captures, troubles: troubles)
}

/// Hands a capture to be kept; what goes wrong there ends the fetch.
func kept(_ capture: Capture, by keep: Keep) async throws(SourceTrouble) {
    do {
        try await keep(capture)
    } catch {
        throw SourceTrouble(notKept: error)
    }
}
