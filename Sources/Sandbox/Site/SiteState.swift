import Foundation

/// The simulated site without its wire: a request and the time go in, an answer comes out.
struct SiteState: Sendable {
    var accounts: [SandboxAccount]
    /// By store id.
    var bookings: [String: [SandboxBooking]] = [:]
    /// The 予定 by store id.
    var blocks: [String: [SandboxBlock]] = [:]
    /// When a day's schedule was last changed, 14 digits, by `STORE/YYYYMMDD`.
    var changes: [String: String] = [:]
    var entered = 0
    var faults = ArmedFaults()
    var sessions: [String: SiteSession] = [:]
    var signIns = 0
    var signInAttempts = 0
    var tokens: SandboxTokens

    init(accounts: [SandboxAccount], seed: UInt64) {
        self.accounts = accounts
        tokens = SandboxTokens(seed: seed)
    }

    mutating func answer(_ request: SiteRequest, now: Date) -> SiteAnswer {
        if let fault = faults.take({ Self.replaces($0, at: request) }) {
            return replacement(fault, for: request, now: now)
        }
        var answer = route(request, now: now)
        spoil(&answer, of: request)
        if let page = request.listingPage { pass(page, of: request) }
        return answer
    }

    private mutating func route(_ request: SiteRequest, now: Date) -> SiteAnswer {
        switch (request.method, request.path) {
        case ("GET", "/"): return .redirect(to: "/login/")
        case ("GET", "/login"): return .page(SalonBoard.loginPage())
        case ("POST", "/CNC/login/doLogin"): return signIn(request, now: now)
        case (_, "/CNC/logout"):
            if let id = request.session { sessions[id] = nil }
            return .redirect(to: "/login/")
        case (_, "/KLP"): return .page(unknownAddress(nil), status: 404)
        default:
            guard var session = liveSession(request, now: now) else {
                return .page(SalonBoard.expiredPage())
            }
            let answer = signedIn(request, &session, now: now)
            if sessions[session.id] != nil { sessions[session.id] = session }
            return answer
        }
    }

    /// The session of the cookie, refreshed; nil when there is none or it has idled too long.
    private mutating func liveSession(_ request: SiteRequest, now: Date) -> SiteSession? {
        guard let id = request.session, var session = sessions[id] else { return nil }
        guard now.timeIntervalSince(session.lastSeen) < SiteSession.idleLimit else {
            sessions[id] = nil
            return nil
        }
        session.lastSeen = now
        return session
    }

    private mutating func signedIn(
        _ request: SiteRequest, _ session: inout SiteSession, now: Date
    ) -> SiteAnswer {
        let otherGenre = ["/CLP/", "/CLS/", "/CNB/", "/CLP", "/CNB"]
        if otherGenre.contains(where: request.path.hasPrefix) {
            sessions[session.id] = nil
            return .page(SalonBoard.expiredPage())
        }
        if let answer = groupPage(request, &session) { return answer }
        guard session.store != nil else {
            return .page(SalonBoard.errorPage(.noStoreChosen, for: nil))
        }
        return shopPage(request, &session, now: now)
    }

    func unknownAddress(_ screen: SandboxScreen?) -> [UInt8] {
        SalonBoard.errorPage(.unknownAddress, for: screen)
    }
}
