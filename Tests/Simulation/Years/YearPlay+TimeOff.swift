import Foundation
import LedgerStore
import Pipeline
import Reservations

/// When people do not work, worked out from the definition's own lines and by nothing that the
/// planner knows.
extension YearPlay {
    func timeOff(of person: String, on day: ServiceDay) -> Range<Int>? {
        if daysOff.contains(day) { return YearSalon.open }
        let pauses = person == YearSalon.pausing && day.weekday == YearSalon.pauseDay
        return pauses ? YearSalon.pause : nil
    }

    /// The time off of whoever a target knows by a name.
    func timeOff(named name: String?, at target: Medium, on day: ServiceDay?) -> Range<Int>? {
        guard let name, let day, laws[target]?.takesShifts == true,
            roster.isSynced(name, at: target)
        else { return nil }
        return timeOff(of: roster.person(name, at: target), on: day)
    }

    /// R0-13, R1-17: whoever is merged is closed while they do not work, the whole horizon, where the
    /// link takes the place of the medium's own screen of shifts; or the medium's own bookings take
    /// the time.
    func judgeTimeOff(in ledger: Ledger) async throws {
        let courses = try await ledger.linkCourses()
        let last = Horizon(at: now, months: 4).last
        let days = (1...Int(last.ordinal - today.ordinal)).map { today.adding(days: $0) }
        for target in Year.targets where courses[target]?.state == .linked {
            guard let law = laws[target], law.takesShifts else { continue }
            let since = law.forgetsAtUnlink ? courses[target]?.since : nil
            for staff in 0..<4 {
                let person = Year.person(staff)
                let names = roster.names(of: person, at: target)
                if names.isEmpty { continue }
                for day in days {
                    guard let off = timeOff(of: person, on: day) else { continue }
                    figures.timesOff += 1
                    let closed = closings(
                        of: Self.timeOffKey(of: person, on: day, off), at: target, since: since)
                    let isClosed = closed.contains { slot in
                        slot.day == day && slot.staff.map(names.contains) == true
                            && slot.minutes.lowerBound <= off.lowerBound
                            && slot.minutes.upperBound >= off.upperBound
                    }
                    if isClosed { continue }
                    let own = try await ledger.activeBookings(from: day, to: day)
                        .filter { $0.key.medium == target }
                    if own.isEmpty {
                        breach(
                            "R1-17 time off",
                            "\(person) on \(day) \(off) is for sale at \(target.rawValue)")
                    }
                }
            }
        }
    }

    static func timeOffKey(
        of person: String, on day: ServiceDay, _ minutes: Range<Int>
    ) -> ReservationKey {
        let (from, to) = (minutes.lowerBound, minutes.upperBound)
        let span = "\(ClockTime.text(minutes: from))-\(ClockTime.text(minutes: to))"
        return ReservationKey(medium: .local, number: "予定 \(day) \(span) \(person)")
    }

    /// I10, G4: time off opens because the definition in force does not say it any more, and once a
    /// whole list was read by that definition.
    func judgeTimeOff(givenBackBy step: PlannedStep) {
        figures.reopened += 1
        let words = step.key.number.split(separator: " ", maxSplits: 3).map(String.init)
        guard words.count == 4, let day = ServiceDay(words[1]), let slot = step.before else {
            return breach("I10 proof", "\(step.words) is no time off")
        }
        let opened = YearSlot(slot)
        if let off = timeOff(of: words[3], on: day), off.overlaps(opened.minutes) {
            breach("I10 proof", "\(step.words), and nobody works then")
        }
        let proof = "evidence:\(salon.loaded.definition.hash.description.prefix(16))"
        if !step.reasons.contains(proof) {
            breach("I10 proof", "\(step.words) does not name the definition")
        }
        if !past.isBorneOut { breach("G4 observe only", "\(step.words) before any whole list") }
    }
}
