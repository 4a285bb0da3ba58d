import Foundation
import Plumbing

/// One visit to a site: one request at a time, spaced, each answer kept before it is read.
struct SiteVisit: Sendable {
    private let session: HTTPSession
    private let source: String
    private let login: Login
    private let pace: Pace
    private let keep: Keep
    /// The site's address without a path.
    let site: String
    private var requests = 0
    private var mayRetry = true
    private var keptCookies: [String]
    /// How far the site's clock was ahead of ours at its last answer, in seconds.
    private(set) var serverAhead: TimeInterval?

    init(
        _ access: SiteAccess, login: Login, pace: Pace, keep: @escaping Keep
    ) throws(SourceTrouble) {
        let limits = WireLimits(certificateAuthority: access.certificateAuthority)
        keptCookies = try login.cookies()
        session = HTTPSession(limits: limits, userAgent: Self.userAgent, cookies: keptCookies)
        source = access.source
        site = access.site
        self.login = login
        self.pace = pace
        self.keep = keep
    }

    /// We say who we are.
    static let userAgent = "Daicho/1 (reservation ledger of the salon itself)"

    var hasSession: Bool { !session.cookies.isEmpty }
    var now: Date { pace.now() }

    /// Asks and gives the kept answer; everything but a page of status 2xx is a trouble.
    mutating func fetch(
        _ request: HTTPRequest, for purpose: Capture.Purpose
    ) async throws(SourceTrouble) -> (capture: Capture, url: String) {
        let (capture, response) = try await exchange(request, for: purpose)
        // What was entered may stand although the site could not say so.
        let isSafe = purpose != .entry && !request.url.contains("doLogin")
        if response.status == 503, mayRetry, isSafe {
            mayRetry = false
            try await pace.wait(.seconds(5))
            let (capture, response) = try await exchange(request, for: purpose)
            try mustBeGood(response)
            return (capture, response.url)
        }
        try mustBeGood(response)
        return (capture, response.url)
    }

    /// Waits out of politeness, as long as `duration`, before the next request.
    func wait(_ duration: Duration) async throws(SourceTrouble) {
        try await pace.wait(duration)
    }

    private mutating func exchange(
        _ request: HTTPRequest, for purpose: Capture.Purpose
    ) async throws(SourceTrouble) -> (Capture, HTTPResponse) {
        if requests > 0 || wasJustUsed { try await pace.wait(.seconds(1)) }
        requests += 1
        let askedAt = pace.now()
        let response = try await send(request)
        let capture = Capture(
            response.body, purpose: purpose, source: source, origin: request.url,
            askedAt: askedAt, answeredAt: pace.now(), serverDate: response.serverDate,
            httpStatus: response.status, contentType: response.header("Content-Type"))
        do {
            try await keep(capture)
        } catch {
            throw SourceTrouble(notKept: error)
        }
        serverAhead =
            capture.serverDate.map { $0.timeIntervalSince(capture.answeredAt) } ?? serverAhead
        try keepCookies()
        return (capture, response)
    }

    /// Whether the visit before this one has only just ended.
    private var wasJustUsed: Bool {
        login.state.lastUsed.map { (0..<1).contains(pace.now().timeIntervalSince($0)) } ?? false
    }

    private mutating func keepCookies() throws(SourceTrouble) {
        let cookies = session.cookies
        guard cookies != keptCookies else { return }
        try login.keep(cookies: cookies)
        keptCookies = cookies
    }

    private func send(_ request: HTTPRequest) async throws(SourceTrouble) -> HTTPResponse {
        do throws(WireFailure) {
            let session = session
            return try await offPool { () throws(WireFailure) in try session.send(request) }
        } catch {
            throw SourceTrouble(error)
        }
    }

    /// A challenge of the site's front door has no page of its own to be known by.
    private func mustBeGood(_ response: HTTPResponse) throws(SourceTrouble) {
        let isErrorPage = response.url.hasPrefix("\(site)/ErrorDocument")
        switch isErrorPage ? 500 : response.status {
        case 200..<300: return
        case 429:
            throw SourceTrouble(
                .tooManyRequests,
                "the site asks for fewer requests (429): look whether something else uses this "
                    + "login, and lengthen the interval",
                restsUntil: retryAfter(response))
        case 403:
            throw SourceTrouble(
                .captcha,
                "the site refuses this machine (403): sign in with a browser from here, then "
                    + "run daicho check --resume")
        case 500...:
            throw SourceTrouble(
                .siteError,
                "the site is in trouble (status \(response.status)): the next run will try again")
        default:
            throw SourceTrouble(
                .unknownLayout,
                "the site has no such page (\(response.status)): it may have been rebuilt")
        }
    }

    private func retryAfter(_ response: HTTPResponse) -> Date? {
        guard let seconds = response.header("Retry-After").flatMap({ Int($0) }), seconds > 0 else {
            return nil
        }
        return pace.now().addingTimeInterval(Double(min(seconds, 6 * 3600)))
    }
}
