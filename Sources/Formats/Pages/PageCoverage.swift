import Reservations

extension DocumentReading {
    /// How far this one page can be believed to show the whole list.
    func judged(totals: Set<Int>, stores: Set<String>, expecting: PageExpectation) -> Coverage {
        guard let page else { return coverage }
        let numbers = rows.map(\.number) + quarantined.compactMap(\.number)
        let distinct = Set(numbers).count
        var failed: [FailedProof] = []
        if page.hasContradiction || (page.pages ?? 1) != 1 || page.nextLink != nil {
            failed.append(.pageChain)
        }
        if page.total == nil || totals.count > 1
            || (!failed.contains(.pageChain) && page.total != page.rowCount)
            || (page.total ?? 0) < page.rowCount
        {
            failed.append(.total)
        }
        if distinct < numbers.count { failed.append(.distinct) }
        if !quarantined.isEmpty { failed.append(.quarantinedRow) }
        if !page.answers(expecting) { failed.append(.range) }
        if stores.count > 1 || (expecting.store != nil && stores.isEmpty) { failed.append(.store) }
        if page.rowCount == 0, !(page.saysNothing && page.total == 0) { failed.append(.zeroRows) }
        let verdict: Coverage.Verdict =
            failed.contains(.zeroRows) ? .unusable : failed.isEmpty ? .complete : .partial
        return Coverage(
            verdict: verdict, proofs: page.proofs(distinct: distinct),
            failed: failed.map(\.rawValue))
    }
}

extension PageFacts {
    /// Whether the echoed range holds the days that were asked for.
    func answers(_ expecting: PageExpectation) -> Bool {
        if let wanted = expecting.from, !(from.map { $0 <= wanted } ?? false) { return false }
        if let wanted = expecting.to, !(to.map { $0 >= wanted } ?? false) { return false }
        return true
    }

    fileprivate func proofs(distinct: Int) -> [Coverage.Proof] {
        var proofs: [Coverage.Proof] = []
        if let total { proofs.append(.init("total", .number(total))) }
        proofs.append(.init("rows", .number(rowCount)))
        if let page, let pages { proofs.append(.init("page", .text("\(page)/\(pages)"))) }
        proofs.append(.init("distinct", .number(distinct)))
        if let from { proofs.append(.init("from", .text(from.description))) }
        if let to { proofs.append(.init("to", .text(to.description))) }
        if let store { proofs.append(.init("store", .text(store))) }
        return proofs
    }
}
