import Foundation
import Reservations

/// What mails tell of a booking whose day the horizon has not reached: nobody will mail it again on
/// that day, so the words are kept, and the booking is made when its day comes (R2-02).
struct Awaited {
    let day: ServiceDay
    /// Those of its words that came with this run.
    let words: [Observation]
}

extension Docket {
    var awaited: [ReservationKey: Awaited] {
        var awaited: [ReservationKey: Awaited] = [:]
        for key in survey.strayMails.keys.sorted() + survey.mails.keys.sorted() {
            awaited[key] = words(awaiting: key)
        }
        return awaited
    }

    private func words(awaiting key: ReservationKey) -> Awaited? {
        let history = belief.histories[key] ?? History()
        let mails = (survey.mails[key] ?? []) + (survey.strayMails[key] ?? [])
        guard history.reservation == nil, survey.rows[key] == nil,
            !mails.contains(where: { $0.channel == .desk || terms.isInside($0) })
        else { return nil }
        let facts = fold(history.observations + mails).facts
        // Of a replayed run's mail that was left alone, only the day was kept.
        guard let day = facts.visitDate, facts.status != nil, terms.isBeyond(day) else {
            return nil
        }
        return Awaited(day: day, words: mails)
    }
}

extension Plan {
    /// Keeps the words of the bookings whose day has not come.
    mutating func keep(_ waiting: [ReservationKey: Awaited], belief: Belief) {
        for (key, booking) in waiting {
            awaited[key] = booking.day
            let known = belief.histories[key]?.observations ?? []
            observations += booking.words.filter { word in !known.contains { $0.id == word.id } }
        }
        arrived = belief.arrived.subtracting(awaited.keys)
    }
}

extension Terms {
    /// Whether a day is one that the horizon will come to. What a backfill was asked to fill comes
    /// no nearer.
    func isBeyond(_ day: ServiceDay) -> Bool { past == nil && day > horizon.last }

    func isInside(_ word: Observation) -> Bool {
        word.facts.visitDate.map(horizon.contains) ?? false
    }

    /// Whether what is told of a booking of that day changes it.
    func keeps(_ day: ServiceDay) -> Bool { horizon.contains(day) || isBeyond(day) }

    /// Whether a mail may speak of a booking that the ledger has to wait for.
    func awaits(_ mail: Observation) -> Bool { mail.facts.visitDate.map(isBeyond) ?? false }
}
