import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears whole or not at all.
///
/// It is written beside its target, brought to the disk, and only then given its name; a reader
/// sees the old contents or the new, also after a crash. Dropped without `commit()`, it leaves
/// nothing behind; what a killed program has left is swept by the next that writes the same file.
@safe public final class AtomicFile {
    public let path: String
    private let temporary: String
    private let mode: UInt32
    private var descriptor: Int32

    /// Opens a temporary file beside `path`; `mode` holds the final rights (0600 until then).
    public init(path: String, mode: UInt32 = 0o600) throws(FileTrouble) {
        self.path = path
        self.mode = mode
        Self.sweep(beside: path)
        (temporary, descriptor) = try Self.begin(beside: path)
    }

    deinit { abandon() }

    /// Appends bytes.
    public func write(_ bytes: ArraySlice<UInt8>) throws(FileTrouble) {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe systemWrite(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileTrouble(path, .write)
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Brings everything to the disk and puts the file in its place.
    public func commit() throws(FileTrouble) {
        guard fchmod(descriptor, mode_t(mode)) == 0 else { throw FileTrouble(path, .write) }
        guard fsync(descriptor) == 0 else { throw FileTrouble(path, .sync) }
        let closing = descriptor
        descriptor = -1
        guard close(closing) == 0 else { throw failed(.close) }
        guard unsafe rename(temporary, path) == 0 else { throw failed(.rename) }
        let folder = unsafe open(folder(of: path), O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw FileTrouble(path, .sync) }
        defer { _ = close(folder) }
        // Some network file systems cannot sync a folder, and say EINVAL.
        guard fsync(folder) == 0 || errno == EINVAL else { throw FileTrouble(path, .sync) }
    }

    /// Writes a whole file at once.
    public static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o600
    ) throws(FileTrouble) {
        let file = try AtomicFile(path: path, mode: mode)
        try file.write(bytes[...])
        try file.commit()
    }

    /// Removes what killed programs have left of files for `path`: those that nobody keeps locked.
    /// One that cannot be removed now, or a folder that cannot be listed, waits for the next time.
    private static func sweep(beside path: String) {
        let folder = folder(of: path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(prefix(for: path)) {
            let left = unsafe open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            guard left >= 0 else { continue }
            defer { _ = close(left) }
            if flock(left, LOCK_EX | LOCK_NB) == 0 { _ = unsafe unlink("\(folder)/\(name)") }
        }
    }

    private static func prefix(for path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        return ".\(name.prefix(80)).part-"
    }

    /// A new file of ours, locked for as long as we write it.
    private static func begin(
        beside path: String
    ) throws(FileTrouble) -> (name: String, descriptor: Int32) {
        while true {
            var name = Array("\(folder(of: path))/\(prefix(for: path))XXXXXX".utf8CString)
            let descriptor = unsafe mkstemp(&name)
            guard descriptor >= 0 else { throw FileTrouble(path, .open) }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            if !isSwept(descriptor) {
                let bytes = name.dropLast().map { UInt8(bitPattern: $0) }
                return (String(decoding: bytes, as: UTF8.self), descriptor)
            }
            _ = close(descriptor)
        }
    }

    /// Locks a new file; true where a sweep was faster. A file system without locks has no sweeps.
    private static func isSwept(_ descriptor: Int32) -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return errno == EWOULDBLOCK }
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 && facts.st_nlink == 0
    }

    private func failed(_ step: FileTrouble.Step) -> FileTrouble {
        let trouble = FileTrouble(path, step)
        _ = unsafe unlink(temporary)
        return trouble
    }

    private func abandon() {
        guard descriptor >= 0 else { return }
        _ = close(descriptor)
        _ = unsafe unlink(temporary)
        descriptor = -1
    }
}

/// The folder that holds `path`.
private func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// `write(2)`, whose name the method above hides.
@unsafe private func systemWrite(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
    unsafe write(descriptor, bytes, count)
}
