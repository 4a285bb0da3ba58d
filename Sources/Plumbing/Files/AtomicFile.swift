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
/// nothing behind.
@safe public final class AtomicFile {
    public let path: String
    private let temporary: String
    private let mode: UInt32
    private var descriptor: Int32

    /// Opens a temporary file beside `path`; `mode` holds the final rights (0600 until then).
    public init(path: String, mode: UInt32 = 0o600) throws(FileTrouble) {
        self.path = path
        self.mode = mode
        let folder = folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        var template = Array("\(folder)/.\(name.prefix(80)).XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&template)
        temporary = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw FileTrouble(path, .open) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
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
