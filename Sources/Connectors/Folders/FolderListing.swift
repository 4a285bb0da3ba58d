import Foundation

/// The regular files of a folder that end in `suffix`, by their paths in the order a person counts:
/// `page-2` before `page-10`.
func files(in folder: String, suffix: String) throws(SourceTrouble) -> [String] {
    let names: [String]
    do {
        names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
        throw SourceTrouble(
            .unreadableFile,
            "the folder \(folder) cannot be read: check the path in the definition and this "
                + "user's right to it",
            about: folder)
    }
    return names.filter { !$0.hasPrefix(".") && $0.lowercased().hasSuffix(suffix) }
        .sorted(by: countsBefore)
        .map { "\(folder)/\($0)" }
        .filter { isFile($0) }
}

/// Whether `left` comes before `right` when runs of digits are read as numbers.
func countsBefore(_ left: String, _ right: String) -> Bool {
    let (one, other) = (parts(of: left), parts(of: right))
    for (mine, theirs) in zip(one, other) where mine != theirs {
        return mine < theirs
    }
    return one.count == other.count ? left < right : one.count < other.count
}

/// A run of digits, without leading zeros, or one other byte. Digits come before everything else,
/// and a longer number is a larger one.
private struct NamePart: Comparable {
    let digits: [UInt8]
    let byte: UInt8

    static func < (left: NamePart, right: NamePart) -> Bool {
        switch (left.digits.isEmpty, right.digits.isEmpty) {
        case (true, true): left.byte < right.byte
        case (false, true): true
        case (true, false): false
        case (false, false):
            left.digits.count == right.digits.count
                ? left.digits.lexicographicallyPrecedes(right.digits)
                : left.digits.count < right.digits.count
        }
    }
}

private func parts(of name: String) -> [NamePart] {
    var parts: [NamePart] = []
    var digits: [UInt8] = []
    func flush() {
        guard !digits.isEmpty else { return }
        let number = digits.drop { $0 == UInt8(ascii: "0") }
        parts.append(
            NamePart(digits: number.isEmpty ? [UInt8(ascii: "0")] : Array(number), byte: 0))
        digits = []
    }
    for byte in name.utf8 {
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            digits.append(byte)
        } else {
            flush()
            parts.append(NamePart(digits: [], byte: byte))
        }
    }
    flush()
    return parts
}

func isFile(_ path: String) -> Bool {
    do {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        return try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
    } catch {
        return false  // gone since the folder was listed
    }
}
