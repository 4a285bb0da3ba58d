import Formats
import Plumbing
import Reservations

extension SalonBoardKirei {
    /// Searches and turns page after page; false when the session is over.
    mutating func list() async throws(SourceTrouble) -> Bool {
        guard let form = try await openForm() else { return false }
        let search = HTTPRequest.post(
            url("\(Self.path)search"), form: filled(form).sent, referer: url("\(Self.path)init"))
        guard let first = try await page(search) else { return false }
        // The store that was open when the session was last used, perhaps by a person.
        if first.reading.refused == .otherStore, !hasChosenStore {
            guard try await chooseStore() else { return false }
            return try await list()
        }
        try add(first)
        while let next = try nextPage() {
            guard let page = try await page(.get(next, referer: search.url)) else { return false }
            try add(page)
        }
        guard result.pages.count > 1, result.trouble == nil else { return true }
        return try await seeFirstPageAgain()
    }

    /// The search form of our store; nil when the session is over.
    mutating func openForm() async throws(SourceTrouble) -> PageForm? {
        while true {
            let page = try await visit.fetch(.get(url("\(Self.path)init")), for: .form).capture
            let reading = read(page)
            guard try isOpen(reading) else { return nil }
            if reading.refused == .otherStore || reading.refused == .error {
                guard !hasChosenStore else {
                    throw reading.refused == .error ? unusual(reading, page) : wrongStore
                }
                guard try await chooseStore() else { return nil }
                continue
            }
            if let form = SitePage(page).form(id: "reserveList"), form.value(Self.token) != nil {
                return form
            }
            throw unusual(reading, page)
        }
    }

    private static var path: String { "/KLP/reserve/reserveList/" }
    private static var token: String { "org.apache.struts.taglib.html.TOKEN" }

    /// The form as a person would fill it in to see every booking of the days asked for.
    private func filled(_ form: PageForm) -> PageForm {
        var form = form
        form.tickAll()
        for (name, day) in [("DateFrom", order.from), ("DateTo", order.to)] {
            form.set("rsv\(name)", to: day.text(separator: ""))
            if let shown = form.value("disp\(name)"), ServiceDay(shown) != nil {
                form.set("disp\(name)", to: day.text(separator: "/"))
            }
        }
        return form
    }

    /// One page of the listing; nil when the session is over.
    private mutating func page(
        _ request: HTTPRequest
    ) async throws(SourceTrouble) -> ListingWalk.Page? {
        let capture = try await visit.fetch(request, for: .page).capture
        let reading = read(capture)
        guard try isOpen(reading) else { return nil }
        if reading.refused == .error { throw unusual(reading, capture) }
        return ListingWalk.Page(capture: capture, reading: reading)
    }

    private mutating func add(_ page: ListingWalk.Page) throws(SourceTrouble) {
        if page.reading.refused == .otherStore { throw wrongStore }
        result.pages.append(page)
        result.trouble = trouble(of: page)
    }

    /// Asks for page 1 once more, so that rows that moved meanwhile are noticed.
    private mutating func seeFirstPageAgain() async throws(SourceTrouble) -> Bool {
        let first = url("\(Self.path)changePage?pn=1")
        guard let page = try await page(.get(first)) else { return false }
        if page.reading.refused == .otherStore { throw wrongStore }
        result.again = page
        result.trouble = trouble(of: page)
        return true
    }

    /// The address of the page behind the last one; nil at the end, and where the site leads in a
    /// circle: a page counts as the next only if its own number is higher and its rows are others.
    private func nextPage() throws(SourceTrouble) -> String? {
        guard let last = result.pages.last, result.trouble == nil, result.pages.count < 200,
            let link = last.reading.page?.nextLink
        else { return nil }
        if let before = result.pages.dropLast().last {
            let numbers = last.reading.rows.prefix(3).map(\.number)
            let isNew = numbers != before.reading.rows.prefix(3).map(\.number)
            let isLater = (last.reading.page?.page ?? 0) > (before.reading.page?.page ?? 0)
            guard isNew, isLater else { return nil }
        }
        return try resolved(link, on: url(Self.path))
    }

    /// What is wrong with a page that came without an error and is no page of the listing.
    private func trouble(of page: ListingWalk.Page) -> SourceTrouble? {
        switch page.reading.refused {
        case .truncated, .searchForm, .notRecognised: unusual(page.reading, page.capture)
        case .signIn, .expired, .captcha, .error, .maintenance, .otherStore, nil: nil
        }
    }
}
