import CCurl
import Synchronization

/// One visitor to one web site: its connections are used again, its cookies are its own.
///
/// Calls block, and wait for each other; from `async` code they go through `offPool`.
public final class HTTPSession: Sendable {
    private let limits: WireLimits
    private let userAgent: String
    private let handle: Mutex<EasyHandle?>
    private let earlierCookies: [String]

    /// A session that goes on with `cookies`, lines as `cookies` gives them.
    public init(limits: WireLimits, userAgent: String, cookies: [String] = []) {
        self.limits = limits
        self.userAgent = userAgent
        earlierCookies = cookies.filter(Self.isCookieLine)
        handle = Mutex(nil)
    }

    /// Sends the request and gives the answer of whatever status, following redirects within the host.
    ///
    /// A redirect to another host, port or scheme is `leftTheHost`, and nothing is sent there: a
    /// session must not be carried away.
    public func send(_ request: HTTPRequest) throws(WireFailure) -> HTTPResponse {
        try handle.withLock { handle throws(WireFailure) in
            let start = try allowedAddress(request.url)
            let deadline = Deadline(after: limits.totalSeconds)
            let easy = try opened(&handle, for: start)
            var request = request
            for _ in 0...max(0, limits.redirects) {
                let (response, next) = try exchange(request, with: start, over: easy, by: deadline)
                guard let next else { return response }
                try start.mustStay(at: next)
                request = request.redirected(to: next, status: response.status)
            }
            throw start.failure(
                .tooManyRedirects, "the server redirects without end: open the page in a browser")
        }
    }

    /// Connects, certificate checked, and leaves without asking for anything.
    public func reach(_ url: String) throws(WireFailure) {
        let address = try allowedAddress(url)
        do throws(CurlFailure) {
            let easy = try EasyHandle()
            try easy.prepare(
                for: address, limits: limits, deadline: Deadline(after: limits.totalSeconds))
            try easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
            try easy.set(CURLOPT_URL, url)
            try easy.set(CURLOPT_CONNECT_ONLY, 1)
            try easy.perform()
        } catch {
            throw WireFailure(error, at: address)
        }
    }

    /// All cookies, those that end with a browser's session included, a Netscape cookie line each.
    ///
    /// They are as good as the password: keep them 0600.
    public var cookies: [String] {
        handle.withLock { $0?.texts(CURLINFO_COOKIELIST) } ?? earlierCookies
    }

    private func allowedAddress(_ url: String) throws(WireFailure) -> WireAddress {
        let address = try WireAddress(url)
        try address.mustSpeak(["http", "https"])
        guard address.scheme == "https" || address.isLoopback else {
            throw address.failure(.noTLS, "http: would go in the open: write https:")
        }
        return address
    }

    private func opened(
        _ handle: inout EasyHandle?, for address: WireAddress
    ) throws(WireFailure) -> EasyHandle {
        if let handle { return handle }
        do throws(CurlFailure) {
            let fresh = try EasyHandle()
            for line in earlierCookies { try fresh.set(CURLOPT_COOKIELIST, line) }
            handle = fresh
            return fresh
        } catch {
            throw WireFailure(error, at: address)
        }
    }

    /// One request and its answer, with the URL that a redirect names.
    private func exchange(
        _ request: HTTPRequest, with address: WireAddress, over easy: EasyHandle,
        by deadline: Deadline
    ) throws(WireFailure) -> (HTTPResponse, next: String?) {
        guard request.isOneLineEach else {
            throw address.failure(.badAddress, "a header of the request holds a line break")
        }
        let receiver = Receiver(limit: limits.bodyBytes)
        do throws(CurlFailure) {
            try easy.prepare(for: address, limits: limits, deadline: deadline)
            try easy.ask(request, as: userAgent, upTo: limits.bodyBytes, into: receiver)
            try easy.perform()
        } catch {
            var failure =
                receiver.overflowed
                ? address.failure(.tooLarge, "the answer is larger than the limit: it was not read")
                : WireFailure(error, at: address)
            failure.hasSent = easy.number(CURLINFO_REQUEST_SIZE) > 0
            throw failure
        }
        let response = HTTPResponse(
            status: easy.number(CURLINFO_RESPONSE_CODE),
            url: easy.text(CURLINFO_EFFECTIVE_URL) ?? request.url,
            headers: [HTTPField](headerLines: receiver.lines), body: receiver.body)
        let follows = [301, 302, 303, 307, 308].contains(response.status)
        return (response, follows ? easy.text(CURLINFO_REDIRECT_URL) : nil)
    }

    /// libcurl takes words such as `ALL` in place of a cookie, for orders.
    private static func isCookieLine(_ line: String) -> Bool {
        line.utf8.count { $0 == 9 } == 6 && !line.utf8.contains { $0 == 10 || $0 == 13 }
    }
}

extension WireAddress {
    /// Refuses a redirect that leads away from this server.
    fileprivate func mustStay(at url: String) throws(WireFailure) {
        let next = try WireAddress(url)
        guard next.isSameServer(as: self) else {
            throw failure(
                .leftTheHost,
                "redirected to \(next.scheme)://\(next.host):\(next.port), which was not followed: "
                    + "check the address, and open the page in a browser")
        }
    }
}

extension HTTPRequest {
    /// A line break in a header would let its value write headers of its own.
    fileprivate var isOneLineEach: Bool {
        var texts = headers.flatMap { [$0.name, $0.value] } + [referer ?? ""]
        if case .postText(_, let type) = method { texts.append(type) }
        return !texts.contains { $0.utf8.contains { $0 == 10 || $0 == 13 || $0 == 0 } }
    }
}

extension EasyHandle {
    fileprivate func ask(
        _ request: HTTPRequest, as userAgent: String, upTo bodyBytes: Int, into receiver: Receiver
    ) throws(CurlFailure) {
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_COOKIEFILE, "")
        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_USERAGENT, userAgent)
        try set(CURLOPT_ACCEPT_ENCODING, "")
        try set(CURLOPT_MAXFILESIZE_LARGE, bytes: bodyBytes)
        if let referer = request.referer { try set(CURLOPT_REFERER, referer) }
        var headers = request.headers.map { "\($0.name): \($0.value)" }
        switch request.method {
        case .get: break
        case .post(let fields): try post(String(decoding: fields.formEncoded, as: UTF8.self))
        case .postText(let body, let type):
            headers.append("Content-Type: \(type)")
            try post(body)
        }
        try set(CURLOPT_HTTPHEADER, headers)
        try receive(into: receiver)
    }

    /// - Parameter body: text without a NUL, at which libcurl's copy would end.
    private func post(_ body: String) throws(CurlFailure) {
        try set(CURLOPT_POSTFIELDSIZE, body.utf8.count)
        try set(CURLOPT_COPYPOSTFIELDS, body)
    }
}
