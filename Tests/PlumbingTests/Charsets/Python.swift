import Foundation
import Testing

/// Runs Python, which serves as an oracle where it is right.
enum Python {
    static let path = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    static var isInstalled: Bool { path != nil }
    static let reason: Comment = "python3 is not installed, so its reading is not compared"

    /// What `script` prints when `input` stands in a file named by its first argument.
    static func run(_ script: String, input: String = "") throws -> String {
        try inNewFolder { folder in
            let file = folder.appendingPathComponent("input")
            let output = folder.appendingPathComponent("output")
            try Data(input.utf8).write(to: file)
            try Data().write(to: output)
            try run(path!, ["-I", "-X", "utf8", "-c", script, file.path], output: output)
            return String(decoding: try Data(contentsOf: output), as: UTF8.self)
        }
    }

    /// Runs a program to its end, its output in a file, and throws if it fails.
    static func run(_ program: String, _ arguments: [String], output: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 {
            throw OracleFailed(program: program, status: process.terminationStatus)
        }
    }
}

struct OracleFailed: Error {
    let program: String
    let status: Int32
}

/// Calls `work` with a new folder that is gone afterwards.
func inNewFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("plumbing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(folder)
}
