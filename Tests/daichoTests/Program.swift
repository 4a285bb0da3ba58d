import Foundation
import Testing

/// The built `daicho`, run as a person runs it.
enum Program {
    struct Ended {
        let status: Int32
        let bytes: [UInt8]
        let errors: String

        var output: String { String(decoding: bytes, as: UTF8.self) }
        var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
    }

    /// The built products lie beside the bundle of the tests.
    static let path: String = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let beside = tests.deletingLastPathComponent().appendingPathComponent("daicho").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return Repository.root + "/.build/debug/daicho"
    }()

    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:],
        in folder: String = "/"
    ) throws -> Ended {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ["PATH": "/usr/bin:/bin", "USER": "hana"]
            .merging(environment) { _, new in new }
        let (question, answer, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = question
        process.standardOutput = answer
        process.standardError = errors
        try process.run()
        question.fileHandleForWriting.write(Data(input.utf8))
        question.fileHandleForWriting.closeFile()
        // What goes to standard error here fits the pipe.
        let bytes = answer.fileHandleForReading.readDataToEndOfFile()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Ended(
            status: process.terminationStatus, bytes: [UInt8](bytes),
            errors: String(decoding: said, as: UTF8.self))
    }
}

enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
}
