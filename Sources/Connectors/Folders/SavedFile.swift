import Foundation
import Plumbing
import Reservations

/// One file that somebody saved: its bytes, and the time for which they stand.
struct SavedFile {
    let path: String
    let bytes: [UInt8]
    let savedAt: Date

    /// Reads the file. Its time is its sidecar's, else `asOf`, else the file's own, and never later
    /// than `now`. A sidecar that cannot be read makes the file unreadable: a page that is taken
    /// for newer than it is would beat what is true.
    init(_ path: String, limit: Int, asOf: Date?, now: Date) throws(SourceTrouble) {
        self.path = path
        do throws(FileTrouble) {
            bytes = try readFile(path, limit: limit)
        } catch {
            throw SourceTrouble(unreadable: error)
        }
        let time = try Self.sidecarTime(of: path) ?? asOf ?? Self.fileTime(of: path)
        savedAt = min(time ?? now, now)
    }

    /// The file as a capture of `source`.
    func capture(_ purpose: Capture.Purpose, source: String, now: Date) -> Capture {
        Capture(
            bytes, purpose: purpose, source: source, origin: path, askedAt: now, answeredAt: now,
            fetchedAt: savedAt)
    }

    private struct Sidecar: Decodable {
        let fetchedAt: String
    }

    /// `page-1.meta.json` or `page-1.html.meta.json` beside `page-1.html`.
    private static func sidecarTime(of path: String) throws(SourceTrouble) -> Date? {
        let stem = (path as NSString).deletingPathExtension
        let sidecar = [stem, path].map { "\($0).meta.json" }
            .first { FileManager.default.fileExists(atPath: $0) }
        guard let sidecar else { return nil }
        do {
            let bytes = Data(try readFile(sidecar, limit: 1 << 16))
            let text = try JSONDecoder().decode(Sidecar.self, from: bytes).fetchedAt
            if let instant = SalonTime.instant(iso: text) { return instant }
        } catch {
            // Said below, in the same words.
        }
        throw SourceTrouble(
            .unreadableFile,
            #"\#(sidecar) does not tell when the page was saved: write {"fetchedAt": "#
                + #""2026-06-30T09:00:00+09:00"}, or remove it"#,
            about: sidecar)
    }

    static func fileTime(of path: String) -> Date? {
        do {
            return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
                as? Date
        } catch {
            return nil  // gone since it was read: the run's time stands
        }
    }
}
