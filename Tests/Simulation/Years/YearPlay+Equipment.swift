import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

/// Who waits for equipment, worked out minute by minute and by nothing that the planner knows.
extension YearPlay {
    /// Gives a booking a bed, and one beside it the other.
    func seat(_ pick: Int, beside staff: Int) async throws {
        guard let booking = try await standing(pick), let day = booking.facts.visitDate,
            let start = booking.facts.startTime
        else { return }
        try await equip(booking, with: YearSalon.beds[0])
        pass(seconds: 7)
        var words = DeskWords()
        words.at = "\(day) \(start)"
        words.staff = Year.person(staff)
        words.menu = [YearSalon.menus[0].name]
        words.equipment = YearSalon.beds[1]
        (words.name, words.phone) = ("見本 花子\(pick)", "0900001\(1000 + pick)")
        let entry = try Booking(words, person: "見本")
        let done = try await Sync(salon.loaded, in: world).run(entry)
        past.seated.insert(done.key)
        try await judge(done.report)
    }

    func seated(_ pick: Int) async throws -> Reservation? {
        let bookings = try await salon.ledger(for: .reading).activeBookings(
            from: today.adding(days: 1), to: nil
        ).filter { past.seated.contains($0.key) }.sorted { $0.key < $1.key }
        return bookings.isEmpty ? nil : bookings[pick % bookings.count]
    }

    func equip(_ booking: Reservation, with piece: String) async throws {
        var words = DeskWords()
        words.equipment = piece
        past.seated.insert(booking.key)
        try await edit(
            Deed(
                amending: booking.key.number, medium: booking.key.medium, words, person: "見本"))
    }

    func sellsWithoutEquipment(_ target: Medium) -> Bool {
        laws[target].map { $0.unit == "staff" && !$0.keepsEquipment } ?? false
    }

    /// Whose time of a day is nobody's to sell, because both beds are in use.
    func idleness(
        on day: ServiceDay, in ledger: Ledger
    ) async throws -> [(person: String, minutes: Range<Int>)] {
        let standing = try await ledger.activeBookings(from: day, to: day)
        let same = try ledger.looking { try $0.visitWords(of: Set(standing.map(\.key))) }
        return idleness(among: standing.filter { same[$0.key]?.values.contains(.same) != true })
    }

    private func idleness(
        among bookings: [Reservation]
    ) -> [(person: String, minutes: Range<Int>)] {
        var used = Array(repeating: Set<String>(), count: ClockTime.end + 1)
        var busy = Array(repeating: Set<String>(), count: ClockTime.end + 1)
        for booking in bookings {
            guard let bed = booking.facts.equipment, YearSalon.beds.contains(bed),
                let start = booking.facts.startTime?.minutes
            else { continue }
            let end = min(ClockTime.end, start + max(1, booking.facts.durationMinutes ?? 1))
            for minute in start..<max(start, end) {
                used[minute].insert(bed)
                guard let name = booking.facts.staff else { continue }
                busy[minute].insert(roster.person(name, at: booking.key.medium))
            }
        }
        return YearSalon.bedded.flatMap { person in
            let minutes = used.indices.filter {
                used[$0].count == YearSalon.beds.count && !busy[$0].contains(person)
            }
            return minutes.map { (person, $0..<$0 + 1) }
        }
    }

    /// I9: whoever waits for equipment is closed where none is kept, whoever's booking keeps it so.
    func judgeIdleness(
        on days: Set<ServiceDay>, at target: Medium, since: Date?, in ledger: Ledger
    ) async throws {
        guard sellsWithoutEquipment(target) else { return }
        let start = laws[target]?.forgetsAtUnlink == true ? since : nil
        for day in days {
            let standing = try await ledger.activeBookings(from: day, to: day)
            guard standing.allSatisfy(hasToBeTold) else { continue }
            let closed = (past.slotSteps[target] ?? [:]).keys
                .flatMap { closings(of: $0, at: target, since: start) }
            for idle in try await idleness(on: day, in: ledger) {
                let names = roster.names(of: idle.person, at: target)
                let isClosed = closed.contains { slot in
                    slot.day == day && slot.staff.map(names.contains) == true
                        && slot.minutes.overlaps(idle.minutes)
                }
                if !isClosed, !names.isEmpty {
                    breach(
                        "R1-10 close fast",
                        "\(idle.person) on \(day) \(idle.minutes) is for sale at "
                            + "\(target.rawValue), and no bed is left")
                    return
                }
            }
        }
    }

    /// R1-10, I10: what equipment kept closed opens on the word of a booking that had some and has
    /// not any more.
    func judgeEquipment(givenBackBy step: PlannedStep) throws {
        figures.equipped += 1
        if step.reasons.contains("act:same") { return }
        let proofs = step.reasons.filter { $0.hasPrefix("evidence:") }.map { $0.dropFirst(9) }
        let ledger = try salon.ledger(for: .reading)
        let histories = try ledger.looking { try $0.histories(of: past.seated) }
        let words = histories.values.filter { history in
            let ids = history.observations.map(\.id) + history.pinWords.standing.map(\.id)
            return ids.contains { id in proofs.contains { id.description.hasPrefix($0) } }
        }.compactMap(\.reservation)
        if words.isEmpty { breach("R1-10 proof", "\(step.words): nobody gave a bed back") }
        for word in words where !word.attention.isDisjoint(with: [.held, .conflict]) {
            breach("R1-10 open slow", "\(step.words): \(word.key.number) is in doubt")
        }
    }

    /// Whether somebody may wait for a bed as long as words are in doubt or ends are not known, or
    /// a booking in doubt may take the slot.
    func mayWaitForEquipment(
        _ slot: YearSlot, at target: Medium, among bookings: [Reservation]
    ) -> Bool {
        let near = bookings.filter { $0.facts.visitDate == slot.day }
        let isOpen = near.contains { $0.facts.equipment != nil && $0.facts.durationMinutes == nil }
        let isDoubtful = bookings.contains { booking in
            !booking.attention.isDisjoint(with: [.held, .conflict])
                && past.closed[target]?[booking.key]?.contains { $0.day == slot.day } == true
        }
        return isOpen || isDoubtful
            || idleness(among: near).contains { idle in
                slot.staff.map(roster.names(of: idle.person, at: target).contains) == true
                    && slot.minutes.overlaps(idle.minutes)
            }
    }
}
