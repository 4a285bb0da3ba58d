import Foundation

/// The moment that an unfolded `Date` header names, obsolete forms included (RFC 5322 §4.3).
///
/// A header without zone is read as Japanese time, where the media stand; an unknown zone makes it
/// unreadable rather than nine hours wrong.
func mailDate(_ raw: [UInt8]) -> Date? {
    if let usual = UsualMailDate(raw) {
        guard usual.year >= 1900, let days = daysSince1970(usual.year, usual.month, usual.day)
        else { return nil }
        let seconds = days * 86_400 + usual.seconds - usual.east * 60
        return Date(timeIntervalSince1970: Double(seconds))
    }
    let text = String(decoding: withoutComments(raw), as: UTF8.self).lowercased()
    var words = text.split { $0 == " " || $0 == "\t" || $0 == "," }[...]
    if let first = words.first, first.first?.isLetter == true { words = words.dropFirst() }
    if words.count >= 1, words.first?.contains("-") == true, let first = words.first {
        words = first.split(separator: "-") + words.dropFirst()
    }
    guard words.count >= 4 else { return nil }
    let fields = Array(words)
    guard let day = Int(fields[0]), let month = months.firstIndex(of: String(fields[1].prefix(3))),
        var year = Int(fields[2]), let seconds = clock(fields[3])
    else { return nil }
    if fields[2].count == 2 { year += year < 50 ? 2000 : 1900 }
    if fields[2].count == 3 { year += 1900 }
    guard (1900...9999).contains(year), let days = daysSince1970(year, month + 1, day),
        let offset = fields.count > 4 ? zone(fields[4]) : 9 * 60
    else { return nil }
    return Date(timeIntervalSince1970: Double(days * 86_400 + seconds - offset * 60))
}

private let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
]

/// Seconds since midnight of `h:mm` or `h:mm:ss`; a leap second is the last second before it.
private func clock(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1],
        let second = parts.count == 3 ? parts[2] : 0, (0...23).contains(hour),
        (0...59).contains(minute), (0...60).contains(second)
    else { return nil }
    return hour * 3600 + minute * 60 + min(second, 59)
}

/// Minutes east of Greenwich.
private func zone(_ text: Substring) -> Int? {
    if let sign = text.first, sign == "+" || sign == "-" {
        let digits = text.dropFirst()
        guard digits.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(digits), value % 100 < 60
        else { return nil }
        let minutes = value / 100 * 60 + value % 100
        return sign == "+" ? minutes : -minutes
    }
    if text.count == 1, text != "j", text.first?.isLetter == true { return 0 }
    let hours = [
        "ut": 0, "utc": 0, "gmt": 0, "jst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
        "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    ]
    return hours[String(text)].map { $0 * 60 }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar; nil for a day that does not exist.
private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    let before = year - 1
    let leaps = before / 4 - before / 100 + before / 400
    return (year - 1970) * 365 + leaps - 477 + lengths[..<(month - 1)].reduce(0, +) + day - 1
}

/// Comments may stand anywhere, and inside each other.
private func withoutComments(_ raw: [UInt8]) -> [UInt8] {
    var depth = 0
    return raw.filter { byte in
        if byte == UInt8(ascii: "(") { depth += 1 }
        defer { if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 } }
        return depth == 0
    }
}
