import Reservations

/// What a text may look like, named, so that the check in Swift and the pattern in the JSON Schema
/// say the same. A test holds them together.
enum TextForm: CaseIterable, Sendable {
    /// Anything but nothing.
    case any
    /// Letters a–z and A–Z, digits, `-` and `_`: safe as a file name and in a command line.
    case identifier
    /// An environment variable's name.
    case variable
    /// A file's mode in octal digits.
    case mode
    case mailAddress
    /// A place that a source reads from.
    case origin
    /// A place that actions are handed to.
    case destination
    /// A server that notices leave by.
    case mailServer
    case webAddress
    /// A time of a business day, to 29:59.
    case clock
    /// A day, or a moment in Japan.
    case moment
    /// The days that a line of a working week is about (`WorkDay`).
    case workDay
    /// When somebody works on a day (`Shift`). The pattern cannot say that segments come in order.
    case shift

    /// The form as a regular expression of JSON Schema.
    var pattern: String {
        switch self {
        case .any: #"\S"#
        case .identifier: "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"
        case .variable: "^[A-Za-z_][A-Za-z0-9_]*$"
        case .mode: "^0?[0-7]{3}$"
        case .mailAddress: #"^[^\s@]+@[^\s@]+$"#
        case .origin: #"^(https?://|imaps?://|maildir:|folder:)\S"#
        case .destination: #"^((file|exec|site):\s*|https?://)\S"#
        case .mailServer: #"^(smtps?|https?)://\S"#
        case .webAddress: #"^https?://\S"#
        case .moment:
            "^[0-9]{4}-[0-1][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?)?$"
        case .clock: "^[0-2]?[0-9]:[0-5][0-9]$"
        case .workDay:
            "^(every|mon|tue|wed|thu|fri|sat|sun|holiday|[0-9]{4}-[0-1][0-9]-[0-3][0-9])$"
        case .shift: "^(none|\(Self.segment)( +\(Self.segment))*)$"
        }
    }

    /// What a person should write instead.
    var expectation: String {
        switch self {
        case .any: "write a text"
        case .identifier:
            "use letters a-z and A-Z, digits, - and _, at most 64, beginning with a letter or digit"
        case .variable: "name an environment variable, such as SALONBOARD_PASSWORD"
        case .mode: "write three octal digits in quotes, such as \"0640\""
        case .mailAddress: "write a mail address, such as owner@salon.example"
        case .origin:
            "write https://HOST, imaps://HOST/MAILBOX, imap://HOST/MAILBOX, maildir:PATH or "
                + "folder:PATH"
        case .destination: "write file:PATH, exec:PROGRAM, https://HOST/PATH or site:SOURCE"
        case .mailServer: "write smtps://HOST or smtp://HOST"
        case .webAddress: "write https://…"
        case .moment: "write a day or a moment, such as 2027-01-04 or 2027-01-04T09:00"
        case .clock: "write hours and minutes in quotes, such as \"09:30\""
        case .workDay: "write every, mon … sun, holiday or a date such as 2026-12-31"
        case .shift: "write segments in order, such as 10:00-14:00 15:00-19:00, or none"
        }
    }

    func holds(_ text: String) -> Bool {
        switch self {
        case .any: text.unicodeScalars.contains { !$0.properties.isWhitespace }
        case .identifier: Self.isIdentifier(Array(text.utf8))
        case .variable: Self.isVariable(Array(text.utf8))
        case .mode: Self.isMode(Array(text.utf8))
        case .mailAddress: Self.isMailAddress(text)
        case .origin:
            Self.begins(
                text, ["https://", "http://", "imaps://", "imap://", "maildir:", "folder:"])
        case .destination:
            Self.begins(String(text.filter { !$0.isWhitespace }), ["file:", "exec:", "site:"])
                || Self.begins(text, ["https://", "http://"])
        case .mailServer: Self.begins(text, ["smtps://", "smtp://", "https://", "http://"])
        case .webAddress: Self.begins(text, ["https://", "http://"])
        case .moment: Self.isMoment(text)
        case .clock: ClockTime(text) != nil
        case .workDay: WorkDay(text) != nil
        case .shift: Shift(text) != nil
        }
    }

    /// One segment of a shift.
    private static let segment = "[0-2]?[0-9]:[0-5][0-9]-[0-2]?[0-9]:[0-5][0-9]"

    /// Whether a text begins with one of the words and goes on with something that is no blank.
    private static func begins(_ text: String, _ words: [String]) -> Bool {
        words.contains { word in
            text.hasPrefix(word)
                && text.unicodeScalars.dropFirst(word.unicodeScalars.count).first
                    .map { !$0.properties.isWhitespace } ?? false
        }
    }

    /// The pattern's form, and a day and a time that there are.
    private static func isMoment(_ text: String) -> Bool {
        let isForm = text.utf8.enumerated().allSatisfy { place, byte in
            switch place {
            case 4, 7: byte == UInt8(ascii: "-")
            case 10: byte == UInt8(ascii: "T")
            case 13, 16: byte == UInt8(ascii: ":")
            default: isDigit(byte)
            }
        }
        return isForm && [10, 16, 19].contains(text.utf8.count)
            && SalonTime.instant(iso: text) != nil
    }

    private static func isIdentifier(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, bytes.count <= 64, isLetterOrDigit(first) else {
            return false
        }
        return bytes.allSatisfy { isLetterOrDigit($0) || "-_".utf8.contains($0) }
    }

    private static func isVariable(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, !isDigit(first) else { return false }
        return bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
    }

    private static func isMode(_ bytes: [UInt8]) -> Bool {
        let digits =
            bytes.count == 4 && bytes[0] == UInt8(ascii: "0") ? bytes.dropFirst() : bytes[...]
        return digits.count == 3
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    }

    private static func isMailAddress(_ text: String) -> Bool {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        return sides.count == 2 && sides.allSatisfy { !$0.isEmpty }
            && !text.unicodeScalars.contains { $0.properties.isWhitespace }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
