import Connectors
import Foundation
import Reservations

/// Where the keys of the salon's links rest: a file for each medium, its owner's alone.
struct LinkKeys {
    let folder: String

    func keep(_ key: LinkKey, for medium: Medium) throws {
        try SecretFile.write(Array((key.text.value + "\n").utf8), to: path(of: medium))
    }

    /// A link that has ended has no key.
    func drop(_ medium: Medium) throws {
        let path = path(of: medium)
        guard FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.removeItem(atPath: path)
    }

    private func path(of medium: Medium) -> String { "\(folder)/\(medium.rawValue).key" }
}
