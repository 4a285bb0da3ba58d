/// One content line of a calendar: escaped, folded at 75 bytes, ended by CR LF.
struct CalendarLine {
    private let name: String
    private let value: String

    /// A value that is no text of people's: a time, a word of the format.
    static func plain(_ name: String, _ value: String) -> CalendarLine {
        CalendarLine(name: name, value: value)
    }

    /// A text: `\`, `;`, `,` and line ends are escaped, other controls left out.
    static func text(_ name: String, _ value: String) -> CalendarLine {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return CalendarLine(name: name, value: escaped)
    }

    /// Writes the line; a continuation begins with a blank, and no character is cut in two.
    func write(to bytes: inout [UInt8]) {
        var used = 0
        for scalar in "\(name):\(value)".unicodeScalars {
            let length = UTF8.width(scalar)
            if used + length > 75 {
                bytes.append(contentsOf: "\r\n ".utf8)
                used = 1
            }
            bytes.append(contentsOf: String(scalar).utf8)
            used += length
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }
}
