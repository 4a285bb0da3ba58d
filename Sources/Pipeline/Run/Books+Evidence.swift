import LedgerStore
import Reconciliation
import Reservations

extension Books {
    /// What the ledger believes of the media that evidence speaks of: nothing of one whose list
    /// says nothing new. A run and its replay both decide on just this (I1).
    func belief(
        for scans: [Scan], mails: [Observation], terms: Terms
    ) throws(LedgerTrouble) -> Belief {
        let last = try lastScans()
        let news = scans.filter { !saysNothingNew($0, after: last[$0.source]) }
        let media = Set(news.map(\.medium)).union(mails.map(\.key.medium))
        // A backfill asks of its rows' own bookings only: its cost is not the ledger's size.
        var belief = try belief(
            media: terms.past == nil ? media : [], horizon: terms.scope, now: terms.now)
        if terms.past == nil { belief.arrived = try awaited(until: terms.horizon.last) }
        for medium in Set(mails.map(\.key.medium)).subtracting(belief.adopted) {
            belief.heardSince[medium] = try heard(of: medium)
        }
        return belief
    }
}

extension Books {
    /// What pages of schedules say that is not known yet of the bookings they show.
    func words(of sheets: [ScheduleSheet]) throws(LedgerTrouble) -> [Observation] {
        var words: [Observation] = []
        for sheet in sheets {
            let bookings = try activeBookings(from: sheet.day.day, to: sheet.day.day)
            let mine = bookings.filter { $0.key.medium == sheet.medium }
            let ends = sheet.day.ends(of: mine)
            words += sheet.words(ends, on: try histories(of: Set(ends.map(\.key))))
        }
        return words
    }
}
