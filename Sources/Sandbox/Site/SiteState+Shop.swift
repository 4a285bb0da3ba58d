import Foundation

extension SiteState {
    /// The pages of the chosen shop.
    mutating func shopPage(
        _ request: SiteRequest, _ session: inout SiteSession, now: Date
    ) -> SiteAnswer {
        let list = SiteRequest.list
        switch (request.method, request.path) {
        case (_, "/KLP/top"): return .page(SalonBoard.top(for: screen(&session, now)))
        case (_, list), ("GET", "\(list)/init"):
            session.hasSeenBookings = true
            session.search = nil
            return form(&session, now)
        case ("POST", "\(list)/search"): return search(request, &session, now: now)
        case ("GET", "\(list)/searchDate"):
            let day = request.queried("date") ?? ""
            session.search = SearchForm.everything(from: day, to: day)
            return results(page: 1, &session, now: now)
        case ("GET", "\(list)/changePage"):
            guard session.search != nil else { return form(&session, now) }
            return results(page: request.listingPage ?? 1, &session, now: now)
        case ("GET", "/KLP/reserve/ext/extReserveDetail"),
            ("GET", "/KLP/reserve/net/reserveDetail"):
            return detail(request, &session, now: now)
        case ("GET", "/KLP/schedule/salonSchedule"):
            session.hasSeenBookings = true
            let day = request.queried("date") ?? SandboxDay(inJapanAt: now).text
            return .page(
                SalonBoard.schedulePage(
                    day: day, bookings: shopBookings(session),
                    blocks: session.store.flatMap { blocks[$0.id] } ?? [],
                    for: screen(&session, now)))
        default:
            if let entry = SiteEntry(path: request.path) {
                return answer(to: entry, request, &session, now: now)
            }
            return .page(unknownAddress(screen(&session, now)), status: 404)
        }
    }

    /// A screen with a new token, which the next search has to bring along.
    mutating func screen(_ session: inout SiteSession, _ now: Date) -> SandboxScreen {
        session.token = tokens.next()
        return SandboxScreen(
            store: session.store ?? .demo, userID: session.userID, token: session.token,
            storeCheck: session.storeCheck, renderedAt: MailDate.stamp(now))
    }

    func shopBookings(_ session: SiteSession) -> [SandboxBooking] {
        session.store.flatMap { bookings[$0.id] } ?? []
    }

    private mutating func form(_ session: inout SiteSession, _ now: Date) -> SiteAnswer {
        let today = SandboxDay(inJapanAt: now).text
        return .page(
            SalonBoard.searchForm(
                SearchForm(from: today, to: today), for: screen(&session, now)))
    }

    /// One booking's page; who opens it has read it.
    private mutating func detail(
        _ request: SiteRequest, _ session: inout SiteSession, now: Date
    ) -> SiteAnswer {
        let number = request.queried("reserveId") ?? ""
        let net = request.path.hasPrefix("/KLP/reserve/net")
        let screen = screen(&session, now)
        guard let store = session.store?.id,
            let index = bookings[store]?.firstIndex(where: { $0.number == number }),
            let booking = bookings[store]?[index]
        else { return .page(SalonBoard.errorPage(.transient, for: screen)) }
        guard !net || session.hasSeenBookings else {
            return .page(SalonBoard.errorPage(.directLink, for: screen))
        }
        guard booking.cameOverTheNet || !net else {
            return .page(SalonBoard.errorPage(.transient, for: screen))
        }
        bookings[store]?[index].unread = false
        return .page(
            SalonBoard.detailPage(
                booking, for: screen, underWrongAddress: booking.cameOverTheNet && !net))
    }
}
