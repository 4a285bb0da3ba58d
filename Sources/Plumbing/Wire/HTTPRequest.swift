/// One name and its value: a header, or a field of a form.
public struct HTTPField: Sendable, Equatable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What to ask a web server for.
public struct HTTPRequest: Sendable, Equatable {
    public enum Method: Sendable, Equatable {
        case get
        /// A form sent as `application/x-www-form-urlencoded` in UTF-8, its fields in this order.
        case post(form: [HTTPField])
        /// A text sent as it is in UTF-8, of a type such as `application/json`; it holds no NUL.
        case postText(String, type: String)
    }

    /// Absolute. `http:` only reaches this machine itself; everything else must be `https:`.
    public var url: String
    public var method: Method
    /// Sent beside the ones every request has.
    public var headers: [HTTPField]
    public var referer: String?

    public init(
        _ url: String, method: Method = .get, headers: [HTTPField] = [], referer: String? = nil
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.referer = referer
    }

    public static func get(_ url: String, referer: String? = nil) -> HTTPRequest {
        HTTPRequest(url, referer: referer)
    }

    public static func post(
        _ url: String, form: [(name: String, value: String)], referer: String? = nil
    ) -> HTTPRequest {
        let fields = form.map { HTTPField($0.name, $0.value) }
        return HTTPRequest(url, method: .post(form: fields), referer: referer)
    }

    /// What a browser would ask next when this request was answered by a redirect: the form is only
    /// sent again where the server insists on it (307, 308).
    func redirected(to url: String, status: Int) -> HTTPRequest {
        var next = self
        next.url = url
        if status != 307 && status != 308 { next.method = .get }
        return next
    }
}

extension [HTTPField] {
    /// The body of a form as browsers write it.
    var formEncoded: [UInt8] {
        var bytes: [UInt8] = []
        for field in self {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
            appendFormEncoded(field.name, to: &bytes)
            bytes.append(UInt8(ascii: "="))
            appendFormEncoded(field.value, to: &bytes)
        }
        return bytes
    }
}

private func appendFormEncoded(_ text: String, to bytes: inout [UInt8]) {
    let digits = [UInt8]("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "_"):
            bytes.append(byte)
        case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
        default:
            bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
