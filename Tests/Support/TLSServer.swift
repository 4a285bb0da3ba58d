import Foundation
import Synchronization

/// A server behind TLS, spoken by `openssl s_server`, for one conversation that a closure holds.
public final class TLSServer: Sendable {
    public let port: Int
    private let process: Mutex<Process>

    public init(
        certificate: String, key: String,
        _ serve: @escaping @Sendable (LoopbackConnection) -> Void
    ) throws {
        port = try Loopback.freePort()
        let process = Process()
        process.standardError = FileHandle.nullDevice
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["openssl", "s_server", "-quiet", "-accept", "127.0.0.1:\(port)"]
            + ["-cert", certificate, "-key", key]
        let said = Pipe()
        let heard = Pipe()
        process.standardInput = said
        process.standardOutput = heard
        try Tool.start(process)
        self.process = Mutex(process)
        guard Loopback.waitUntilListening(at: port) else {
            throw Tool.Failed(description: "openssl s_server does not listen at \(port)")
        }
        Self.hold(
            LoopbackConnection(
                reading: dup(heard.fileHandleForReading.fileDescriptor),
                writing: dup(said.fileHandleForWriting.fileDescriptor)), serve)
    }

    private static func hold(
        _ talk: LoopbackConnection, _ serve: @escaping @Sendable (LoopbackConnection) -> Void
    ) {
        Thread {
            serve(talk)
            talk.drain()
            talk.close()
        }.start()
    }

    public func stop() {
        process.withLock { process in
            if process.isRunning { process.terminate() }
            process.waitUntilExit()
        }
    }
}
