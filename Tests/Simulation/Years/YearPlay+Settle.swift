import Foundation
import LedgerStore
import Pipeline
import Reservations

extension YearPlay {
    /// I17: when all goes well for a while, nothing is left to do, what was said last is believed,
    /// and every target keeps closed what it should and nothing else. I1: the ledger can be worked
    /// out again.
    func settle() async throws {
        let lastMail = letters.map(\.appearsAt).max() ?? 0
        let calm = max(year.steps.last?.at ?? 0, lastMail) + 3600
        let noon = SalonTime.instant(
            SalonTime.day(of: year.begin + calm).adding(days: 1), minutes: 720)
        var step = YearStep(at: noon.timeIntervalSince(year.begin))
        var report: RunReport?
        for _ in 0..<5 where breaches.isEmpty {
            prepare(step, at: step.at)
            try await attend()
            let walk = surroundings.with { $0.walk }
            let run = await run(isForced: true)
            try await judge(run, walk: walk)
            try await judgeLiveness(after: run, walk: walk)
            report = run
            step.at += 900
        }
        guard breaches.isEmpty, let report else { return }
        if !report.changes.isEmpty || !report.actions.isEmpty {
            breach("I17 convergence", "still at work: \(report.changes) \(report.actions)")
        }
        let ledger = try salon.ledger(for: .reading)
        // What has begun meanwhile is nobody's to send any more.
        let waiting = try await ledger.actions(in: .pending).filter { item in
            (item.action.after ?? item.action.before)?.begins.map { $0 > now } ?? true
        }
        if !waiting.isEmpty {
            breach(
                "I17 convergence",
                "\(waiting.count) steps still wait: \(waiting.prefix(3).map { past.steps[$0.action.id]?.words ?? "-" })"
            )
        }
        if try !file.looseBases.isEmpty { breach("I18 base", "\(try file.looseBases)") }
        try judgeTruth(in: ledger)
        try await judgeLeftovers(in: ledger)
        try judgeConfluence(in: ledger)
        try await judgeReplay()
        figures.checks += 6
    }

    /// I7, I23: the list's bookings are as it shows them, or a person is told.
    private func judgeTruth(in ledger: Ledger) throws {
        let time = now.timeIntervalSince(year.begin)
        for (medium, truth) in truths where medium == Year.listed {
            let keys = truth.plot.bookings.map { ReservationKey(medium: medium, number: $0.number) }
            let histories = try ledger.looking { try $0.histories(of: Set(keys)) }
            let held = Set(
                try ledger.looking { try $0.holds() }.flatMap { $0.hold.members.map(\.key) })
            for key in keys where !past.decided.contains(key.number) && !held.contains(key) {
                guard let state = truth.state(of: key.number, at: time), state.isListed,
                    Horizon(at: now, months: 4).contains(state.day)
                else { continue }
                let known = histories[key]?.reservation?.facts
                if known?.status != state.status || known?.visitDate != state.day
                    || known?.startTime?.minutes != state.start
                {
                    breach(
                        "I17 convergence", "\(key.number) is \(state), the ledger says otherwise")
                }
            }
        }
    }

    /// What is closed at a linked medium is what some booking takes there, or is left by a rule: a
    /// name that may not be told, or a time that another booking needs.
    private func judgeLeftovers(in ledger: Ledger) async throws {
        let courses = try await ledger.linkCourses()
        let bookings = try await ledger.activeBookings(from: today, to: nil)
        try await judgeCoverage(of: Set(bookings.map(\.key)), in: ledger)
        let standing = Dictionary(uniqueKeysWithValues: bookings.map { ($0.key, $0) })
        for (target, closed) in past.closed where courses[target]?.state == .linked {
            let law = laws[target]
            for (key, slots) in closed {
                for slot in slots where isAhead(slot) {
                    if let name = slot.staff, law?.needsMerge == true,
                        !roster.isSynced(name, at: target)
                    {
                        continue
                    }
                    if law?.forgetsAtUnlink == true,
                        !closings(of: key, at: target, since: courses[target]?.since)
                            .contains(slot)
                    {
                        continue
                    }
                    if !isNeeded(slot, at: target, for: key, among: standing),
                        !mayWaitForEquipment(slot, at: target, among: bookings),
                        timeOff(named: slot.staff, at: target, on: slot.day)?
                            .overlaps(slot.minutes) != true
                    {
                        let known = try ledger.looking { try $0.histories(of: [key])[key] }
                        breach(
                            "I17 nothing stays closed",
                            "\(target.rawValue) keeps \(slot) closed for \(key): "
                                + "\(known?.reservation.map(Self.words) ?? "-")"
                        )
                    }
                }
            }
        }
    }

    private static func words(_ booking: Reservation) -> String {
        let facts = booking.facts
        return "\(facts.status!) on \(facts.visitDate!) at \(facts.startTime!) \(booking.attention)"
    }

    private func isAhead(_ slot: YearSlot) -> Bool {
        slot.day.map { SalonTime.instant($0, minutes: slot.minutes.lowerBound) > now } ?? false
    }

    /// Whether the booking itself takes the slot, or another one that it shares it with.
    private func isNeeded(
        _ slot: YearSlot, at target: Medium, for key: ReservationKey,
        among standing: [ReservationKey: Reservation]
    ) -> Bool {
        if let booking = standing[key] {
            if !booking.attention.isDisjoint(with: [.held, .conflict]) { return true }
            if booking.facts.visitDate == slot.day, let wanted = wanted(of: booking, at: target),
                wanted.names.contains(slot.staff), slot.minutes.overlaps(wanted.minutes)
            {
                return true
            }
        }
        return slot.staff != nil
            && standing.values.contains { other in
                guard other.facts.visitDate == slot.day, let wanted = wanted(of: other, at: target)
                else { return false }
                let minutes =
                    other.facts.durationMinutes == nil
                    ? wanted.minutes.lowerBound..<ClockTime.end : wanted.minutes
                return wanted.names.contains(slot.staff) && slot.minutes.overlaps(minutes)
            }
    }

    /// I2, I8 over the bookings of every medium.
    private func judgeConfluence(in ledger: Ledger) throws {
        var confluence = Confluence(seed: year.seed, begin: year.begin)
        for (medium, truth) in truths.sorted(by: { $0.key < $1.key }) {
            let keys = Set(
                truth.plot.bookings.map { ReservationKey(medium: medium, number: $0.number) })
            let histories = try ledger.looking { try $0.histories(of: keys) }
            for (_, history) in histories.sorted(by: { $0.key < $1.key }) {
                breaches += confluence.breaches(of: history.observations)
            }
        }
    }

    private func judgeReplay() async throws {
        let live = try salon.ledger(for: .reading).snapshot()
        let rebuilt = try await Replay(salon.loaded).rebuild(live)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        if !differences.isEmpty || !rebuilt.isWhole {
            let places = differences.prefix(3).map { "\($0.place): \($0.columns)" }
            breach("I1 replay", "\(rebuilt.uncovered) runs lost, \(places)")
        }
    }
}
