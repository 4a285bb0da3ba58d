/// What one frame of an IMAP server says.
package enum IMAPReply: Equatable {
    /// The end of the command with that tag.
    case done(tag: String, IMAPStatus)
    case status(IMAPStatus)
    case exists(Int)
    case search([UInt32])
    case fetch(IMAPFetchReply)
    /// Anything we did not ask for, and anything that makes no sense.
    case other

    package init(_ frame: IMAPFrame) {
        guard case .text(let line) = frame.pieces.first else {
            self = .other
            return
        }
        if let status = IMAPStatus(line) {
            self = status.tag == "*" ? .status(status) : .done(tag: status.tag, status)
        } else if line.starts(with: "* ".utf8) {
            self = Self.data(IMAPValueReader.values(in: frame.pieces))
        } else {
            self = .other
        }
    }

    /// Whether a line is data of the protocol; only there does `{N}` announce a literal.
    static func mayHoldLiterals(_ line: [UInt8]) -> Bool {
        line.starts(with: "* ".utf8) && IMAPStatus(line) == nil
    }

    private static func data(_ values: [IMAPValue]) -> IMAPReply {
        let words = values.dropFirst()
        guard let first = words.first?.text else { return .other }
        if first.uppercased() == "SEARCH" { return .search(words.compactMap(\.number)) }
        guard let number = words.first?.number, words.count > 1 else { return .other }
        switch words.dropFirst().first?.text?.uppercased() {
        case "EXISTS": return .exists(Int(number))
        case "FETCH": return .fetch(IMAPFetchReply(words.last?.list ?? []))
        default: return .other
        }
    }
}

/// All that a server said to one command.
struct IMAPAnswer: Sendable {
    let replies: [IMAPReply]
    let status: IMAPStatus
}

/// A line in which the server says how it stands: OK, NO, BAD, BYE or PREAUTH.
package struct IMAPStatus: Equatable {
    enum Kind: String {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case bye = "BYE"
        case preauth = "PREAUTH"
    }

    let tag: String
    let kind: Kind
    /// What stands in brackets, such as `UIDVALIDITY 7`, in capitals.
    let code: String
    /// The server's words for people.
    let words: String

    init?(_ line: [UInt8]) {
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count >= 2, let kind = Kind(rawValue: parts[1].uppercased()),
            parts[0] == "*" || parts[0].allSatisfy({ $0.isLetter || $0.isNumber })
        else { return nil }
        tag = parts[0]
        self.kind = kind
        let text = parts.count > 2 ? parts[2] : ""
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            code = text[text.index(after: text.startIndex)..<end].uppercased()
            words = String(text[text.index(after: end)...].drop { $0 == " " })
        } else {
            code = ""
            words = text
        }
    }

    /// The number of a code such as `UIDNEXT 12`.
    func number(_ name: String) -> UInt32? {
        let parts = code.split(separator: " ")
        return parts.count == 2 && parts[0] == name ? UInt32(parts[1]) : nil
    }
}

/// The facts of one mail, as far as a FETCH reply tells them.
package struct IMAPFetchReply: Equatable {
    enum Body: Equatable {
        case bytes([UInt8])
        case oversized(Int)
    }

    var uid: UInt32?
    var flags: [String]?
    var internalDate: String?
    var size: Int?
    var body: Body?

    init(_ values: [IMAPValue]) {
        var rest = values[...]
        while let name = rest.popFirst()?.text?.uppercased(), let value = rest.popFirst() {
            switch name {
            case "UID": uid = value.number
            case "FLAGS": flags = value.list?.compactMap(\.text)
            case "INTERNALDATE": internalDate = value.text
            case "RFC822.SIZE": size = value.number.map { Int($0) }
            case "BODY[]": body = Self.body(value)
            default: break
            }
        }
    }

    private static func body(_ value: IMAPValue) -> Body? {
        switch value {
        case .string(let bytes): .bytes(bytes)
        case .oversized(let count): .oversized(count)
        case .atom(let word): word.uppercased() == "NIL" ? .bytes([]) : nil
        case .list: nil
        }
    }
}
