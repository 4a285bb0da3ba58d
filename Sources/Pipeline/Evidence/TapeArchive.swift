import Foundation

/// Several files as one, in the `tar` format that every system opens (POSIX ustar).
struct TapeArchive {
    private var blocks: [UInt8] = []
    private let moment: Date

    /// - Parameter moment: when the files are said to be from.
    init(at moment: Date) {
        self.moment = moment
    }

    /// - Parameter name: in ASCII, less than 100 bytes.
    mutating func add(_ text: String, as name: String) {
        let bytes = Array(text.utf8)
        blocks += header(name, size: bytes.count) + bytes
        pad(to: 512)
    }

    /// The whole archive, with the two empty blocks at its end.
    var bytes: [UInt8] { blocks + [UInt8](repeating: 0, count: 1024) }

    private mutating func pad(to size: Int) {
        blocks += [UInt8](repeating: 0, count: (size - blocks.count % size) % size)
    }

    private func header(_ name: String, size: Int) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at place: Int) {
            header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
        }
        put(String(name.prefix(99)), at: 0)
        put("0000600", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(size, digits: 11), at: 124)
        put(octal(Int(moment.timeIntervalSince1970), digits: 11), at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar\0" + "00", at: 257)
        // The sum of all bytes, taken while its own place holds blanks.
        put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", at: 148)
        return header
    }

    private func octal(_ number: Int, digits: Int) -> String {
        let text = String(max(0, number), radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
