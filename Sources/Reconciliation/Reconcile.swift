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
    var survey = survey
    // What people approved waits for a run: nobody is told of what a file of the past sets off.
    let (words, isPast) = (belief.holds, terms.past != nil)
    let belief = isPast ? belief.undecided : belief
    let doubts = Scrutiny(
        evidence: evidence, survey: survey, belief: belief, terms: terms
    ).doubts
    survey.apply(doubts, to: evidence.scans)
    var plan = Plan()
    plan.scans = survey.outcomes
    plan.adopts = adoptions(evidence, survey: survey, belief: belief, terms: terms)
    let docket = Docket(evidence: evidence, survey: survey, belief: belief, terms: terms)
    let awaited = docket.awaited
    plan.keep(awaited, belief: belief)
    var cases = docket.cases(without: Set(awaited.keys))
    plan.leaveOut(of: &cases, belief: belief, terms: terms)
    plan.ignored = docket.ignored
    let judgement = Judgement(
        of: cases, scans: evidence.scans, doubts: doubts,
        trusted: trusted(evidence.scans, survey), belief: belief, terms: terms)
    plan.holds = isPast ? judgement.holds.decided(as: words) : judgement.holds
    let verdicts = IdentityGuard(belief: belief, terms: terms).flagged(judgement.verdicts)
    for key in verdicts.keys.sorted() {
        if let verdict = verdicts[key] { plan.take(verdict, belief: belief, terms: terms) }
    }
    plan.count(cases, verdicts: verdicts)
    plan.settle(evidence, verdicts: verdicts)
    return plan
}

/// The complete scans that nothing speaks against, with when they began.
private func trusted(_ scans: [Scan], _ survey: Survey) -> [String: Date] {
    var trusted: [String: Date] = [:]
    for scan in scans where survey.outcomes[scan.id]?.coverage.verdict == .complete {
        trusted[scan.id] = scan.interval.from
    }
    return trusted
}

/// A medium is adopted by the first complete scan of it, or, where nothing lists it, by the first
/// reading of its mailbox (D15).
private func adoptions(
    _ evidence: Evidence, survey: Survey, belief: Belief, terms: Terms
) -> Set<Medium> {
    let scanned = evidence.scans.filter {
        survey.outcomes[$0.id]?.coverage.showsWhatStands == true
    }.map(\.medium)
    let mailed = evidence.mailedMedia.intersection(terms.mailOnly)
    return mailed.union(scanned).subtracting(belief.adopted)
}

extension Coverage {
    /// Whether a first look at a medium may rest on it: a whole list does, and so does one of which
    /// a tenth at most could not be read. What could not goes out as new when it can be.
    fileprivate var showsWhatStands: Bool {
        if verdict == .complete { return true }
        guard verdict == .partial, failed == ["quarantined-row"], let rows = number("rows"),
            let unread = number("unread")
        else { return false }
        return unread * 10 <= rows
    }
}

extension Plan {
    fileprivate mutating func take(_ verdict: Verdict, belief: Belief, terms: Terms) {
        var after = verdict.after
        let isNew = verdict.before == nil
        let isFound = adopts.contains(verdict.key.medium)
        let wasThere = isFound && !verdict.isSurelyNew(to: belief)
        if isNew, wasThere || terms.isSilent(on: after) {
            after.adopted = true
        }
        observations += verdict.fresh + verdict.sighted
        if verdict.before != after { reservations.append(after) }
        if verdict.before?.attention.contains(.notAtMedium) == true, verdict.edits.isEmpty {
            settled[verdict.key] = verdict.isReflected
        }
        let steps = Steps(belief: belief, terms: terms)
        guard let change = change(of: verdict, isAdopted: after.adopted && isNew) else {
            if verdict.endsDoubt {
                actions += steps.actions(for: verdict, reasons: ["conflict-ended"])
            }
            return
        }
        changes.append(change)
        if terms.isSilent(on: after) { silent.insert(verdict.key) }
        if change.kind == .cancelled, !verdict.isConfirmed, verdict.releases(after: terms.now) {
            unconfirmedReleases.insert(verdict.key)
        }
        // An absence by itself is nothing that a target is told.
        guard change.kind != .missing || !change.fields.isEmpty else { return }
        actions += steps.actions(for: verdict, reasons: change.reasons)
    }

    /// What kind of change this is: one line of the decision table each.
    private func change(of verdict: Verdict, isAdopted: Bool) -> Change? {
        let after = verdict.after
        let kind: Change.Kind
        switch (verdict.before, after.isActive) {
        case (nil, true): kind = isAdopted ? .adopted : .booked
        case (nil, false): kind = isAdopted ? .adopted : .tombstone
        case (let before?, true) where !before.isActive:
            kind = before.facts.status?.isCancelled == true ? .resurrected : .booked
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
            evidence: verdict.fresh.map(\.id) + verdict.newPins.map(\.id),
            reasons: reasons(of: kind, verdict))
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
        for pin in verdict.newPins {
            reasons.formUnion([pin.isEdit ? "act:edit" : "act:pin", "D6"])
        }
        if verdict.hasLostPin { reasons.insert("act:unpin") }
        if reasons.isEmpty { reasons = ["re-judged"] }
        return reasons.sorted()
    }
}

extension Verdict {
    /// Whether what was kept back in doubt can be said now.
    fileprivate var endsDoubt: Bool {
        before?.attention.contains(.conflict) == true && !mayMoveInDoubt
    }
}

extension Reservation {
    /// Whether its medium's lists no longer show it, as far as a person has been told.
    fileprivate var isUnseen: Bool {
        attention.contains(.missing) || attention.contains(.unconfirmed)
    }
}

extension Belief {
    /// The same, with what people approved still waiting.
    fileprivate var undecided: Belief {
        var belief = self
        for place in holds.indices where holds[place].word == .approved {
            belief.holds[place].word = .open
        }
        return belief
    }
}

extension [HoldState] {
    /// With what people had said of them.
    fileprivate func decided(as before: [HoldState]) -> [HoldState] {
        let words = Dictionary(before.map { ($0.hold.id, $0.word) }) { first, _ in first }
        return map { HoldState(hold: $0.hold, word: words[$0.hold.id] ?? $0.word) }
    }
}
