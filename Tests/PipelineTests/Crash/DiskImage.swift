import Foundation

/// The files below a folder at one moment.
struct DiskImage: Hashable {
    var files: [String: [UInt8]] = [:]
    /// The folders below it, also the empty ones.
    var folders: Set<String> = []

    init(files: [String: [UInt8]] = [:], folders: Set<String> = []) {
        self.files = files
        self.folders = folders
    }

    /// Array's own equality goes byte by byte where nothing is optimised.
    static func == (one: Self, other: Self) -> Bool {
        one.folders == other.folders && one.files.count == other.files.count
            && one.files.allSatisfy { name, bytes in
                guard let others = other.files[name], others.count == bytes.count else {
                    return false
                }
                return memcmp(bytes, others, bytes.count) == 0
            }
    }

    /// Of a file only a sample: images are many, and equality looks at all of it.
    func hash(into hasher: inout Hasher) {
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            hasher.combine(name)
            hasher.combine(bytes.count)
            bytes.withUnsafeBytes { all in
                for place in stride(from: 0, to: all.count - 31, by: 8192) {
                    hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: all[place..<place + 32]))
                }
                hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: all.suffix(512)))
            }
        }
        hasher.combine(folders)
    }

    /// Reads a folder, without SQLite's shared memory.
    init(of folder: String) throws {
        let names = FileManager.default.enumerator(atPath: folder)
        while let name = names?.nextObject() as? String {
            if name.hasSuffix("-shm") { continue }
            if let bytes = try Self.bytes(of: "\(folder)/\(name)") {
                files[name] = bytes
            } else {
                folders.insert(name)
            }
        }
    }

    /// Puts it in place of whatever stands at a path. Captures are two hours old.
    func lay(at folder: String) throws {
        if access(folder, F_OK) == 0 { try FileManager.default.removeItem(atPath: folder) }
        mkdir(folder, 0o700)
        for name in folders.sorted() { mkdir("\(folder)/\(name)", 0o700) }
        for (name, bytes) in files {
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            guard descriptor >= 0 else { throw POSIXError(.EIO) }
            defer { close(descriptor) }
            let done = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard done == bytes.count else { throw POSIXError(.ENOSPC) }
            if name.contains("/archive/") {
                let then = timespec(tv_sec: time(nil) - 7200, tv_nsec: 0)
                futimens(descriptor, [then, then])
            }
        }
    }

    /// What differs, for the message of a failed test.
    func differences(from other: DiskImage) -> [String] {
        Set(files.keys).union(other.files.keys).sorted().compactMap { name in
            let (one, two) = (files[name], other.files[name])
            return one == two ? nil : "\(name): \(one?.count ?? -1) and \(two?.count ?? -1) bytes"
        } + folders.symmetricDifference(other.folders).sorted().map { "folder \($0)" }
    }

    /// Nil for a folder.
    private static func bytes(of path: String) throws -> [UInt8]? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw POSIXError(.ENOENT) }
        defer { close(descriptor) }
        var facts = stat()
        fstat(descriptor, &facts)
        if facts.st_mode & S_IFMT == S_IFDIR { return nil }
        let size = Int(facts.st_size)
        return [UInt8](unsafeUninitializedCapacity: size) { room, count in
            count = max(0, read(descriptor, room.baseAddress, size))
        }
    }
}
