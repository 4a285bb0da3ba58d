import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of the file at `path`, which must not be more than `limit`.
public func readFile(_ path: String, limit: Int) throws(FileTrouble) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileTrouble(path, .open) }
    defer { _ = close(descriptor) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { throw FileTrouble(path, .read) }
    let expected = min(max(Int(facts.st_size), 4096), limit)
    // One byte more than expected tells the end of the file from the end of the room.
    var bytes = [UInt8](repeating: 0, count: expected + 1)
    var used = 0
    while true {
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe read(descriptor, $0.baseAddress?.advanced(by: used), $0.count - used)
        }
        if count < 0 {
            if errno == EINTR { continue }
            throw FileTrouble(path, .read)
        }
        if count == 0 { break }
        used += count
        if used > limit { throw FileTrouble(tooLong: path, limit: limit) }
        if used == bytes.count {
            bytes += [UInt8](repeating: 0, count: min(used, limit - used + 1))
        }
    }
    bytes.removeLast(bytes.count - used)
    return bytes
}
