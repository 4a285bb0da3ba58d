public import Foundation

/// What a web server answered, whatever its status.
///
/// A body without a stated length that was cut short cannot be told from a whole one, compressed or
/// not: whoever reads a page looks for its end.
public struct HTTPResponse: Sendable, Equatable {
    public let status: Int
    /// Where the answer came from, redirects followed.
    public let url: String
    /// In the order they came.
    public let headers: [HTTPField]
    /// Decompressed.
    public let body: [UInt8]

    public init(status: Int, url: String, headers: [HTTPField], body: [UInt8]) {
        self.status = status
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, upper and lower case alike.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }

    /// The server's own clock when it answered.
    public var serverDate: Date? { header("Date").flatMap(wireDate) }

    /// For how many seconds the server asks not to be asked again (`Retry-After`): as a number, or
    /// until a moment by its own clock.
    public var retryAfter: Double? {
        guard let text = header("Retry-After") else { return nil }
        if let seconds = Double(text) { return seconds.isFinite ? max(0, seconds) : nil }
        guard let until = wireDate(text), let date = serverDate else { return nil }
        return max(0, until.timeIntervalSince(date))
    }
}

extension [HTTPField] {
    /// The headers of the last answer among lines, which begin anew with each status line.
    init(headerLines lines: [[UInt8]]) {
        self = []
        for line in lines {
            if line.starts(with: "HTTP/".utf8) {
                removeAll()
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: line[..<colon], as: UTF8.self)
                let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
                append(HTTPField(name, value.trimmingCharacters(in: .whitespaces)))
            }
        }
    }
}
