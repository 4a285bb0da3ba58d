import Foundation

/// What a client asks, taken apart.
struct SiteRequest: Sendable {
    let method: String
    /// Without the slash at its end, so that both spellings are one address.
    let path: String
    let query: [(name: String, value: String)]
    let form: [(name: String, value: String)]
    let session: String?

    init(method: String, path: String, query: String = "", form: String = "", cookie: String = "") {
        self.method = method
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.query = Self.fields(query)
        self.form = Self.fields(form)
        session = cookie.split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .first { $0.hasPrefix("JSESSIONID=") }
            .map { String($0.dropFirst("JSESSIONID=".count)) }
    }

    func value(_ name: String) -> String? { form.first { $0.name == name }?.value }
    func values(_ name: String) -> [String] { form.filter { $0.name == name }.map(\.value) }
    func queried(_ name: String) -> String? { query.first { $0.name == name }?.value }

    static let list = "/KLP/reserve/reserveList"

    /// Which page of a result the request asks for; nil if it asks for something else.
    var listingPage: Int? {
        switch path {
        case "\(Self.list)/search" where method == "POST": 1
        case "\(Self.list)/searchDate": 1
        case "\(Self.list)/changePage": Int(queried("pn") ?? "") ?? 1
        default: nil
        }
    }

    func isAt(_ place: SandboxPlace) -> Bool {
        switch place {
        case .loginForm: method == "GET" && path == "/login"
        case .signIn: path == "/CNC/login/doLogin"
        case .listing: listingPage != nil
        case .page(let number): listingPage == number
        case .detail: path.hasSuffix("eserveDetail")
        case .schedule: path == "/KLP/schedule/salonSchedule"
        case .form: method == "GET" && SiteEntry(path: path) != nil
        case .entry: method == "POST" && SiteEntry(path: path) != nil
        case .anywhere: true
        }
    }

    /// Names and values of a query or a posted form.
    private static func fields(_ text: String) -> [(name: String, value: String)] {
        text.split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        let text = text.replacing("+", with: " ")
        return text.removingPercentEncoding ?? String(text)
    }
}

/// One request as the site remembers it.
public struct SandboxRequest: Hashable, Sendable, CustomStringConvertible {
    public let method: String
    public let path: String
    /// As sent, without the question mark.
    public let query: String
    /// The value of the session's cookie, if one came along.
    public let session: String?

    public var description: String { "\(method) \(path)\(query.isEmpty ? "" : "?\(query)")" }
}
