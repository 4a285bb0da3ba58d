import Foundation

/// A folder of its own for one test, gone with this object.
public final class TemporaryFolder: Sendable {
    /// Absolute, short enough for a socket to stand in it, without a slash at its end.
    public let path: String

    public init() throws {
        var name = Array("/tmp/daicho-test-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else {
            throw Tool.Failed(description: "no folder can be made in /tmp: \(errno)")
        }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { remove() }

    /// The path of a file in the folder.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, with the folders above it, and gives its path.
    @discardableResult
    public func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let url = URL(fileURLWithPath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    public func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    public func remove() {
        // A folder that is gone already is what was wanted.
        try? FileManager.default.removeItem(atPath: path)
    }
}
