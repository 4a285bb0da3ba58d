import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension YearPlay {
    /// Every step that opens a slot, or takes a booking back, has its proof in the ledger: a word of
    /// its own that says so, at rest in the archive or said by a person.
    func judgeProof(of step: PlannedStep, in moment: YearMoment) throws {
        figures.opened += 1
        if step.key.isTimeOff { return judgeTimeOff(givenBackBy: step) }
        guard let history = moment.histories[step.key], let booking = history.reservation else {
            return breach("I10 proof", "\(step.words): nobody knows the booking")
        }
        let isDoubtful =
            booking.isActive && !booking.attention.isDisjoint(with: [.held, .conflict])
        if isDoubtful { breach("I10 open slow", "\(step.words), in doubt: \(booking.attention)") }
        if step.isForEquipment { return try judgeEquipment(givenBackBy: step) }
        let pins = Set(history.pinWords.standing.map(\.id))
        let grounds = grounds(of: step, booking)
        if grounds.isEmpty {
            // Who is whom was said by a person: that is kept as an act.
            if roster.changes == 0 { breach("I10 proof", "\(step.words) rests on nothing") }
            return
        }
        let isNamed = step.reasons.contains {
            $0 != "slots" && !$0.hasPrefix("screen:") && !$0.hasPrefix("R0-")
        }
        if !isNamed { breach("I10 proof", "\(step.words) tells no reason") }
        if !grounds.isDisjoint(with: pins) { return }
        let words = history.observations.filter { grounds.contains($0.id) }
        guard !words.isEmpty else { return breach("I10 proof", "\(step.words): no such word") }
        let fresh = words.filter { $0.channel != .desk && $0.detectedAt > now - 25 * 86_400 }
        let kept = try file.captures(Set(fresh.map(\.capture)))
        let lost = fresh.filter { !kept.contains($0.capture) }
        if !lost.isEmpty { breach("I10 proof", "\(step.words): its capture is not kept") }
    }

    /// The words by which the booking is not there any more.
    private func grounds(of step: PlannedStep, _ booking: Reservation) -> Set<Fingerprint> {
        guard booking.isActive else {
            return Set([booking.provenance[.status]].compactMap(\.self))
        }
        guard let told = step.before else { return [] }
        let fields = [Field.visitDate, .startTime, .durationMinutes, .staff, .menu].filter {
            $0 == .menu || !told.agrees(on: $0, with: booking.facts)
        }
        return Set(fields.compactMap { booking.provenance[$0] })
    }

    /// What has reached a target, as it stands there: nothing is opened that was not closed, nothing
    /// closed twice, and no slot opened that another booking needs.
    func judgeArrivals(in ledger: Ledger) async throws {
        let (arrivals, repeated) = counters.with { state in
            defer { (state.arrivals, state.repeated) = ([], []) }
            return (state.arrivals, state.repeated)
        }
        try await forgetUnlinked(in: ledger)
        for arrival in repeated { breach("I13 once", "\(arrival.id) came again") }
        for arrival in arrivals {
            guard let step = past.steps[arrival.id] else {
                breach("the outbox", "\(arrival.id) was never planned")
                continue
            }
            let law = laws[step.target]
            if law?.needsScreen == true, !YearSalon.isFile(step.target), step.kind != .advise,
                screenEnd <= now
            {
                breach("R2-08", "\(step.words) was written while the link screen was closed")
            }
            guard step.isAboutSlot else { continue }
            var closed = past.closed[step.target]?[step.key] ?? []
            if let taken = step.after.map(YearSlot.init) {
                if closed.contains(taken), step.kind != .advise {
                    breach("I12 one block", "\(step.words) is closed already")
                }
                closed.insert(taken)
            }
            if let opened = step.before.map(YearSlot.init) {
                if !closed.open(opened) {
                    breach("I17 nothing unknown is opened", step.words)
                }
                try await judgeOpening(of: opened, by: step, in: ledger)
            }
            past.closed[step.target, default: [:]][step.key] = closed
        }
    }

    /// What such a medium kept closed is forgotten there when it is linked anew (R1-17).
    private func forgetUnlinked(in ledger: Ledger) async throws {
        for (target, course) in try await ledger.linkCourses()
        where laws[target]?.forgetsAtUnlink == true && past.linkedSince[target] != course.since {
            past.linkedSince[target] = course.since
            past.closed[target] = nil
        }
    }

    /// No slot is opened that a booking of another occupies.
    private func judgeOpening(
        of slot: YearSlot, by step: PlannedStep, in ledger: Ledger
    ) async throws {
        guard let staff = slot.staff, let day = slot.day else { return }
        if let off = timeOff(named: staff, at: step.target, on: day), off.overlaps(slot.minutes) {
            breach("a slot is opened of somebody who does not work", step.words)
        }
        for idle in try await idleness(on: day, in: ledger)
        where idle.minutes.overlaps(slot.minutes) {
            let names = roster.names(of: idle.person, at: step.target)
            if sellsWithoutEquipment(step.target), names.contains(staff) {
                breach("a slot is opened of whom no equipment is left for", step.words)
            }
        }
        for booking in try await ledger.activeBookings(from: day, to: day)
        where booking.key.medium != step.target {
            guard let taken = wanted(of: booking, at: step.target),
                taken.names.contains(slot.staff),
                slot.minutes.overlaps(taken.minutes)
            else { continue }
            breach("a slot is opened that \(booking.key.number) occupies", step.words)
        }
    }
}

/// A closed time as a target knows it.
struct YearSlot: Hashable {
    let staff: String?
    let equipment: String?
    let day: ServiceDay?
    let minutes: Range<Int>

    init(_ facts: Facts) {
        let start = facts.startTime?.minutes ?? 0
        (staff, equipment, day) = (facts.staff, facts.equipment, facts.visitDate)
        minutes = start..<start + (facts.durationMinutes ?? 0)
    }

    private init(_ whole: YearSlot, _ minutes: Range<Int>) {
        (staff, equipment, day) = (whole.staff, whole.equipment, whole.day)
        self.minutes = minutes
    }

    /// The minutes before and behind a part of it; nil where that is none.
    fileprivate func rest(without part: YearSlot) -> [YearSlot]? {
        guard YearSlot(self, part.minutes) == part, minutes.lowerBound <= part.minutes.lowerBound,
            part.minutes.upperBound <= minutes.upperBound
        else { return nil }
        return [
            minutes.lowerBound..<part.minutes.lowerBound,
            part.minutes.upperBound..<minutes.upperBound,
        ].filter { !$0.isEmpty }.map { YearSlot(self, $0) }
    }
}

extension Set<YearSlot> {
    /// Opens a slot, or a part of one; false where it was not closed.
    mutating func open(_ slot: YearSlot) -> Bool {
        if remove(slot) != nil { return true }
        let wholes = filter { $0.rest(without: slot) != nil }
        for whole in wholes {
            remove(whole)
            formUnion(whole.rest(without: slot) ?? [])
        }
        return !wholes.isEmpty
    }
}
