import Foundation
import Reservations

/// Decides what a run's evidence makes of the ledger: observations to keep, changes, holds and
/// steps for the targets. Pure: the same belief, evidence and terms give the same plan.
///
/// - Parameter belief: with the histories of every booking that `survey` touches, and what the
///   targets were told of them.
public func reconcile(
    _ evidence: Evidence, survey: Survey, belief: Belief, terms: Terms
) -> Plan {
    var plan = Plan()
    plan.ignored = survey.ignored
    plan.scans = survey.outcomes
    plan.adopts = adoptions(evidence, survey: survey, belief: belief, terms: terms)
    let cases = Docket(evidence: evidence, survey: survey, belief: belief).cases
    var verdicts: [ReservationKey: Verdict] = [:]
    for (key, booking) in cases { verdicts[key] = booking.verdict(terms: terms) }

    let guardian = ReleaseGuard(limits: terms.limits, belief: belief, terms: terms)
    var held: [ReservationKey: Verdict] = [:]
    for key in guardian.held(among: verdicts) {
        guard let judged = verdicts[key] else { continue }
        held[key] = judged
        let suspended = Set(judged.unconfirmedCancels.map(\.id))
        verdicts[key] = cases[key]?.verdict(suspending: suspended, terms: terms)
    }
    plan.holds = guardian.holds(held)
    for key in verdicts.keys.sorted() {
        if let verdict = verdicts[key] { plan.take(verdict, belief: belief, terms: terms) }
    }
    plan.settle(evidence, verdicts: verdicts)
    return plan
}

/// A medium is adopted by the first complete scan of it, or, where nothing lists it, by its first
/// mails (D15).
private func adoptions(
    _ evidence: Evidence, survey: Survey, belief: Belief, terms: Terms
) -> Set<Medium> {
    let scanned = evidence.scans.filter {
        survey.outcomes[$0.id]?.coverage.verdict == .complete
    }.map(\.medium)
    let mailed = evidence.mails.map(\.key.medium).filter(terms.mailOnly.contains)
    return Set(scanned + mailed).subtracting(belief.adopted)
}

/// Sorts the evidence by booking.
private struct Docket {
    let evidence: Evidence
    let survey: Survey
    let belief: Belief

    var cases: [ReservationKey: Case] {
        let (dropped, approved) = words
        let sightings = belief.lastScans.mapValues(\.interval)
        var cases: [ReservationKey: Case] = [:]
        for key in survey.touched {
            cases[key] = Case(
                key: key, history: belief.histories[key] ?? History(),
                rows: rows(of: key), mails: survey.mails[key] ?? [],
                absentSince: survey.absent[key], sightings: sightings,
                dropped: dropped, approved: approved)
        }
        return cases
    }

    private func rows(of key: ReservationKey) -> [Observation] {
        (survey.rows[key] ?? []).map { place in
            let scan = evidence.scans[place.scan]
            return scan.observation(of: scan.rows[place.row])
        }
    }

    /// What people said of held observations.
    private var words: (dropped: Set<Fingerprint>, approved: Set<Fingerprint>) {
        var (dropped, approved): (Set<Fingerprint>, Set<Fingerprint>) = ([], [])
        for state in belief.holds {
            let ids = state.hold.members.map(\.observation)
            switch state.word {
            case .open: break
            case .approved: approved.formUnion(ids)
            case .dropped: dropped.formUnion(ids)
            }
        }
        return (dropped, approved)
    }
}

extension Plan {
    fileprivate mutating func take(_ verdict: Verdict, belief: Belief, terms: Terms) {
        var after = verdict.after
        let isNew = verdict.before == nil
        if isNew, adopts.contains(verdict.key.medium) { after.adopted = true }
        observations += verdict.fresh
        if verdict.before != after { reservations.append(after) }
        guard let change = change(of: verdict, isAdopted: after.adopted && isNew) else { return }
        changes.append(change)
        if change.kind == .cancelled, !verdict.isConfirmed, verdict.releases(after: terms.now) {
            unconfirmedReleases.insert(verdict.key)
        }
        guard change.kind != .missing else { return }
        replanned.insert(verdict.key)
        actions += Steps(belief: belief, terms: terms).actions(for: change, after: after)
    }

    /// The decision table (RECONCILIATION §1.1).
    private func change(of verdict: Verdict, isAdopted: Bool) -> Change? {
        let after = verdict.after
        let kind: Change.Kind
        switch (verdict.before, after.isActive) {
        case (nil, true): kind = isAdopted ? .adopted : .booked
        case (nil, false): kind = isAdopted ? .adopted : .tombstone
        case (let before?, true) where !before.isActive: kind = .resurrected
        case (let before?, false) where before.isActive: kind = .cancelled
        case (let before?, true)
        where before.absentScans == 0 && after.absentScans > 0
            && after.attention.contains(.missing):
            kind = .missing
        case (let before?, true)
        where before.absentScans == 1 && after.absentScans == 2
            && after.attention.contains(.unconfirmed):
            kind = .missing
        case (let before?, true) where before.isUnseen && !after.isUnseen:
            kind = .found
        case (let before?, _):
            guard before.facts != after.facts else { return nil }
            kind = .amended
        }
        return Change(
            kind: kind, key: verdict.key, before: verdict.before?.facts, after: after.facts,
            evidence: verdict.fresh.map(\.id), reasons: reasons(of: kind, verdict))
    }

    private func reasons(of kind: Change.Kind, _ verdict: Verdict) -> [String] {
        if kind == .missing {
            return verdict.after.lastRow == nil ? ["D11", "unconfirmed"] : ["D11", "absent"]
        }
        var reasons: Set<String> = kind == .adopted ? ["D15"] : []
        for observation in verdict.fresh {
            reasons.insert("\(observation.channel.rawValue):\(observation.kind.rawValue)")
            if let status = observation.facts.status, status.isCancelled {
                reasons.insert("status:\(status.rawValue)")
            }
        }
        if reasons.isEmpty { reasons = ["re-judged"] }
        return reasons.sorted()
    }

    /// A scan after which something is still open must be looked at again even if the next one
    /// says the same.
    fileprivate mutating func settle(
        _ evidence: Evidence, verdicts: [ReservationKey: Verdict]
    ) {
        let isOpen = verdicts.values.contains { verdict in
            (!verdict.after.rowAgrees && verdict.after.lastRow != nil)
                || (verdict.after.lastRow == nil && verdict.after.absentScans == 1)
        }
        guard isOpen || !holds.filter({ $0.word == .open }).isEmpty else { return }
        for id in scans.keys { scans[id]?.isSettled = false }
    }
}

extension Reservation {
    /// Whether its medium's lists no longer show it, as far as a person has been told.
    fileprivate var isUnseen: Bool {
        attention.contains(.missing) || attention.contains(.unconfirmed)
    }
}
