import Foundation
public import Reservations

/// A first look at the evidence: what each scan may be used for, which bookings it touches, and
/// which it should have shown and did not. Costs one look-up a row.
public struct Survey: Sendable {
    /// Every booking whose history the decisions need.
    public internal(set) var touched: Set<ReservationKey> = []
    public internal(set) var outcomes: [String: ScanOutcome] = [:]
    var rows: [ReservationKey: [RowPlace]] = [:]
    var absent: [ReservationKey: Date] = [:]
    var mails: [ReservationKey: [Observation]] = [:]
    var ignored: [String: Int] = [:]

    struct RowPlace {
        let scan: Int
        let row: Int
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
    for (index, scan) in evidence.scans.enumerated() {
        let known = belief.known[scan.medium] ?? [:]
        var outcome = ScanOutcome(coverage: scan.coverage)
        if saysNothingNew(scan, after: belief.lastScans[scan.source]) {
            outcome.isUnchanged = true
            outcome.same = scan.rows.count
        } else {
            applyEmptyGuard(to: &outcome, scan: scan, known: known, terms: terms)
            let seen = survey.compare(scan, at: index, with: known, terms, &outcome)
            survey.findAbsent(in: scan, seen: seen, known: known, belief, terms, &outcome)
        }
        survey.outcomes[scan.id] = outcome
    }
    survey.sortMails(evidence.mails, belief: belief, terms: terms)
    for state in belief.holds where state.word != .dropped {
        survey.touched.formUnion(state.hold.members.map(\.key))
    }
    return survey
}

/// G1: a list without rows is not believed while the ledger has bookings in its scope.
private func applyEmptyGuard(
    to outcome: inout ScanOutcome, scan: Scan, known: [String: Known], terms: Terms
) {
    guard scan.rows.isEmpty, outcome.coverage.verdict == .complete else { return }
    let isMissed = known.values.contains { booking in
        guard booking.isActive, let day = booking.day else { return false }
        return terms.horizon.contains(day) && (scan.range?.contains(day) ?? true)
    }
    guard isMissed else { return }
    outcome.coverage.verdict = .unusable
    outcome.coverage.failed.append("G1-zero-rows")
    outcome.isSettled = false
}

extension Survey {
    /// Compares rows with what is known by one look-up each, and returns the numbers seen.
    fileprivate mutating func compare(
        _ scan: Scan, at index: Int, with known: [String: Known], _ terms: Terms,
        _ outcome: inout ScanOutcome
    ) -> Set<String> {
        var seen = Set<String>(minimumCapacity: scan.rows.count)
        for position in scan.rows.indices {
            let number = scan.rows[position].number
            seen.insert(number)
            let booking = known[number]
            if let booking, booking.rowAgrees, booking.absentScans == 0,
                booking.lastRow == scan.rows[position].said
            {
                outcome.same += 1
                continue
            }
            let isInside = scan.rows[position].facts.visitDate.map(terms.horizon.contains) ?? false
            guard isInside || booking.map({ terms.cares(for: $0) }) == true else {
                outcome.outside += 1
                continue
            }
            outcome.observed += 1
            let key = ReservationKey(medium: scan.medium, number: number)
            touched.insert(key)
            rows[key, default: []].append(RowPlace(scan: index, row: position))
        }
        return seen
    }

    /// Bookings that a complete scan should have shown (RECONCILIATION §1, absence; D11).
    fileprivate mutating func findAbsent(
        in scan: Scan, seen: Set<String>, known: [String: Known], _ belief: Belief,
        _ terms: Terms, _ outcome: inout ScanOutcome
    ) {
        guard outcome.coverage.verdict == .complete, let range = scan.range else { return }
        let youngest = scan.interval.from - terms.limits.absenceMargin
        let lastScan = belief.lastScans[scan.source]?.interval.to
        for (number, booking) in known where !seen.contains(number) {
            guard booking.isActive, let day = booking.day, let start = booking.start,
                range.holdsWell(day), terms.horizon.contains(day),
                SalonTime.instant(day, minutes: start.minutes) > terms.now,
                booking.absentScans < (booking.lastRow == nil ? 2 : 1)
            else { continue }
            let wasOnList = booking.lastRow != nil && booking.absentScans == 0
            let lastSeen = max(
                booking.lastSeen, wasOnList ? lastScan ?? .distantPast : .distantPast)
            guard lastSeen < youngest else {
                outcome.isSettled = false
                continue
            }
            let key = ReservationKey(medium: scan.medium, number: number)
            touched.insert(key)
            absent[key] = scan.interval.from
        }
    }

    fileprivate mutating func sortMails(
        _ observations: [Observation], belief: Belief, terms: Terms
    ) {
        for mail in observations {
            let booking = belief.known[mail.key.medium]?[mail.key.number]
            let isInside = mail.facts.visitDate.map(terms.horizon.contains) ?? true
            guard isInside || booking.map({ terms.cares(for: $0) }) == true else {
                ignored["outside-horizon", default: 0] += 1
                continue
            }
            touched.insert(mail.key)
            mails[mail.key, default: []].append(mail)
        }
    }
}

extension Terms {
    /// Whether a known booking still lies in the horizon (or has no day yet): only such a one may
    /// be moved by what is seen of it (R2-02).
    fileprivate func cares(for booking: Known) -> Bool {
        booking.day.map(horizon.contains) ?? true
    }
}
