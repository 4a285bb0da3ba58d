import Foundation
import Glibc

/// Sockets of this machine itself.
public enum Loopback {
    /// A socket bound to 127.0.0.1, and the port it got; 0 asks for any free one.
    static func bound(to port: Int = 0) throws -> (socket: Int32, port: Int) {
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = address(port)
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        var length = size
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(made, $0, size) == 0 && getsockname(made, $0, &length) == 0
            }
        }
        guard made >= 0, isBound else {
            close(made)
            throw Tool.Failed(description: "no port on loopback: \(errno)")
        }
        return (made, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// A port that was free a moment ago, for a program that wants a number.
    public static func freePort() throws -> Int {
        let (socket, port) = try bound()
        close(socket)
        return port
    }

    /// A connected socket, or nil when nothing listens there.
    public static func connect(to port: Int) -> LoopbackConnection? {
        let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = address(port)
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(made, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else {
            close(made)
            return nil
        }
        return LoopbackConnection(reading: made, writing: made)
    }

    /// Waits until something listens at the port; says whether it came to that within `seconds`.
    ///
    /// It asks the kernel and makes no connection, which a server of one conversation would take for the one.
    public static func waitUntilListening(at port: Int, seconds: Double = 60) -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if isListening(at: port) { return true }
            poll(nil, 0, 10)
        }
        return false
    }

    /// The kernel hands its list out a page at a time, and not all of Foundation asks twice.
    private static func isListening(at port: Int) -> Bool {
        let list = FileHandle(forReadingAtPath: "/proc/net/tcp")
        let sockets = (try? list?.readToEnd()) ?? Data()
        let number = String(port, radix: 16, uppercase: true)
        let local = ":" + String(repeating: "0", count: 4 - number.count) + number
        return String(decoding: sockets, as: UTF8.self).split(separator: "\n").contains { line in
            let fields = line.split(separator: " ")
            return fields.count > 3 && fields[1].hasSuffix(local) && fields[3] == "0A"
        }
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }
}
