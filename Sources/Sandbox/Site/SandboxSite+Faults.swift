public import Foundation

extension SandboxSite {
    /// Switches a fault on.
    public func arm(_ fault: SandboxFault, _ span: SandboxFault.Span = .once) {
        state.faults.arm(fault, span)
    }

    /// The site is well again.
    public func disarm() { state.faults.disarm() }

    /// Somebody signs in with the login elsewhere: the session that is open ends.
    public func signInElsewhere(as userID: String = SandboxAccount.demo.userID) {
        state.end(login: userID)
    }

    /// All sessions end at once, as after a restart of the real site.
    public func endSessions() { state.sessions = [:] }

    /// Lets the site's `Date` header tell another time than ours.
    public func setClock(ahead seconds: TimeInterval) { clockSkew = seconds }

    /// Moves the site's clock on; half an hour ends idle sessions.
    public func pass(minutes: Int) { timePassed += TimeInterval(minutes * 60) }
}
