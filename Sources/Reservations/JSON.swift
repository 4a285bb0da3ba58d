/// A JSON value whose keys keep the order they were written in.
public indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int)
    case decimal(Double)
    case text(String)
    case list([JSON])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSON
    }

    public static func text(_ value: String?) -> JSON { value.map { .text($0) } ?? .null }
    public static func number(_ value: Int?) -> JSON { value.map { .number($0) } ?? .null }
    public static func bool(_ value: Bool?) -> JSON { value.map { .bool($0) } ?? .null }

    /// The value on one line, without blanks outside texts: a line of NDJSON.
    public var line: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    public func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): bytes.append(contentsOf: String(value).utf8)
        case .decimal(let value):
            bytes.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
        case .text(let value): Self.quote(value, to: &bytes)
        case .list(let values):
            Self.join(values, "[", "]", to: &bytes) { $0.write(to: &$1) }
        case .object(let members):
            Self.join(members, "{", "}", to: &bytes) { member, bytes in
                Self.quote(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
        }
    }

    private static func join<Element>(
        _ elements: [Element], _ open: String, _ close: String, to bytes: inout [UInt8],
        _ write: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(contentsOf: open.utf8)
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element, &bytes)
        }
        bytes.append(contentsOf: close.utf8)
    }

    private static let hex = Array("0123456789abcdef".utf8)

    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        quote(utf8: Array(text.utf8)[...], to: &bytes)
    }

    /// Writes a text that is at hand as UTF-8, between its quotes. Not generic: a caller in another
    /// room would go byte by byte through a table of functions.
    public static func quote(utf8 text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }

    public init(arrayLiteral elements: JSON...) {
        self = .list(elements)
    }
}

extension Facts {
    /// The fields under the names of `daicho read`, every one of them, in its order.
    public var json: [(String, JSON)] {
        [
            ("status", .text(status?.rawValue)), ("statusText", .text(statusText)),
            ("visitDate", .text(visitDate?.description)),
            ("startTime", .text(startTime?.description)),
            ("durationMinutes", .number(durationMinutes)),
            ("customerName", .text(customerName?.value)),
            ("customerKana", .text(customerKana?.value)), ("phone", .text(phone?.value)),
            ("email", .text(email?.value)), ("staff", .text(staff)),
            ("nominated", .bool(nominated)), ("equipment", .text(equipment)),
            ("menu", .list(menu.map { .text($0) })), ("coupon", .text(coupon)),
            ("total", .number(total)), ("points", .number(points)),
            ("payable", .number(payable)), ("route", .text(route)), ("memo", .text(memo?.value)),
            ("receivedAt", .text(receivedAt.map(SalonTime.iso))),
        ]
    }
}

extension JSON {
    public static func object(_ members: [(String, JSON)]) -> JSON {
        .object(members.map { Member(name: $0.0, value: $0.1) })
    }
}
