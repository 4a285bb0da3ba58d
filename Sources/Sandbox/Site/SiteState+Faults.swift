import Foundation

extension SiteState {
    /// The fault, if it stands in place of this request's answer.
    static func replaces(_ fault: SandboxFault, at request: SiteRequest) -> SandboxFault? {
        switch fault {
        case .captcha, .tooManyRequests, .unavailable, .maintenance, .errorPage, .emptyAnswer,
            .signInForm, .silentZero:
            fault.place.map(request.isAt) == true ? fault : nil
        default: nil
        }
    }

    mutating func replacement(
        _ fault: SandboxFault, for request: SiteRequest, now: Date
    ) -> SiteAnswer {
        if request.isAt(.signIn) { signInAttempts += 1 }
        switch fault {
        case .captcha(let kind, _): return .page(SalonBoard.captchaPage(kind))
        case .tooManyRequests:
            return SiteAnswer(status: 429, headers: [("Retry-After", "600")])
        case .unavailable:
            return .page(SalonBoard.errorPage(.system, for: nil), status: 503)
        case .maintenance: return .page(SalonBoard.maintenancePage())
        case .errorPage(let error, _):
            return .page(SalonBoard.errorPage(error, for: openScreen(of: request, now)))
        case .signInForm: return .page(SalonBoard.loginPage())
        case .silentZero:
            guard let screen = openScreen(of: request, now) else {
                return .page(SalonBoard.expiredPage())
            }
            let today = SandboxDay(inJapanAt: now).text
            return .page(SalonBoard.searchForm(SearchForm(from: today, to: today), for: screen))
        default: return SiteAnswer(headers: [("Content-Type", "text/html; charset=UTF-8")])
        }
    }

    /// What makes a right answer arrive late or cut.
    mutating func spoil(_ answer: inout SiteAnswer, of request: SiteRequest) {
        let travel: SiteAnswer.Travel? = faults.take { fault in
            guard fault.place.map(request.isAt) == true else { return nil }
            return switch fault {
            case .slow(let seconds, _): .trickling(seconds: seconds)
            case .cutAtClose: .cutAtClose
            case .cutShort: .cutShort
            default: nil
            }
        }
        if let travel { answer.travel = travel }
    }

    /// What happens once a page of the list has been served.
    mutating func pass(_ page: Int, of request: SiteRequest) {
        guard let id = request.session, let session = sessions[id] else { return }
        if faults.takes(.expires(afterPage: page)) { sessions[id] = nil }
        if faults.takes(.secondSignIn(afterPage: page)) { end(login: session.userID) }
        let arrival = faults.take { fault -> SandboxBooking? in
            if case .bookingArrives(let booking, page) = fault { booking } else { nil }
        }
        if let arrival, let store = session.store {
            bookings[store.id, default: []].append(arrival)
        }
    }

    /// A screen of the request's session, if it has one and a shop is open.
    private mutating func openScreen(of request: SiteRequest, _ now: Date) -> SandboxScreen? {
        guard let id = request.session, var session = sessions[id], session.store != nil else {
            return nil
        }
        let screen = screen(&session, now)
        sessions[id] = session
        return screen
    }
}
