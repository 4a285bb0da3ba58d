import Foundation

extension SiteState {
    /// A right password opens a session and ends every other one of the login; a wrong one shows the form again.
    mutating func signIn(_ request: SiteRequest, now: Date) -> SiteAnswer {
        signInAttempts += 1
        guard let user = request.value("userId"), let password = request.value("password"),
            let account = accounts.first(where: { $0.userID == user && $0.password == password })
        else { return .page(SalonBoard.loginPage()) }
        signIns += 1
        end(login: user)
        var session = SiteSession(id: tokens.next().uppercased(), userID: user, lastSeen: now)
        let single = account.stores.count == 1 ? account.stores.first : nil
        if let single { open(single, in: &session) }
        sessions[session.id] = session
        var answer = SiteAnswer.page(
            SalonBoard.loginSuccess(
                userID: user, loginKey: tokens.next(),
                storeID: single?.id ?? account.stores.first?.id ?? "",
                action: single == nil ? "/CNC/groupTop/" : "/KLP/top/"))
        answer.headers.append(("Set-Cookie", "JSESSIONID=\(session.id); Path=/; HttpOnly"))
        return answer
    }

    /// Ends the login's session, as a sign-in elsewhere does.
    mutating func end(login userID: String) {
        sessions = sessions.filter { $0.value.userID != userID }
    }

    /// The choice among a group's shops; nil if the request is for something else.
    mutating func groupPage(_ request: SiteRequest, _ session: inout SiteSession) -> SiteAnswer? {
        guard ["/CNC/groupTop", "/KLP/groupTop", "/CNC/groupTop/forward"].contains(request.path)
        else { return nil }
        let userID = session.userID
        let stores = accounts.first { $0.userID == userID }?.stores ?? []
        guard stores.count > 1 else { return .page(unknownAddress(nil)) }
        guard request.path.hasSuffix("forward") else {
            return .page(SalonBoard.groupTop(userID: session.userID, stores: stores))
        }
        let opened = faults.take { if case .opensStore(let id) = $0 { id } else { nil } }
        let wanted = opened ?? request.value("STORE_ID")
        guard let store = stores.first(where: { $0.id == wanted }) else {
            return .page(SalonBoard.errorPage(.noStoreChosen, for: nil))
        }
        guard request.value("designKbn") == "K", store.vertical == .kirei else {
            sessions[session.id] = nil  // the other half of the site: this session is lost
            return .page(SalonBoard.expiredPage())
        }
        open(store, in: &session)
        return .redirect(to: "/KLP/top/")
    }

    private mutating func open(_ store: SandboxStore, in session: inout SiteSession) {
        session.store = store
        session.search = nil
        session.storeCheck = tokens.next()
    }
}
