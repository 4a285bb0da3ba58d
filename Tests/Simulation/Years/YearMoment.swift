import Foundation
import Pipeline
import Reconciliation
import Reservations

/// One run of a year, or one word of a person's, as the invariants see it.
struct YearMoment {
    let now: Date
    /// Seconds since the year's beginning.
    let time: TimeInterval
    let report: RunReport
    let changes: [Change]
    /// The bookings that were changed or that steps are about, as they are now.
    let histories: [ReservationKey: History]
    /// What was planned, new or again.
    let planned: [PlannedStep]
    let holds: [HoldState]
    let activeBefore: Int
    let activeAfter: Int
    /// What the list gave; nil where it was not due.
    let walk: Walk?
    let truths: [Medium: Truth]
    let past: YearPast

    var horizon: Horizon { Horizon(at: now, months: 4) }
    var verdict: Coverage.Verdict? {
        report.sources.first { $0.name == "list" }?.coverage?.verdict
    }
}

extension YearMoment {
    static let invariants: [(name: String, judge: @Sendable (YearMoment) -> [String])] = [
        ("I4 conservation", { $0.conservation() }),
        ("I5 no cancel from ignorance", { $0.noCancelFromIgnorance() }),
        ("I7 later beats earlier", { $0.latestWordCounts() }),
        ("I10 open slow", { $0.openSlow() }),
        ("I11 cumulative guard", { $0.cumulativeGuard() }),
        ("I12 tombstone once", { $0.tombstoneOnce() }),
        ("I16 horizon", { $0.horizonIsNoWord() }),
        ("I19 pins", { $0.pinsSurvive() }),
        ("I20 holds", { $0.holdsDoNotLeak() }),
        ("I21 no phantom", { $0.noPhantom() }),
        ("I22 weak links", { $0.ownEvidenceOnly() }),
        ("exposure", { $0.exposureIsNoDebt() }),
    ]

    /// I4: rows and mails add up, and so do the active bookings before and after.
    func conservation() -> [String] {
        var broken = report.sources.filter { !$0.addsUp }.map { "\($0.name): rows do not add up" }
        if report.status == .broken { broken.append("\(report.notes.map(\.text))") }
        let told = changes.reduce(0) { sum, change in
            switch change.kind {
            case .booked, .resurrected: sum + 1
            case .adopted: sum + (change.after.status?.isCancelled == false ? 1 : 0)
            case .cancelled: sum - 1
            default: sum
            }
        }
        if activeBefore + told != activeAfter {
            broken.append("\(activeBefore) active and \(told) told, but \(activeAfter)")
        }
        return broken
    }

    /// I5: what a faulty walk did not show is not missing; and a medium that is only known by mail
    /// misses nothing.
    func noCancelFromIgnorance() -> [String] {
        let missing = changes.filter { $0.kind == .missing }
        var broken = missing.filter { $0.key.medium != Year.listed }.map { "\($0.key) is missing" }
        if verdict != .complete, !missing.isEmpty {
            broken.append("\(missing.map(\.key.number)) missing after a list that is not whole")
        }
        guard let walk, !walk.isConsistent else { return broken }
        let lost = walk.hidden.intersection(missing.map(\.key.number))
        return broken + lost.sorted().map { "\($0) missing, although the walk hid it" }
    }

    /// I10: a booking is given up only on an explicit word of its own that somebody said.
    func openSlow() -> [String] {
        changes.filter { $0.kind == .cancelled }.compactMap { change in
            let (key, history) = (change.key, histories[change.key] ?? History())
            let isPinned = history.pinWords.standing.contains {
                $0.field == .status && $0.value.status?.isCancelled == true
            }
            let isSaid = history.observations.contains { $0.facts.status?.isCancelled == true }
            guard isPinned || isSaid else { return "\(key) was given up without a word" }
            if isPinned || key.medium == .local || past.misread.contains(key.number) { return nil }
            let states = truths[key.medium]?.states(of: key.number, until: time + 600) ?? []
            return states.contains { $0.status.isCancelled }
                ? nil : "\(key) was given up, although nobody ever cancelled it"
        }
    }

    /// I11: releases that no mail and no person confirms stay within G2's bound for any 24 hours.
    func cumulativeGuard() -> [String] {
        let recent = past.releases.filter { $0.at > now - 86_400 && $0.at <= now }
        let isFresh = recent.contains { $0.at == now }
        let bound = max(3, activeBefore / 10)
        return isFresh && recent.count > bound
            ? ["\(recent.count) releases within 24 hours, \(bound) allowed"] : []
    }

    /// I12: a number is buried once.
    func tombstoneOnce() -> [String] {
        changes.filter { $0.kind == .tombstone && past.tombstones.contains($0.key) }
            .map { "\($0.key) got a second tombstone" }
    }

    /// I16: the horizon moving on is no word about any booking.
    func horizonIsNoWord() -> [String] {
        changes.filter { $0.kind == .missing }.compactMap { change in
            guard let begins = change.after.begins, let day = change.after.visitDate else {
                return nil
            }
            return begins > now && horizon.holdsWell(day)
                ? nil : "\(change.key) on \(day) is missing from \(horizon)"
        }
    }

    /// I20: what a hold names is not given up while it stands.
    func holdsDoNotLeak() -> [String] {
        let held = Set(
            holds.filter { $0.word == .open && $0.hold.guard == "G2" }
                .flatMap { $0.hold.members.map(\.key) })
        return changes.filter { change in
            change.kind == .cancelled && held.contains(change.key)
                && !past.decided.contains(change.key.number)
        }.map { "\($0.key) leaked out of its hold" }
    }

    /// I7: a word that is surely the latest is what the ledger believes, unless a guard or a person
    /// has set it aside.
    func latestWordCounts() -> [String] {
        let aside = Set(
            holds.filter { $0.word != .approved }.flatMap { $0.hold.members.map(\.key) })
        return histories.flatMap { key, history -> [String] in
            guard !aside.contains(key), !past.decided.contains(key.number),
                let booking = history.reservation,
                let latest = history.observations.map({ (facts: $0.facts, interval: $0.interval) })
                    .surelyLast
            else { return [] }
            let pinned = Set(history.pinWords.standing.map(\.field))
            return [Field.status, .visitDate, .startTime, .staff].filter { field in
                !pinned.contains(field) && latest.facts.claimed.contains(field)
                    && !booking.facts.agrees(on: field, with: latest.facts)
            }.map { "\(key): \($0) is not what was said last" }
        }
    }

    /// I19: see `History.lostPins`.
    func pinsSurvive() -> [String] {
        histories.flatMap { key, history in
            history.lostPins.map { "\(key): the pin of \($0) is lost" }
        }
    }

    func noPhantom() -> [String] {
        histories.flatMap { key, history in
            history.phantoms.map { "\(key): \($0) rests on nothing" }
        }
    }

    func ownEvidenceOnly() -> [String] {
        changes.filter { !(histories[$0.key] ?? History()).backs($0) }
            .map { "\($0.key) was changed by another booking's word" }
    }

    /// A slot is for sale elsewhere for some time or none.
    func exposureIsNoDebt() -> [String] {
        report.exposures.exposures.filter { $0.minutes < 0 || $0.to < $0.from }
            .map { "\($0.key) at \($0.target): \($0.minutes) minutes" }
    }
}
