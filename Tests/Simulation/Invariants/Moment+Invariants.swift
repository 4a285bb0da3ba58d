import Foundation
import Pipeline
import Reconciliation
import Reservations

extension Moment {
    /// Each invariant that speaks of one run, under its name.
    static let invariants: [(name: String, judge: @Sendable (Moment) -> [String])] = [
        ("I4 conservation", { $0.conservation() }),
        ("I4 conservation", { $0.everyMailCounts() }),
        ("I5 no cancel from ignorance", { $0.noCancelFromIgnorance() }),
        ("I7 explicit beats implicit, later beats earlier", { $0.latestWordCounts() }),
        ("I9 close fast", { $0.closeFast() }),
        ("I10 open slow", { $0.openSlow() }),
        ("I11 cumulative guard", { $0.cumulativeGuard() }),
        ("I12 tombstone once", { $0.tombstoneOnce() }),
        ("I16 horizon", { $0.horizonIsNoWord() }),
        ("I19 pins", { $0.pinsSurvive() }),
        ("I20 holds", { $0.holdsDoNotLeak() }),
        ("I21 no phantom", { $0.noPhantom() }),
        ("I22 weak links", { $0.ownEvidenceOnly() }),
        ("I23 liveness", { $0.liveness() }),
        ("oracle: a history of the world explains it", { $0.isExplained() }),
    ]

    func breaches(past: Past) -> [Breach] {
        var moment = self
        moment.past = past
        return Self.invariants.flatMap { name, judge in
            judge(moment).map { Breach(invariant: name, text: $0) }
        }
    }
}

extension Moment {
    /// I4: rows and mails add up, and so do the active bookings before and after.
    func conservation() -> [String] {
        var broken: [String] = []
        for report in reports {
            if report.status == .broken, tick.disk == nil {
                broken.append("\(report.notes.map(\.text))")
            }
            for source in report.sources where !source.addsUp {
                broken.append("\(source.name): \(source.rows) rows do not add up")
            }
        }
        let told = changes.reduce(0) { sum, change in
            switch change.kind {
            case .booked, .resurrected: sum + 1
            case .adopted: sum + (change.after.status?.isCancelled == false ? 1 : 0)
            case .cancelled: sum - 1
            default: sum
            }
        }
        if before.activeCount + told != after.activeCount {
            broken.append("\(before.activeCount) active and \(told) told, but \(after.activeCount)")
        }
        return broken
    }

    /// I4: what lay in the mailbox and speaks of a day in the horizon is kept as a word, whoever has
    /// opened it.
    func everyMailCounts() -> [String] {
        letters.filter { letter in
            guard let day = truth.state(of: letter.number, at: letter.sentAt)?.day,
                horizon.contains(day)
            else { return false }
            return !after.observations(letter.number).contains { $0.capture == letter.capture }
        }.map { "\($0.number): the mail of \(Int($0.sentAt)) s was not heard" }
    }

    /// I5: what a faulty walk did not show is not missing.
    func noCancelFromIgnorance() -> [String] {
        var broken: [String] = []
        let missing = changes.filter { $0.kind == .missing }.map(\.key.number)
        let isFaultless = walk.map { $0.isConsistent || $0.hidden.isEmpty } ?? false
        if verdict != .complete, !missing.isEmpty {
            broken.append(
                "\(missing) missing after a list that is \(verdict.map { "\($0)" } ?? "not there")")
        }
        guard let walk, !isFaultless else { return broken }
        let lost = walk.hidden.intersection(missing)
        if !lost.isEmpty { broken.append("\(lost.sorted()) missing, although the walk hid them") }
        let known = walk.hidden.filter { before.reservation($0)?.isActive == true }
        if verdict == .complete, !known.isEmpty {
            broken.append("a walk that hid \(known.sorted()) counts as complete")
        }
        return broken
    }

    /// I9: a booking that a readable row shows is known after the run, and one that is new goes
    /// out at once, whatever is held.
    func closeFast() -> [String] {
        var broken: [String] = []
        if let walk, verdict == .complete || verdict == .partial {
            for (number, shown) in walk.rows where !walk.misread.contains(number) {
                guard shown.row.status.meaning?.isCancelled == false,
                    ServiceDay(shown.row.date).map(horizon.contains) == true
                else { continue }
                if after.reservation(number) == nil { broken.append("\(number) is not known") }
            }
        }
        let knewSome = before.bookings.values.contains { $0.reservation != nil }
        guard wasAdopted, knewSome, !changes.contains(where: { $0.kind == .adopted }) else {
            return broken
        }
        for change in changes where change.kind == .booked {
            let number = change.key.number
            if !created.contains(number) { broken.append("\(number) was booked and not sent") }
        }
        return broken
    }

    /// I10: a booking is given up only on an explicit word, and never on one that nobody said.
    func openSlow() -> [String] {
        changes.filter { $0.kind == .cancelled }.compactMap { change in
            let number = change.key.number
            let words = after.observations(number)
            guard words.contains(where: { $0.facts.status?.isCancelled == true }) else {
                return "\(number) was given up without a word"
            }
            let isTrue = truth.states(of: number, until: tick.at + 600).contains {
                $0.status.isCancelled
            }
            let ground = after.reservation(number)?.provenance[.status]
            return isTrue || words.contains { $0.id == ground && past.isMisread($0) }
                ? nil : "\(number) was given up, although nobody ever cancelled it"
        }
    }

    /// I11: releases that no mail confirms stay within G2's bound for any 24 hours.
    func cumulativeGuard() -> [String] {
        let recent = past.releases.filter { $0.at > now - 86_400 && $0.at <= now }
        guard changes.contains(where: { $0.kind == .cancelled }) else { return [] }
        let inScope = before.bookings.values.count { history in
            guard let booking = history.reservation, let day = booking.facts.visitDate else {
                return false
            }
            return booking.isActive && horizon.contains(day)
        }
        let bound = max(3, inScope / 10)
        let isFresh = recent.contains { $0.at == now }
        return isFresh && recent.count > bound
            ? [
                "\(recent.count) releases within 24 hours, \(bound) allowed: \(recent.map(\.number))"
            ] : []
    }

    /// I12: a number is buried once.
    func tombstoneOnce() -> [String] {
        changes.filter { $0.kind == .tombstone }.compactMap { change in
            before.reservation(change.key.number) == nil
                ? nil : "\(change.key.number) got a second tombstone"
        }
    }

    /// I16: the horizon moving on is no word about any booking.
    func horizonIsNoWord() -> [String] {
        changes.filter { $0.kind == .missing }.compactMap { change in
            guard let day = change.after.visitDate, let start = change.after.startTime else {
                return nil
            }
            let isAhead = SalonTime.instant(day, minutes: start.minutes) > now
            return isAhead && horizon.holdsWell(day)
                ? nil : "\(change.key.number) on \(day) is missing from \(horizon)"
        }
    }
}
