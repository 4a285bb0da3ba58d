import LedgerStore
import Reconciliation
import Reservations

extension Books {
    /// What a run's pages of schedules say of blocks, beside what is believed of their days. Days
    /// that are over are left alone, and so are linked media whose slots are ours: what differs there
    /// is never taken in (R1-16).
    func blocks(
        of sheets: [ScheduleSheet], on terms: Terms
    ) throws(LedgerTrouble) -> BlockReview {
        let links = try linkCourses()
        let ahead = sheets.filter { sheet in
            let isOurs = terms.floor.media[sheet.medium]?.slots.areOurs ?? false
            return sheet.day.day >= terms.today.adding(days: -1)
                && !(isOurs && links[sheet.medium]?.state == .linked)
        }
        if ahead.isEmpty { return BlockReview() }
        let names = try staffBook().entries.keys
        let bare = Dictionary(grouping: names) { [$0.medium.rawValue, $0.name.bareName] }
        let named = ahead.map { sheet in
            sheet.naming { bare[[sheet.medium.rawValue, $0.bareName]]?.min()?.name ?? $0 }
        }
        var memories: [DayMemory] = []
        for sheet in named { memories.append(try memory(of: sheet)) }
        return BlockReview(
            of: Array(zip(named, memories)), most: terms.limits.releases)
    }

    private func memory(of sheet: ScheduleSheet) throws(LedgerTrouble) -> DayMemory {
        let day = sheet.day.day
        return DayMemory(
            blocked: try blockedDay(of: sheet.medium, on: day),
            look: try scheduleLook(at: day, of: sheet.medium),
            bookings: try activeBookings(from: day, to: day)
                .filter { $0.key.medium == sheet.medium })
    }

    /// The blocks of some days as they will be after a plan: those that stand, and those that a
    /// medium was told of and that are gone. Of a day of which nothing is believed, none is gone.
    func blocks(
        from first: ServiceDay, to last: ServiceDay?, toldTo target: Medium, after plan: Plan
    ) throws(LedgerTrouble) -> [Reservation] {
        let days = try blockedDays(from: first, to: last, after: plan)
        let standing = Set(days.values.flatMap(\.blocks))
        let gone = try blocksTold(to: target, from: first, to: last).subtracting(standing)
        return standing.sorted().map { $0.reservation() }
            + gone.sorted().compactMap { block in
                days[[block.medium.rawValue, block.day.description]]
                    .map { block.reservation(goneFrom: $0.capture) }
            }
    }

    /// The blocks that stand on some days.
    func standingBlocks(
        from first: ServiceDay, to last: ServiceDay?, after plan: Plan? = nil
    ) throws(LedgerTrouble) -> [Reservation] {
        try blockedDays(from: first, to: last, after: plan).values.standing
    }

    private func blockedDays(
        from first: ServiceDay, to last: ServiceDay?, after plan: Plan?
    ) throws(LedgerTrouble) -> [[String]: BlockedDay] {
        var days: [[String]: BlockedDay] = [:]
        let planned = plan?.blocked.filter { $0.day >= first && $0.day <= last ?? $0.day } ?? []
        for day in try blockedDays(from: first, to: last) + planned { days[day.name] = day }
        return days
    }
}

extension BlockedDay {
    fileprivate var name: [String] { [medium.rawValue, day.description] }
}

extension Sequence<BlockedDay> {
    /// The blocks that stand on these days, in order, as what occupies a slot.
    var standing: [Reservation] { flatMap(\.blocks).sorted().map { $0.reservation() } }
}
