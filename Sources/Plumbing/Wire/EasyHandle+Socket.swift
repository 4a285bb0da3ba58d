import CCurl
import Glibc

extension EasyHandle {
    /// What one look at the connected socket brought.
    enum Received: Equatable {
        case bytes([UInt8])
        case nothingYet, closed
    }

    /// Takes what has come, at most 64 KiB, without waiting.
    func receive() throws(CurlFailure) -> Received {
        var code = CURLE_OK
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
            code = unsafe curl_easy_recv(raw, buffer.baseAddress, buffer.count, &count)
            if code != CURLE_OK { count = 0 }
        }
        if code == CURLE_AGAIN { return .nothingYet }
        try check(code)
        return bytes.isEmpty ? .closed : .bytes(bytes)
    }

    /// Sends what the socket takes now, and says how many bytes that was.
    func push(_ bytes: ArraySlice<UInt8>) throws(CurlFailure) -> Int {
        var count = 0
        let code = unsafe bytes.withUnsafeBytes {
            unsafe curl_easy_send(raw, $0.baseAddress, $0.count, &count)
        }
        if code == CURLE_AGAIN { return 0 }
        try check(code)
        return count
    }

    /// Waits until the socket may be read (or written), and says whether it came to that in time.
    func wait(toWrite: Bool, until deadline: Deadline) -> Bool {
        guard let socket else { return true }
        var look = pollfd(fd: socket, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)
        while deadline.milliseconds > 0 {
            let ready = unsafe poll(&look, 1, Int32(clamping: deadline.milliseconds))
            if ready > 0 || (ready < 0 && errno != EINTR) { return true }
        }
        return false
    }

    /// Hangs up at once. Without it libcurl would say good-bye by itself when freed, and wait for the answer.
    func hangUp() {
        if let socket { _ = shutdown(socket, Int32(SHUT_RDWR)) }
    }

    private var socket: Int32? {
        var socket: curl_socket_t = -1
        let code = unsafe shim_getinfo_sock(raw, CURLINFO_ACTIVESOCKET, &socket)
        return code == CURLE_OK && socket >= 0 ? socket : nil
    }
}
