#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A lock that lives exactly as long as this object and its process.
///
/// The kernel frees it when the process ends, however it ends, so a killed run blocks nobody. The
/// file itself stays and means nothing. A program started meanwhile does not inherit the lock.
public final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock on the file at `path`, which is made if need be (0600); nil when somebody
    /// else holds it.
    public init?(path: String) throws(FileTrouble) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileTrouble(path: path, step: .open, code: errno) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            _ = close(descriptor)
            if code == EWOULDBLOCK { return nil }
            throw FileTrouble(path: path, step: .open, code: code)
        }
    }

    deinit {
        // Closing alone would leave it locked for as long as a child that is just being started
        // holds its copy of the descriptor.
        _ = flock(descriptor, LOCK_UN)
        _ = close(descriptor)
    }
}
