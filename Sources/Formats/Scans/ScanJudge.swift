import Reservations

/// Decides how far a scan can be believed, and keeps what it rests on.
struct ScanJudge {
    let pages: [DocumentReading]
    let walks: [PageWalk]
    let gathered: GatheredRows
    /// What the server answered each page with; of saved pages nothing is known.
    let statuses: [Int]
    private var failed: [FailedProof] = []
    private(set) var coverage = Coverage(verdict: .unusable)
    private(set) var from: ServiceDay?
    private(set) var to: ServiceDay?
    private(set) var store: String?

    init(
        pages: [DocumentReading], walks: [PageWalk], gathered: GatheredRows, statuses: [Int]
    ) {
        self.pages = pages
        self.walks = walks
        self.gathered = gathered
        self.statuses = statuses
    }

    mutating func judge(again: DocumentReading?, expecting: PageExpectation, known: Int) {
        judgePages()
        judgeDrift(again)
        judgeCounts()
        judgeRange(expecting)
        judgeStore(expecting)
        let isEmpty = walks.allSatisfy { $0.rowCount == 0 }
        if isEmpty, known > 0 || walks.isEmpty || !walks.allSatisfy(\.isBelievablyEmpty) {
            fail(.zeroRows)
        } else if walks.contains(where: { $0.rowCount == 0 && !$0.isBelievablyEmpty }) {
            fail(.zeroRows)
        }
        let isUnusable = isEmpty && failed.contains(.zeroRows)
        let verdict: Coverage.Verdict =
            isUnusable ? .unusable : failed.isEmpty ? .complete : .partial
        coverage = Coverage(verdict: verdict, proofs: proofs, failed: failed.map(\.rawValue))
    }

    private mutating func fail(_ proof: FailedProof, if holds: Bool = true) {
        if holds, !failed.contains(proof) { failed.append(proof) }
    }

    private mutating func judgePages() {
        fail(.refused, if: pages.contains { $0.refused != nil })
        fail(.httpStatus, if: statuses.contains { !(200..<300).contains($0) })
        fail(.endMarker, if: pages.contains { $0.refused == .truncated })
        fail(.pageChain, if: walks.isEmpty || !walks.allSatisfy(\.isClosed))
    }

    /// Whether the list moved while its pages were fetched.
    private mutating func judgeDrift(_ again: DocumentReading?) {
        for walk in walks {
            let pages = walk.numbersByPage.map { Set($0) }
            let distinct = pages.reduce(into: Set<String>()) { $0.formUnion($1) }.count
            fail(.pageDrift, if: distinct < pages.reduce(0) { $0 + $1.count } || walk.totalsDiffer)
        }
        guard let again else { return }
        let first = walks.first?.pages.first
        let isSame =
            again.refused == nil && again.page?.total == first?.facts.total
            && PageWalk.walks(of: [again]).first?.numbersByPage.first
                == walks.first?.numbersByPage.first
        fail(.pageDrift, if: !isSame)
    }

    /// Whether count, rows and numbers are the same for each walk.
    private mutating func judgeCounts() {
        for walk in walks {
            let numbers = walk.numbersByPage.flatMap { $0 }
            let unread = walk.rowCount - numbers.count
            fail(.total, if: walk.total == nil || walk.total != Set(numbers).count + unread)
            fail(.distinct, if: Set(numbers).count < numbers.count)
        }
        // Two walks may show one booking, but they must say the same of it.
        let inWalks = walks.map { Set($0.numbersByPage.flatMap { $0 }).count }.reduce(0, +)
        let told = Set(walks.flatMap(\.pages).flatMap(\.reading.rows).map(\.fingerprint)).count
        fail(.pageDrift, if: inWalks > gathered.rows.count && told > gathered.rows.count)
        fail(.quarantinedRow, if: !gathered.quarantined.isEmpty)
    }

    /// Joins the days that the walks answer for; days between two of them break the range.
    private mutating func judgeRange(_ expecting: PageExpectation) {
        let ranges = walks.compactMap { walk in
            walk.from.flatMap { from in walk.to.map { (from: from, to: $0) } }
        }.sorted { $0.from < $1.from }
        if ranges.count == walks.count, let first = ranges.first {
            var last = first.to
            var isWhole = true
            for range in ranges.dropFirst() {
                isWhole = isWhole && range.from <= last.adding(days: 1)
                last = max(last, range.to)
            }
            if isWhole { (from, to) = (first.from, last) }
            fail(.range, if: !isWhole)
        }
        if let wanted = expecting.from { fail(.range, if: from.map { $0 > wanted } ?? true) }
        if let wanted = expecting.to { fail(.range, if: to.map { $0 < wanted } ?? true) }
    }

    private mutating func judgeStore(_ expecting: PageExpectation) {
        let read = walks.flatMap(\.pages)
        let stores = Set(read.map(\.facts.store))
        store = stores.count == 1 ? stores.first ?? nil : nil
        let told = read.contains { $0.reading.coverage.failed.contains(FailedProof.store.rawValue) }
        // Only a page of a session names the store: one that does not is no page of this walk.
        let isMissing = stores.contains(nil) && (expecting.store != nil || stores.count > 1)
        fail(.store, if: told || isMissing || stores.compactMap { $0 }.count > 1)
    }

    private var proofs: [Coverage.Proof] {
        var proofs: [Coverage.Proof] = []
        let totals = walks.map(\.total)
        let total = totals.compactMap { $0 }.reduce(0, +)
        if !totals.isEmpty, !totals.contains(nil) { proofs.append(.init("total", .number(total))) }
        let unread = gathered.quarantined.filter { $0.row.number == nil }.count
        let numbers = Set(walks.flatMap(\.numbersByPage).flatMap { $0 }).count
        proofs.append(.init("rows", .number(walks.map(\.rowCount).reduce(0, +))))
        proofs.append(.init("distinct", .number(numbers + unread)))
        if !gathered.quarantined.isEmpty {
            proofs.append(.init("unread", .number(gathered.quarantined.count)))
        }
        proofs.append(.init("pages", .number(walks.flatMap(\.pages).count)))
        if let status = statuses.max() { proofs.append(.init("status", .number(status))) }
        if let from { proofs.append(.init("from", .text(from.description))) }
        if let to { proofs.append(.init("to", .text(to.description))) }
        if let store { proofs.append(.init("store", .text(store))) }
        return proofs
    }
}
