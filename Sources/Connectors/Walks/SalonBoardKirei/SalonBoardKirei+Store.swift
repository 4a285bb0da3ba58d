import Formats
import Plumbing

extension SalonBoardKirei {
    /// Chooses our store among a group's; false when the session is over.
    ///
    /// - Parameter page: the group's page, if it has just been shown.
    mutating func chooseStore(on page: Capture? = nil) async throws(SourceTrouble) -> Bool {
        hasChosenStore = true
        let groupTop: Capture
        if let page {
            groupTop = page
        } else {
            groupTop = try await visit.fetch(.post(url("/CNC/groupTop/"), form: []), for: .signIn)
                .capture
            let reading = read(groupTop)
            guard try isOpen(reading) else { return false }
            // What a login of one store is told here.
            if reading.refused == .error { throw wrongStore }
        }
        try mustOffer(groupTop)
        let answer = try await visit.fetch(
            .post(
                url("/CNC/groupTop/forward"),
                form: [("STORE_ID", order.access.store), ("designKbn", "K")],
                referer: url("/CNC/groupTop/")), for: .signIn)
        guard try isOpen(read(answer.capture)) else { return false }
        if answer.url.hasPrefix(url("/KLP/")) { return true }
        let top = try await visit.fetch(.get(url("/KLP/top/")), for: .signIn).capture
        return try isOpen(read(top))
    }

    /// Refuses a store that the group's page shows to be no store of ours. A page that shows none
    /// proves nothing: the site fills its tables in later.
    private func mustOffer(_ groupTop: Capture) throws(SourceTrouble) {
        let page = SitePage(groupTop)
        if page.linkIDs(inTable: "biyouStoreInfoArea")?.contains(order.access.store) == true {
            throw SourceTrouble(
                .wrongStore,
                "\(order.access.store) is a hair salon, whose listing is not read in this "
                    + "version: use mail or the CSV export", about: order.access.store)
        }
        let kirei = page.linkIDs(inTable: "kireiStoreInfoArea") ?? []
        if !kirei.isEmpty, !kirei.contains(order.access.store) { throw wrongStore }
    }

    var wrongStore: SourceTrouble {
        SourceTrouble(
            .wrongStore,
            "this login does not open store \(order.access.store): compare salon.store in the "
                + "definition with the id the site shows for the salon", about: order.access.store)
    }
}
