import CCurl

/// The parts of a URL that decide whom we talk to, read by the same parser that later connects.
struct WireAddress: Equatable {
    let scheme: String
    /// Lower case; an IPv6 address in brackets.
    let host: String
    let port: Int
    /// The path with its percent signs decoded, with the leading `/`.
    let path: String

    /// Refuses what libcurl cannot read, and a URL that carries a user or password. `ports` stand in
    /// where the URL names none and the scheme's own is not the one in use.
    init(_ url: String, ports: [String: Int] = [:]) throws(WireFailure) {
        // libcurl takes a third slash for a slip of the pen, and the path for the host.
        let parts = url.contains(":///") ? nil : URLParts(url)
        guard let scheme = parts?.scheme?.lowercased(), let host = parts?.host,
            let port = parts?.port ?? ports[scheme] ?? parts?.usualPort, let path = parts?.path
        else {
            throw WireFailure(
                reason: .badAddress, host: parts?.host ?? "?",
                detail: "the address is no complete URL: write it as scheme://host/path")
        }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
        self.path = path
        guard parts?.carriesSecret == false else {
            throw failure(.badAddress, "a user or password stands in the address: move it out")
        }
    }

    /// Whether the address is this very machine, by its spelling alone: no name server is asked.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
    }

    /// Whether the same server answers there, over the same kind of wire.
    func isSameServer(as other: WireAddress) -> Bool {
        (scheme, host, port) == (other.scheme, other.host, other.port)
    }

    /// Refuses every scheme but the given ones.
    func mustSpeak(_ schemes: [String]) throws(WireFailure) {
        guard schemes.contains(scheme) else {
            let wanted = schemes.map { "\($0):" }.joined(separator: " or ")
            throw failure(.badAddress, "the address begins with \(scheme): where \(wanted) is due")
        }
    }

    func failure(_ reason: WireFailure.Reason, _ detail: String) -> WireFailure {
        WireFailure(reason: reason, host: host, detail: detail)
    }
}

/// libcurl's reading of one URL, freed with it.
@safe
private final class URLParts {
    private let raw: OpaquePointer

    init?(_ url: String) {
        guard let raw = unsafe curl_url() else { return nil }
        unsafe self.raw = raw
        guard unsafe curl_url_set(raw, CURLUPART_URL, url, 0) == CURLUE_OK else { return nil }
    }

    deinit { unsafe curl_url_cleanup(raw) }

    var scheme: String? { part(CURLUPART_SCHEME) }
    var host: String? { part(CURLUPART_HOST) }
    var port: Int? { part(CURLUPART_PORT).flatMap { Int($0) } }
    var usualPort: Int? { part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap { Int($0) } }
    var path: String? { part(CURLUPART_PATH, CURLU_URLDECODE) }
    var carriesSecret: Bool {
        part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil
    }

    /// nil where the part is absent, holds control characters or is no UTF-8.
    private func part(_ part: CURLUPart, _ flags: Int32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(raw, part, &text, UInt32(flags)) == CURLUE_OK,
            let text = unsafe text
        else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(validatingCString: text)
    }
}
