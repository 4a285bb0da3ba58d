import Formats
import Foundation
import Yams

/// Where this repository keeps its formats and fixtures.
enum RepositoryFiles {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The names in a folder, sorted.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .sorted()
    }
}

extension Format {
    init(yaml: String) throws {
        self = try YAMLDecoder().decode(Format.self, from: yaml)
    }

    init(shipped name: String) throws {
        try self.init(yaml: RepositoryFiles.text("Pipelines/formats/\(name).yaml"))
    }
}

extension Reader {
    static let list = try! Reader(Format(shipped: "salonboard-kirei-list"))
    static let notice = try! Reader(Format(shipped: "salonboard-notice"))
}
