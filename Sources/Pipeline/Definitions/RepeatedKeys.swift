/// Keys that stand twice in one mapping, which the parser would give up at.
///
/// The first of the two is overwritten in the text by as many characters that no key has, so that
/// every place in the file stays what it was and the rest can be read and judged as well.
struct RepeatedKeys {
    private var names: [String: String] = [:]
    private static let firstMark: UInt32 = 0xE000
    private static let mostRepeats = 64

    /// Overwrites the key at a place (both counted from 1). False when it does not stand there.
    mutating func setAside(_ key: String, _ line: Int, _ column: Int, in text: inout String) -> Bool
    {
        var scalars = Array(text.unicodeScalars)
        guard names.count < Self.mostRepeats,
            let mark = Unicode.Scalar(Self.firstMark + UInt32(names.count)),
            let range = Self.range(of: key, line, column, in: scalars)
        else { return false }
        let hidden = Array(repeating: mark, count: range.count)
        scalars.replaceSubrange(range, with: hidden)
        names[String(String.UnicodeScalarView(hidden))] = key
        text = String(String.UnicodeScalarView(scalars))
        return true
    }

    /// The key that was overwritten, if this one was.
    func key(behind key: String) -> String? { names[key] }

    private static func range(
        of key: String, _ line: Int, _ column: Int, in scalars: [Unicode.Scalar]
    ) -> Range<Int>? {
        var start = 0
        for _ in 1..<max(line, 1) {
            guard let end = scalars[start...].firstIndex(of: "\n") else { return nil }
            start = end + 1
        }
        start += column - 1
        guard start < scalars.count else { return nil }
        let quote = scalars[start]
        if quote == "\"" || quote == "'" {
            guard let end = scalars[(start + 1)...].firstIndex(of: quote) else { return nil }
            return start..<end + 1
        }
        let end = start + key.unicodeScalars.count
        guard end <= scalars.count, scalars[start..<end].elementsEqual(key.unicodeScalars) else {
            return nil
        }
        return start..<end
    }
}
