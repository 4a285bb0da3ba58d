import Foundation
import Reservations

extension Archive {
    /// The captures whose bytes hold one of some texts: a page that was kept for another booking's
    /// sake shows its guests, too.
    func names(showing texts: [[UInt8]]) throws -> Set<String> {
        var names: Set<String> = []
        for name in try captureNames() {
            let bytes = Data(try bytes(of: name))
            if texts.contains(where: { bytes.range(of: Data($0)) != nil }) { names.insert(name) }
        }
        return names
    }

    /// Overwrites captures and removes them. A page goes as a whole, with whatever else it shows:
    /// what was read from it stands in the ledger. Returns how many there were.
    func shred(_ names: Set<String>) throws -> Int {
        var count = 0
        for name in names.sorted() {
            let path = path(of: name)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            do {
                let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
                defer { file.closeFile() }
                let size = try file.seekToEnd()
                try file.seek(toOffset: 0)
                try file.write(contentsOf: Data(count: Int(size)))
                try file.synchronize()
                try FileManager.default.removeItem(atPath: path)
            } catch {
                // Another run may be bringing the same forgetting to its end.
                if !FileManager.default.fileExists(atPath: path) { continue }
                throw ArchiveTrouble(path: path, cause: "\(error.localizedDescription)")
            }
            count += 1
        }
        return count
    }

    private func captureNames() throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { !$0.hasPrefix(".") }
            .flatMap { try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\($0)") }
            .filter { $0.utf8.count == 64 }
    }
}
