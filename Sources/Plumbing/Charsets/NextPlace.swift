import Foundation

/// Where `byte` next stands in `bytes`, from `start` on; nil if it stands there no more.
///
/// The C library's search: for long texts many times faster than a look at each byte.
public func nextPlace(of byte: UInt8, in bytes: [UInt8], from start: Int = 0) -> Int? {
    guard start >= 0, start < bytes.count else { return nil }
    return unsafe bytes.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress,
            let found = unsafe memchr(base + start, Int32(byte), buffer.count - start)
        else { return nil }
        return unsafe UnsafeRawPointer(found) - base
    }
}
