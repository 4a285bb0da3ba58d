import Foundation
public import Reservations

/// A first look at the evidence: what each scan may be used for, which bookings it touches, and
/// which it should have shown and did not. Costs one look-up a row.
public struct Survey: Sendable {
    /// Every booking whose history the decisions need.
    public internal(set) var touched: Set<ReservationKey> = []
    public internal(set) var outcomes: [String: ScanOutcome] = [:]
    /// By scan id, how many of its rows bear out how it is read: they say what was known by it.
    var vouching: [String: Int] = [:]
    /// By scan id, the bookings of which it says what only scans in doubt have said since the last
    /// trusted one: they bear out nothing, and what was known before is what they are compared with.
    var doubted: [String: Set<ReservationKey>] = [:]
    /// By scan id, what is to be remembered of it beside its proof.
    var gists: [String: ScanGist] = [:]
    var rows: [ReservationKey: [RowPlace]] = [:]
    /// The complete scans that do not show a booking and should have, or of which a mail of this run
    /// speaks: where it lies in the end, and so whether they should have, the fold will tell.
    var unshown: [ReservationKey: [Unshown]] = [:]
    var mails: [ReservationKey: [Observation]] = [:]
    /// Mails that speak of a day outside the horizon, for bookings that only their history tells
    /// whether they are inside.
    var strayMails: [ReservationKey: [Observation]] = [:]
    var ignored: [String: Int] = [:]

    struct RowPlace {
        let scan: Int
        let row: Int
    }

    struct Unshown {
        let from: Date
        let range: Horizon
    }
}

/// Whether a scan says exactly what the last one said, and that one left nothing open: then there
/// is nothing to do, and nothing of the ledger needs to be read.
public func saysNothingNew(_ scan: Scan, after last: ScanMemory?) -> Bool {
    guard let last, scan.coverage.verdict == .complete else { return false }
    return last.isSettled && last.fingerprint == scan.fingerprint
}

/// Looks through a run's evidence. Pure; reads only `known`, `holds` and `lastScans` of the belief.
public func survey(_ evidence: Evidence, belief: Belief, terms: Terms) -> Survey {
    var survey = Survey()
    survey.sortMails(evidence.mails, belief: belief, terms: terms)
    survey.touched.formUnion(evidence.spokenOf)
    survey.touched.formUnion(belief.arrived)
    let waiting = belief.holds.filter { $0.word != .dropped && !$0.hold.isOver(terms) }
        .flatMap { $0.hold.members.map(\.key) }
    survey.touched.formUnion(waiting)
    for (index, scan) in evidence.scans.enumerated() {
        let known = belief.known[scan.medium] ?? KnownBook()
        let look = Look(
            scan: scan, index: index, known: known, mailed: survey.numbersMailed(of: scan.medium),
            held: Set(waiting.filter { $0.medium == scan.medium }.map(\.number)),
            underway: belief.underway(at: scan.medium, terms),
            last: belief.lastScans[scan.source],
            relisted: belief.relisted[scan.source] ?? [], terms: terms)
        survey.outcomes[scan.id] = survey.take(look)
    }
    return survey
}

extension Survey {
    fileprivate mutating func take(_ look: Look) -> ScanOutcome {
        var outcome = ScanOutcome(coverage: look.scan.coverage)
        if saysNothingNew(look.scan, after: look.last),
            !look.known.entries.contains(where: \.known.isOpen)
        {
            outcome.isUnchanged = true
            outcome.coverage.proofs.append(.init("canary", .number(look.scan.rows.count)))
            takeMailedRows(look, &outcome)
        } else {
            look.applyEmptyGuard(to: &outcome)
            let isShown = compare(look, &outcome)
            outcome.unseen = look.unseen(isShown)
            look.applyCanary(isShown, to: &outcome)
            if outcome.coverage.verdict == .complete { findAbsent(look, isShown, &outcome) }
        }
        if outcome.coverage.verdict == .complete { noteUnshown(look, &outcome) }
        return outcome
    }

    /// Compares rows with what is known, and returns of each known booking whether the scan shows
    /// it.
    private mutating func compare(_ look: Look, _ outcome: inout ScanOutcome) -> [Bool] {
        let said = look.scan.said
        var isShown = [Bool](repeating: false, count: look.known.count)
        var vouching = 0
        for position in said.indices {
            guard let place = look.known.place(saying: said[position]) else {
                takeRow(position, look, &isShown, &outcome)
                continue
            }
            isShown[place] = true
            let entry = look.known.entries[place]
            let isMailed = look.mailed.contains(entry.number)
            if !isMailed, look.vouches(entry.known) { vouching += 1 }
            let isDoubted = look.isDoubted(entry.known)
            if isDoubted {
                let key = ReservationKey(medium: look.scan.medium, number: entry.number)
                doubted[look.scan.id, default: []].insert(key)
            }
            if isMailed || isDoubted || look.held.contains(entry.number) {
                takeRow(position, look, &isShown, &outcome)
            } else {
                outcome.same += 1
            }
        }
        self.vouching[look.scan.id] = vouching
        return isShown
    }

    /// Takes a row that says something new, or of which a mail speaks.
    private mutating func takeRow(
        _ position: Int, _ look: Look, _ isShown: inout [Bool], _ outcome: inout ScanOutcome
    ) {
        let row = look.scan.rows[position]
        let place = look.known.place(of: row.number)
        if let place { isShown[place] = true }
        let day = row.facts.visitDate
        guard look.terms.cares(for: place.map { look.known.entries[$0].known }, on: day) else {
            outcome.outside += 1
            note(outside: day, look)
            // The horizon comes nearer to it by a day each midnight.
            if let day, day > look.terms.horizon.last { outcome.isSettled = false }
            return
        }
        outcome.observed += 1
        touch(row.number, look, row: position)
    }

    /// In a scan that says nothing new, the rows of bookings that a mail speaks of: which of the
    /// two is the newer word is for the fold to say. Of none does anything wait then: what waits
    /// leaves the scan before open.
    private mutating func takeMailedRows(_ look: Look, _ outcome: inout ScanOutcome) {
        outcome.same = look.scan.rows.count
        if !look.mailed.isEmpty {
            for (position, row) in look.scan.rows.enumerated()
            where look.mailed.contains(row.number) {
                outcome.same -= 1
                outcome.observed += 1
                touch(row.number, look, row: position)
            }
        }
        vouching[look.scan.id] = outcome.same
    }

    private mutating func note(outside day: ServiceDay?, _ look: Look) {
        guard let day else { return }
        let last = gists[look.scan.id]?.lastOutside ?? day
        gists[look.scan.id, default: ScanGist()].lastOutside = max(last, day)
    }

    private mutating func touch(_ number: String, _ look: Look, row: Int) {
        let key = ReservationKey(medium: look.scan.medium, number: number)
        touched.insert(key)
        rows[key, default: []].append(RowPlace(scan: look.index, row: row))
    }
}
