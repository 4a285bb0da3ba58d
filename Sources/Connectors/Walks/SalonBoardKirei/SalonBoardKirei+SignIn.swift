import Formats
import Foundation
import Plumbing
import Reservations

extension SalonBoardKirei {
    /// Signs in with id and password, at least ten seconds after the last attempt.
    mutating func signIn() async throws(SourceTrouble) {
        if let last = login.state.lastAttempt {
            let since = visit.now.timeIntervalSince(last)
            if (0..<10).contains(since) { try await visit.wait(.seconds(10 - since)) }
        }
        var form = try await signInForm()
        form.set("userId", to: order.access.id.value)
        form.set("password", to: order.access.password.value)
        form.set("idCheckFlg", to: "")
        let now = visit.now
        try login.update { $0.lastAttempt = now }
        let answer = try await visit.fetch(
            .post(url("/CNC/login/doLogin/"), form: form.sent, referer: url("/login/")),
            for: .signIn)
        try await enter(answer.capture, at: answer.url)
    }

    private mutating func signInForm() async throws(SourceTrouble) -> PageForm {
        let page = try await visit.fetch(.get(url("/login/")), for: .signIn).capture
        let reading = read(page)
        guard try isOpen(reading) || reading.refused == .signIn,
            let form = SitePage(page).form(withField: "userId")
        else { throw unusual(reading, page) }
        return form
    }

    /// Why the sign-in page is not to be had; nil where it is.
    static func obstacle(
        _ order: ListingOrder, _ reader: Reader, _ login: Login, _ pace: Pace
    ) async -> SourceTrouble? {
        do throws(SourceTrouble) {
            let visit = try SiteVisit(order.access, login: login, pace: pace, keep: { _ in })
            var walk = SalonBoardKirei(
                order: order, reader: reader, login: login, visit: visit,
                result: ListingWalk(expecting: order.expectation))
            _ = try await walk.signInForm()
            return nil
        } catch {
            return error
        }
    }

    /// Replaces a session that ended because nobody used it, once. One that answered so lately that
    /// it cannot have run out was ended by a person who signed in with the same login: signing in
    /// again would throw that person out (D12).
    mutating func renew() async throws(SourceTrouble) {
        let used = lastOpen ?? login.state.lastUsed
        let wasIdle = used.map { visit.now.timeIntervalSince($0) >= Self.idleLimit } ?? true
        guard wasIdle else {
            throw SourceTrouble(
                .otherSession,
                "somebody else is signed in with this login: it is left alone for 30 minutes; "
                    + "give Daicho a login id of its own")
        }
        hasChosenStore = false
        result.pages = []
        result.again = nil
        try await signIn()
    }

    /// Remembers when the session last answered, however the walk ended.
    func noteUse() throws(SourceTrouble) {
        guard let lastOpen else { return }
        try login.update { $0.lastUsed = lastOpen }
    }

    /// The site forgets a session after half an hour without a request.
    static var idleLimit: TimeInterval { 30 * 60 }

    /// Follows the page that a right password is answered with: a form that submits itself.
    private mutating func enter(_ capture: Capture, at address: String) async throws(SourceTrouble)
    {
        let reading = read(capture)
        guard reading.refused != .signIn else {
            throw SourceTrouble(
                .passwordRefused,
                "the site refuses id or password; they are not tried again until they change: "
                    + "sign in with a browser, and correct them in the place the definition names")
        }
        let open = try isOpen(reading)
        let form = SitePage(capture).form(withField: "HPB_LOGIN_KEY", "STORE_ID")
        let isInside = ["/KLP/", "/CNC/groupTop"].contains { address.hasPrefix(url($0)) }
        guard open, form != nil || isInside else {
            throw SourceTrouble(
                .signInUnclear,
                "the sign-in was answered by an unknown page; the login rests for 30 minutes: "
                    + "sign in with a browser and see what the site shows")
        }
        let now = visit.now
        try login.update { state in
            state.signIns += 1
            state.lastSignIn = now
            state.refused = nil
        }
        result.signIns += 1
        guard let form else { return }
        try await submit(form, from: address)
    }

    private mutating func submit(
        _ form: PageForm, from address: String
    ) async throws(SourceTrouble) {
        let target = try resolved(form.action, on: address)
        let answer = try await visit.fetch(
            .post(target, form: form.sent, referer: address), for: .signIn)
        // A session that is over already is seen by the next step.
        guard try isOpen(read(answer.capture)) else { return }
        if target.hasPrefix(url("/CNC/groupTop")) || target.hasPrefix(url("/KLP/groupTop")) {
            _ = try await chooseStore(on: answer.capture)
        }
    }

    /// The address that a link or form of a page leads to, as long as it stays in our half of the site.
    func resolved(_ link: String, on page: String) throws(SourceTrouble) -> String {
        let target = URL(string: link, relativeTo: URL(string: page))?.absoluteString ?? link
        if ["/KLP/", "/CNC/"].contains(where: { target.hasPrefix(url($0)) }) { return target }
        if ["/CLP/", "/CLS/", "/CNB/"].contains(where: { target.hasPrefix(url($0)) }) {
            throw SourceTrouble(
                .wrongStore,
                "this login leads to a hair salon, whose listing is not read in this version: "
                    + "use mail or the CSV export")
        }
        throw SourceTrouble(
            .unknownLayout,
            "the site leads to an address that is not known: it may have been rebuilt")
    }
}
