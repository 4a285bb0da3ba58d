import Foundation

/// A program that prints a secret, such as a password manager's.
struct SecretCommand {
    let words: [String]
    let environment: [String: String]

    /// What it printed; its errors go to our standard error, so that a person sees why.
    func output() throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile().prefix(64 * 1024))
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw SecretCommandFailed(status: process.terminationStatus)
        }
        return bytes
    }
}

/// A secret's program that ended with an error.
struct SecretCommandFailed: Error {
    let status: Int32
}
