import Foundation
import Reservations

/// What one booking was, what all that is known makes of it now, and which new observations that
/// rests on.
struct Verdict {
    let key: ReservationKey
    let before: Reservation?
    var after: Reservation
    /// The new observations worth keeping.
    var fresh: [Observation]
    /// List rows that say "cancelled" and that no other word confirms: what G2 may suspend.
    var unconfirmedCancels: [Observation]
    var isSeenAgain: Bool

    /// Whether this would give up a slot that still lies ahead.
    func releases(after now: Date) -> Bool {
        guard let before, before.isActive, !after.isActive,
            let day = before.facts.visitDate, let start = before.facts.startTime
        else { return false }
        return SalonTime.instant(day, minutes: start.minutes) > now
    }

    var isConfirmed: Bool { unconfirmedCancels.isEmpty }
}

/// Everything that bears on one booking in this run.
struct Case {
    let key: ReservationKey
    let history: History
    let rows: [Observation]
    let mails: [Observation]
    /// The start of the scan that should have shown the booking and did not.
    let absentSince: Date?
    /// The last complete scan that showed its row unchanged.
    let sightings: [String: Interval]
    /// Observations that a person said are wrong.
    let dropped: Set<Fingerprint>
    /// Cancellations that a person confirmed.
    let approved: Set<Fingerprint>
}

extension Case {
    /// Folds all witnesses but the suspended ones and says what has become of the booking.
    func verdict(suspending suspended: Set<Fingerprint> = [], terms: Terms) -> Verdict? {
        let known = Set(history.observations.map(\.id))
        let out = dropped.union(suspended)
        let told = witnesses(of: history.observations)
        let earlier = fold(told.filter { !out.contains($0.observation.id) })
        let newRows = rows.filter { !known.contains($0.id) && isNews($0, after: earlier, told) }
        let newMails = mails.filter { !known.contains($0.id) }
        var seen: Set<Fingerprint> = []
        let fresh = (newMails + newRows).filter { seen.insert($0.id).inserted }
        let all = told + fresh.map { Witness($0) }
        let witnesses = all.filter { !out.contains($0.observation.id) }
        guard !witnesses.isEmpty else { return nil }
        let after = reservation(
            fold(witnesses), of: all, isHeld: !suspended.isEmpty, terms: terms)
        return Verdict(
            key: key, before: history.reservation, after: after, fresh: fresh,
            unconfirmedCancels: unconfirmedCancels(among: witnesses),
            isSeenAgain: !rows.isEmpty || !newMails.isEmpty)
    }

    /// A row that repeats the last stored one is only worth keeping where, in the meantime,
    /// something else has won over that and the row is surely newer.
    private func isNews(_ row: Observation, after earlier: Folded, _ told: [Witness]) -> Bool {
        let said = row.facts.fingerprint(number: key.number)
        guard said == history.reservation?.lastRow else { return true }
        let with = fold(
            told.filter { !dropped.contains($0.observation.id) } + [Witness(row)])
        let isSuspended = told.contains {
            $0.observation.channel == .list && $0.saysCancelled
                && $0.observation.facts == row.facts
        }
        return with.facts != earlier.facts && !isSuspended
    }

    private func witnesses(of observations: [Observation]) -> [Witness] {
        var witnesses = observations.map { Witness($0) }
        for (source, sighting) in sightings {
            let last = observations.filter { $0.channel == .list && $0.source == source }
                .max { ($0.interval.to, $0.id.high) < ($1.interval.to, $1.id.high) }
            guard let last, let reservation = history.reservation, reservation.absentScans == 0,
                reservation.lastRow == last.facts.fingerprint(number: key.number),
                sighting.to > last.interval.to
            else { continue }
            witnesses.append(Witness(last, seenAgain: sighting))
        }
        return witnesses
    }

    private func unconfirmedCancels(among witnesses: [Witness]) -> [Observation] {
        let cancels = witnesses.filter(\.saysCancelled).map(\.observation)
        guard !cancels.contains(where: { $0.channel != .list || approved.contains($0.id) })
        else { return [] }
        return cancels
    }
}

extension Case {
    private func reservation(
        _ folded: Folded, of witnesses: [Witness], isHeld: Bool, terms: Terms
    ) -> Reservation {
        let before = history.reservation
        var after = Reservation(
            key: key, facts: folded.facts, provenance: folded.provenance,
            sources: folded.sources,
            detectedAt: witnesses.map(\.observation.detectedAt).min() ?? terms.now,
            cancelledAt: folded.cancelledAt, missingSince: before?.missingSince,
            absentScans: before?.absentScans ?? 0, changedBy: before?.changedBy ?? terms.run,
            changedOn: before?.changedOn ?? terms.today, adopted: before?.adopted ?? false)
        takeDuration(folded, into: &after, terms: terms)
        takeLastRow(of: witnesses, into: &after)
        takeAbsence(into: &after)
        after.attention = attention(folded, of: after, isHeld: isHeld)
        if before.map({ !$0.looksLike(after) }) ?? true {
            after.changedBy = terms.run
            after.changedOn = terms.today
        }
        return after
    }

    /// D13: what a mail or detail page printed, else the definition's menu table, else unknown.
    private func takeDuration(_ folded: Folded, into after: inout Reservation, terms: Terms) {
        if after.facts.durationMinutes != nil {
            after.durationGround = folded.durationChannel == .detail ? .detail : .mail
            return
        }
        let minutes = after.facts.menu.map { terms.menus[$0] }
        if !minutes.isEmpty, !minutes.contains(nil) {
            after.facts.durationMinutes = minutes.compactMap { $0 }.reduce(0, +)
            after.facts.claimed.insert(FieldSet(.durationMinutes))
            after.durationGround = .menu
        }
    }

    private func takeLastRow(of witnesses: [Witness], into after: inout Reservation) {
        let last = witnesses.map(\.observation).filter { $0.channel == .list }
            .max { ($0.interval.to, $0.id.high) < ($1.interval.to, $1.id.high) }
        guard let last else { return }
        after.lastRow = last.facts.fingerprint(number: key.number)
        after.rowAgrees = after.facts.agrees(withClaimsOf: last.facts)
    }

    private func takeAbsence(into after: inout Reservation) {
        if !after.isActive || !rows.isEmpty {
            after.missingSince = nil
            after.absentScans = 0
        } else if let absentSince {
            after.missingSince = after.missingSince ?? absentSince
            after.absentScans = min(after.absentScans + 1, 2)
        }
    }

    private func attention(
        _ folded: Folded, of after: Reservation, isHeld: Bool
    ) -> Set<Attention> {
        var attention: Set<Attention> = []
        if after.absentScans > 0, after.lastRow != nil { attention.insert(.missing) }
        if after.absentScans > 1, after.lastRow == nil { attention.insert(.unconfirmed) }
        if isHeld { attention.insert(.held) }
        if folded.isInConflict { attention.insert(.conflict) }
        if folded.isResurrected, !isHeld { attention.insert(.resurrected) }
        switch after.facts.status {
        case .requested, .booked, .inService, .awaitingCheckout:
            if after.facts.durationMinutes == nil { attention.insert(.durationUnknown) }
        case .served, .settled, .declined, .cancelledByCustomer, .cancelledBySalon, .noShow,
            .expired, nil:
            break
        }
        return attention
    }
}

extension Reservation {
    /// Whether the ledger's row of both is the same but for the run that wrote it.
    fileprivate func looksLike(_ other: Reservation) -> Bool {
        facts == other.facts && sources == other.sources && detectedAt == other.detectedAt
            && cancelledAt == other.cancelledAt && attention == other.attention
            && durationGround == other.durationGround
    }
}
