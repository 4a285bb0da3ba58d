import Foundation
import Glibc

/// A program of the system that a test needs to run to its end.
public struct Tool {
    public struct Failed: Error, CustomStringConvertible {
        public let description: String
    }

    /// Runs `program` from the PATH and gives what it printed; throws with both outputs when it fails.
    @discardableResult
    public static func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "C"]) { _, new in new }.merging(environment) { _, new in new }
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try start(process)
        let printed = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(
                description: "\(program) ended with \(process.terminationStatus): \(printed)")
        }
        return printed
    }

    /// Starts a process that can be ended by a signal.
    ///
    /// The threads of Dispatch block signals, and a child inherits that: SIGTERM would never reach it.
    static func start(_ process: Process) throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }

    /// Where the program is, in the PATH or among the system's own; nil when it is not installed.
    public static func path(of program: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return (path.split(separator: ":").map(String.init) + ["/usr/sbin", "/sbin"])
            .map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
