import Foundation
import Glibc
import Synchronization

/// One conversation with a peer on this machine: lines and bytes, blocking.
public final class LoopbackConnection: Sendable {
    private let reading: Int32
    private let writing: Int32
    private let pending = Mutex<[UInt8]>([])
    private let isClosed = Mutex(false)

    init(reading: Int32, writing: Int32) {
        self.reading = reading
        self.writing = writing
    }

    deinit { close() }

    /// The next line without its line end; nil when the peer has hung up.
    public func readLine() -> String? {
        var line: [UInt8] = []
        while let byte = read(1)?.first {
            if byte == 10 {
                return String(
                    decoding: line.last == 13 ? line.dropLast() : line[...], as: UTF8.self)
            }
            line.append(byte)
        }
        return nil
    }

    /// Exactly so many bytes; nil when the peer hung up before.
    public func read(_ count: Int) -> [UInt8]? {
        pending.withLock { pending in
            while pending.count < count {
                guard let more = readSome() else { return nil }
                pending += more
            }
            defer { pending.removeFirst(count) }
            return Array(pending.prefix(count))
        }
    }

    /// All lines up to an empty one, as HTTP sends its headers; empty when the peer hung up.
    public func readHeader() -> [String] {
        var lines: [String] = []
        while let line = readLine(), !line.isEmpty { lines.append(line) }
        return lines
    }

    /// Reads until the peer hangs up: how a silent server waits.
    public func drain() {
        while readSome() != nil {}
    }

    /// Whether the peer took all of it.
    @discardableResult
    public func write(_ text: String) -> Bool { write([UInt8](text.utf8)) }

    @discardableResult
    public func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { space in
                let sent = send(
                    writing, space.baseAddress, space.count, Int32(MSG_NOSIGNAL))
                // A pipe is no socket.
                return sent < 0 && errno == ENOTSOCK
                    ? Glibc.write(writing, space.baseAddress, space.count) : sent
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Carries bytes to and from another port until either side hangs up, the answers cut after so many bytes.
    public func relay(to port: Int, cutAfter limit: Int = .max) {
        guard let other = Loopback.connect(to: port) else { return }
        other.write(pending.withLock { $0 })
        let forward = Thread {
            while let bytes = self.readSome(), other.write(bytes) {}
            other.hangUp()
        }
        forward.start()
        var left = limit
        while left > 0, let bytes = other.readSome(), write(Array(bytes.prefix(left))) {
            left -= bytes.count
        }
        hangUp()
        other.hangUp()
    }

    /// Ends the conversation; whoever waits in it is woken.
    public func hangUp() {
        // A closed socket's number may belong to another one by now.
        isClosed.withLock { isClosed in
            guard !isClosed else { return }
            shutdown(reading, Int32(SHUT_RDWR))
            shutdown(writing, Int32(SHUT_RDWR))
        }
    }

    public func close() {
        hangUp()
        isClosed.withLock { isClosed in
            guard !isClosed else { return }
            isClosed = true
            Glibc.close(reading)
            if writing != reading { Glibc.close(writing) }
        }
    }

    private func readSome() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        let count = Glibc.read(reading, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }
}
