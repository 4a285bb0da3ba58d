import Plumbing
import Reservations

extension PageLayout {
    /// Reads a listing page: what it is, what it tells of itself, its rows, and how far it can be
    /// believed. Nothing on a page makes it fail.
    func read(
        _ bytes: [UInt8], contentType: String?, expecting: PageExpectation, format: Format
    ) -> DocumentReading {
        var reading = DocumentReading(format: format)
        let text = decodePage(bytes, contentType: contentType)
        let search: PageSearch
        do throws(UnreadableHTML) {
            search = PageSearch(try HTMLPage(utf8: text.utf8))
        } catch {
            reading.refuse(.notRecognised, error.description)
            return reading
        }
        read(search, text, expecting, into: &reading)
        if let trouble = search.trouble {
            reading = DocumentReading(format: format)
            reading.refuse(.notRecognised, trouble)
        }
        return reading
    }

    private func read(
        _ search: PageSearch, _ text: DecodedText, _ expecting: PageExpectation,
        into reading: inout DocumentReading
    ) {
        if let proof = refuse.first(where: { $0.holds(for: search) }) {
            return reading.refuse(proof.refusal, nil)
        }
        var facts = PageFacts(charset: text.charset.rawValue, replacements: text.replacements)
        let totals = count?.totals(on: search) ?? []
        let table = search.nodes(self.table).first
        // Asked only where it matters: a search through all texts costs more than the table.
        if table == nil || totals.count != 1 { facts.saysNothing = !search.nodes(nothing).isEmpty }
        guard table != nil || facts.saysNothing || !totals.isEmpty else {
            return explain(search, text, &reading)
        }
        reading.recognised = true
        tell(&facts, totals, search)
        let named = stores.named(on: search)
        facts.store = named.count == 1 ? named.first : nil
        reading.page = facts
        if let expected = expecting.store, !named.isEmpty, !named.contains(expected) {
            return reading.refuse(.otherStore, "the page is another store's listing")
        }
        guard end.closes(text.utf8) else {
            return reading.refuse(.truncated, "the page has no end")
        }
        if let table, !readRows(of: table, search, &reading) { return }
        reading.noteDrift(hasTable: table != nil, totals: totals)
        reading.coverage = reading.judged(totals: totals, stores: named, expecting: expecting)
    }

    /// What a page that is no listing is instead.
    private func explain(
        _ search: PageSearch, _ text: DecodedText, _ reading: inout DocumentReading
    ) {
        let proof = otherwise.first { $0.holds(for: search) }
        // The beginning of a listing looks like a search that was never made.
        if proof == nil || proof?.refusal == .searchForm,
            text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "<"), !end.closes(text.utf8)
        {
            return reading.refuse(.truncated, "the page has no end")
        }
        if let proof { return reading.refuse(proof.refusal, nil) }
        reading.refuse(.notRecognised, "no table, no count and no word that there is nothing")
    }

    private func tell(_ facts: inout PageFacts, _ totals: Set<Int>, _ search: PageSearch) {
        facts.total = totals.count == 1 ? totals.first : nil
        if totals.isEmpty, facts.saysNothing { facts.total = 0 }
        let positions = paging?.positions(on: search) ?? []
        if positions.count == 1, let position = positions.first {
            (facts.page, facts.pages) = (position.page, position.pages)
        }
        facts.nextLink = paging?.nextLink(on: search)
        facts.from = search.nodes(rangeFrom).first?.attribute("value").flatMap { ServiceDay($0) }
        facts.to = search.nodes(rangeTo).first?.attribute("value").flatMap { ServiceDay($0) }
        facts.hasContradiction =
            totals.count > 1 || positions.count > 1
            || positions.contains { $0.page < 1 || $0.page > $0.pages }
    }

    /// Reads the rows, or refuses the page if a column of its key fields is not there.
    private func readRows(
        of table: HTMLNode, _ search: PageSearch, _ reading: inout DocumentReading
    ) -> Bool {
        guard let head, let row else { return false }
        let (heads, width) = ColumnHead.heads(search.nodes(head, from: table), on: search)
        let reader = RowReader(
            layout: self, columns: columns.map { $0.index(in: heads) }, width: width)
        if let missing = reader.missingKeyColumns.first {
            reading.recognised = false
            reading.refuse(.notRecognised, "the table has no column \(missing)")
            return false
        }
        for missing in reader.missingColumns {
            reading.note(.column(missing.name, header: missing.words), at: "table")
        }
        for unknown in reader.unknownColumns(among: heads) {
            reading.note(.newColumn(unknown), at: "table")
        }
        for (index, node) in search.nodes(row, from: table).enumerated() {
            switch reader.read(node, position: index + 1) {
            case .read(let row): reading.rows.append(row)
            case .quarantined(let row): reading.quarantined.append(row)
            }
        }
        reading.page?.rowCount = reading.rows.count + reading.quarantined.count
        return true
    }
}

extension DocumentReading {
    fileprivate mutating func note(_ drift: Drift, at location: String) {
        drifts.append(drift)
        findings.append(Finding(problem: drift.problem, location: location))
    }

    /// A page that is the list, and shows neither rows nor, in words or by its count, that there
    /// are none, is laid out in another way; so is one that shows rows and no count.
    fileprivate mutating func noteDrift(hasTable: Bool, totals: Set<Int>) {
        guard let page, !page.saysNothing else { return }
        let hasCount = totals.contains { $0 > 0 }
        if page.rowCount == 0, hasCount || (hasTable && totals.isEmpty) { note(.rows, at: "page") }
        if page.rowCount > 0, totals.isEmpty { note(.count, at: "page") }
    }

    /// Keeps nothing of the document but why it was refused.
    mutating func refuse(_ refusal: Refusal, _ problem: String?) {
        refused = refusal
        coverage = Coverage(verdict: .unusable, failed: [FailedProof.refused.rawValue])
        (rows, quarantined) = ([], [])
        if let problem { findings.append(Finding(problem: problem, location: "page")) }
    }
}
