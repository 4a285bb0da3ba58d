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
        // Any other socket of this machine may take the port before the server does.
        var server: Started?
        for _ in 0..<5 where server == nil { server = try Self.start(certificate, key) }
        guard let server else {
            throw Tool.Failed(description: "openssl s_server found no port to listen at")
        }
        port = server.port
        process = Mutex(server.process)
        Self.hold(
            LoopbackConnection(
                reading: dup(server.heard.fileHandleForReading.fileDescriptor),
                writing: dup(server.said.fileHandleForWriting.fileDescriptor)), serve)
    }

    private typealias Started = (process: Process, port: Int, said: Pipe, heard: Pipe)

    /// Nil where the server has ended, or does not listen, at a port that was free a moment ago.
    private static func start(_ certificate: String, _ key: String) throws -> Started? {
        let port = try Loopback.freePort()
        let process = Process()
        process.standardError = FileHandle.nullDevice
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["openssl", "s_server", "-quiet", "-accept", "127.0.0.1:\(port)"]
            + ["-cert", certificate, "-key", key]
        let (said, heard) = (Pipe(), Pipe())
        process.standardInput = said
        process.standardOutput = heard
        try Tool.start(process)
        for _ in 0..<100 where process.isRunning {
            if Loopback.waitUntilListening(at: port, seconds: 0.2) {
                return (process, port, said, heard)
            }
        }
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        return nil
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
