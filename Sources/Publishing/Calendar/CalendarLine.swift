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
        var escaped: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
                escaped += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): escaped += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0...0x1F, 0x7F: break
            default: escaped.append(byte)
            }
        }
        return CalendarLine(name: name, value: String(decoding: escaped, as: UTF8.self))
    }

    /// Writes the line; a continuation begins with a blank, and no character is cut in two.
    func write(to bytes: inout [UInt8]) {
        var line = Array(name.utf8)
        line.append(UInt8(ascii: ":"))
        line += Array(value.utf8)
        var rest = line[...]
        var room = 75
        while rest.count > room {
            var cut = rest.startIndex + room
            while Self.isInside(rest[cut]) { cut -= 1 }
            bytes += rest[..<cut]
            bytes.append(contentsOf: "\r\n ".utf8)
            rest = rest[cut...]
            room = 74
        }
        bytes += rest
        bytes.append(contentsOf: "\r\n".utf8)
    }

    /// Whether a byte of UTF-8 goes on with a character that began before it.
    private static func isInside(_ byte: UInt8) -> Bool {
        byte & 0xC0 == 0x80
    }
}
