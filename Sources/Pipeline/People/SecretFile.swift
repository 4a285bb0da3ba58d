import Foundation

/// A file that its owner alone can read, in a folder that only its owner can enter. It appears
/// whole or not at all.
enum SecretFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let temporary = path + ".\(ProcessInfo.processInfo.processIdentifier).part"
        let isMade = files.createFile(
            atPath: temporary, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        guard isMade else { throw CocoaError(.fileWriteUnknown) }
        if files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
        try files.moveItem(atPath: temporary, toPath: path)
    }
}
