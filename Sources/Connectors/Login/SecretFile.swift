import Foundation
import Plumbing

/// A file that its owner alone can read, in a folder that only its owner can enter. It appears
/// whole or not at all, and what was there before stays until then.
public enum SecretFile {
    /// Writes a whole file, and makes its folder if need be.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try AtomicFile.write(bytes, to: path)
    }
}
