import Foundation

extension SiteState {
    /// The search: only with the token of the form just rendered, and for the shop it was rendered for.
    mutating func search(
        _ request: SiteRequest, _ session: inout SiteSession, now: Date
    ) -> SiteAnswer {
        guard request.value("org.apache.struts.taglib.html.TOKEN") == session.token,
            request.value("storeIdForMultipleTabCheck") == session.storeCheck,
            let from = request.value("rsvDateFrom"), SandboxDay(from) != nil,
            let to = request.value("rsvDateTo"), SandboxDay(to) != nil
        else { return .page(SalonBoard.errorPage(.transient, for: screen(&session, now))) }
        var form = SearchForm(from: from, to: to)
        form.statuses = Set(request.values("reserveDispStatusCdArray").compactMap { Int($0) })
        form.reading = Set(request.values("readingConditionArray").compactMap { Int($0) })
        form.name =
            (request.value("rsvCustomerNameSeiKana") ?? "")
            + (request.value("rsvCustomerNameMeiKana") ?? "")
        form.number = request.value("reserveId") ?? ""
        form.staffCode = request.value("staffId") ?? ""
        form.routeCode = request.value("rsvRouteId") ?? ""
        session.search = form
        return results(page: 1, &session, now: now)
    }

    /// One page of the session's search, looked up anew: what came in meanwhile shifts the rows.
    mutating func results(
        page number: Int, _ session: inout SiteSession, now: Date
    ) -> SiteAnswer {
        session.hasSeenBookings = true
        var form = session.search ?? SearchForm(from: "", to: "")
        let other: (String, String)? = faults.take {
            if case .otherRange(let from, let to) = $0 { (from, to) } else { nil }
        }
        if let (from, to) = other { (form.from, form.to) = (from, to) }
        session.search = form
        let found = shopBookings(session).filter { form.finds($0, in: session.store) }
        let pages = ListPage.pages(of: ListPage.newestFirst(found), form: form)
        var page = chosen(number, of: pages)
        distort(&page)
        let answer = SiteAnswer.page(SalonBoard.listPage(page, for: screen(&session, now)))
        return faults.takes(.cp932) ? answer.inCP932() : answer
    }

    /// The page asked for, unless a fault gives another one.
    private mutating func chosen(_ number: Int, of pages: [ListPage]) -> ListPage {
        func at(_ number: Int) -> ListPage { pages[min(max(number, 1), pages.count) - 1] }
        if faults.takes(.skipsPage(number)) { return at(number + 1) }
        if faults.takes(.stalePage(number)) { return at(number - 1) }
        var page = at(number)
        if faults.takes(.repeatsPage(number)) { page.rows = at(number - 1).rows }
        return page
    }

    private mutating func distort(_ page: inout ListPage) {
        if let by = faults.take({ if case .wrongTotal(let by) = $0 { by } else { nil } }) {
            page.total += by
        }
        if !page.rows.isEmpty,
            let words = faults.take({
                if case .unknownStatus(let words) = $0 { words } else { nil }
            })
        {
            page.rows[0].status = SandboxStatus(text: words)
        }
        if faults.takes(.columnsMoved) { page.columns = ListColumn.moved }
        page.damage = faults.take { if case .brokenByte(let place) = $0 { place } else { nil } }
    }
}

extension SearchForm {
    /// Whether the search's conditions, all of them, hold for a booking.
    func finds(_ booking: SandboxBooking, in store: SandboxStore?) -> Bool {
        guard (from...max(from, to)).contains(booking.date) else { return false }
        if let code = booking.status.code, !statuses.isEmpty, !statuses.contains(code) {
            return false
        }
        if !reading.isEmpty, !reading.contains(booking.unread ? 0 : 1) { return false }
        if !name.isEmpty, !booking.kana.replacing(" ", with: "").contains(name) { return false }
        if !number.isEmpty, booking.number != number { return false }
        if !staffCode.isEmpty, booking.staffCode != staffCode { return false }
        guard !routeCode.isEmpty else { return true }
        let routes = store?.routes ?? []
        return routes.firstIndex(of: booking.route).map(SearchForm.routeCode) == routeCode
    }
}
