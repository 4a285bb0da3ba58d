import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension YearPlay {
    /// What a booking should keep closed at a target, by the target's file and by who is merged; nil
    /// where nobody may say anything.
    func wanted(
        of booking: Reservation, at target: Medium
    ) -> (names: Set<String?>, minutes: Range<Int>)? {
        guard let law = laws[target], law.sells, booking.key.medium != target,
            let start = booking.facts.startTime?.minutes
        else { return nil }
        let origin = laws[booking.key.medium]
        if law.enters(bookingOf: origin) { return nil }
        let minutes = start..<start + max(1, booking.facts.durationMinutes ?? 1)
        let isAnybodys =
            booking.facts.staff == nil
            || booking.facts.nominated == false && origin?.assigns == false
        guard law.unit == "staff", !isAnybodys, let name = booking.facts.staff else {
            return ([nil], minutes)
        }
        let person = roster.person(name, at: booking.key.medium)
        let names = roster.names(of: person, at: target)
        return names.isEmpty ? nil : (Set(names.map { $0 as String? }), minutes)
    }

    /// I9, I12: what a standing booking takes is closed at every linked medium, waits to be, or is a
    /// person's to close.
    func judgeCoverage(of keys: Set<ReservationKey>, in ledger: Ledger) async throws {
        let histories = try ledger.looking { try $0.histories(of: keys) }
        // One visit under two numbers takes one slot, once a person has said so (D16).
        let bookings = histories.values.filter { !$0.visitWords.values.contains(.same) }
            .compactMap(\.reservation)
        let courses = try await ledger.linkCourses()
        let days = Set(bookings.compactMap(\.facts.visitDate))
        for target in Year.targets where courses[target]?.state == .linked {
            try await judgeIdleness(on: days, at: target, since: courses[target]?.since, in: ledger)
            try await judgeCoverage(
                of: bookings, at: target, since: courses[target]?.since, in: ledger)
        }
    }

    private func judgeCoverage(
        of bookings: [Reservation], at target: Medium, since: Date?, in ledger: Ledger
    ) async throws {
        let start = laws[target]?.forgetsAtUnlink == true ? since : nil
        for booking in bookings where booking.isActive && hasToBeTold(booking) {
            guard let wanted = wanted(of: booking, at: target) else { continue }
            figures.covered += 1
            let closed = closings(of: booking.key, at: target, since: start)
            let isClosed = closed.contains { slot in
                slot.day == booking.facts.visitDate && wanted.names.contains(slot.staff)
                    && slot.minutes.lowerBound <= wanted.minutes.lowerBound
                    && slot.minutes.upperBound >= wanted.minutes.upperBound
            }
            if !isClosed {
                breach(
                    "I9 close fast",
                    "\(booking.key) on \(booking.facts.visitDate?.description ?? "-") "
                        + "\(wanted.minutes) of \(wanted.names) is for sale at \(target.rawValue)")
            }
        }
    }

    /// Whether it lies ahead, and its medium was heard of before this run (D15).
    func hasToBeTold(_ booking: Reservation) -> Bool {
        let medium = booking.key.medium
        return booking.facts.begins.map { $0 > now } == true
            && (medium == .local || past.heard.contains(medium))
    }

    /// What was planned to be closed and is not planned to be opened again. What was refused or is
    /// in doubt is a person's to see to.
    func closings(of key: ReservationKey, at target: Medium, since: Date?) -> Set<YearSlot> {
        var closed: Set<YearSlot> = []
        let ids = (past.slotSteps[target]?[key] ?? []).subtracting(past.superseded)
        for step in ids.compactMap({ past.steps[$0] }).sorted(by: { $0.n < $1.n }) {
            if let since, step.opens < since - 1 { continue }
            if let opened = step.before.map(YearSlot.init) { _ = closed.open(opened) }
            if let taken = step.after.map(YearSlot.init) { closed.insert(taken) }
        }
        return closed
    }
}
