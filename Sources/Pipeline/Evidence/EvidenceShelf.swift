import Connectors
import Foundation

/// Where evidence bundles lie until somebody sends them: the last few, readable by their owner.
struct EvidenceShelf {
    let folder: String

    /// Puts a bundle on the shelf, whole or not at all, and lets go of the oldest.
    ///
    /// - Parameter stem: sorts by time.
    func put(_ bytes: [UInt8], named stem: String) throws -> String {
        let path = "\(folder)/\(stem).tar"
        try SecretFile.write(bytes, to: path)
        for old in bundles.dropLast(Self.most) {
            try FileManager.default.removeItem(atPath: "\(folder)/\(old)")
        }
        return path
    }

    /// The newest bundle's path.
    var newest: String? { bundles.last.map { "\(folder)/\($0)" } }

    private var bundles: [String] {
        // No folder, no bundle.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".tar") }.sorted()
    }

    private static let most = 5
}
