import Foundation
import Glibc
import Synchronization

/// A server on 127.0.0.1 whose whole behaviour is one closure, run on a thread for each connection.
///
/// The connection is closed when the closure returns. With it a test plays servers that cut, stall,
/// lie or count.
public final class LoopbackServer: Sendable {
    public let port: Int
    private let socket: Int32
    private let accepted = Mutex<[LoopbackConnection]>([])
    private let isStopped = Mutex(false)

    public init(_ serve: @escaping @Sendable (LoopbackConnection) -> Void) throws {
        (socket, port) = try Loopback.bound()
        guard listen(socket, 64) == 0 else {
            throw Tool.Failed(description: "cannot listen on loopback: \(errno)")
        }
        Thread { [self] in acceptAll(serve) }.start()
    }

    deinit { close(socket) }

    /// How many connections have come so far.
    public var connections: Int { accepted.withLock { $0.count } }

    /// Hangs up on everyone and stops listening.
    public func stop() {
        let first = isStopped.withLock { isStopped in
            defer { isStopped = true }
            return !isStopped
        }
        guard first else { return }
        shutdown(socket, Int32(SHUT_RDWR))
        for connection in accepted.withLock({ $0 }) { connection.hangUp() }
    }

    private func acceptAll(_ serve: @escaping @Sendable (LoopbackConnection) -> Void) {
        while !isStopped.withLock({ $0 }) {
            let peer = accept(socket, nil, nil)
            guard peer >= 0 else { break }
            _ = fcntl(peer, F_SETFD, FD_CLOEXEC)
            let connection = LoopbackConnection(reading: peer, writing: peer)
            accepted.withLock { $0.append(connection) }
            Thread {
                serve(connection)
                connection.close()
            }.start()
        }
    }
}
