import Foundation
import Reservations

extension Plan {
    /// Takes out of the cases what a link leaves out. What was said of it is kept all the same: a
    /// later word may tell that the booking belongs to the ledger after all.
    mutating func leaveOut(
        of cases: inout [ReservationKey: Case], belief: Belief, terms: Terms
    ) {
        for key in cases.keys.sorted() where terms.excluding.contains(key.medium) {
            guard let booking = cases[key], booking.history.reservation == nil else { continue }
            let received = booking.receivedAt
            let link = belief.links[key.medium] ?? LinkCourse()
            if let received, link.includes(receivedAt: received) { continue }
            cases[key] = nil
            leftOut.keys.insert(key)
            leaveOut(booking, isDated: received != nil)
        }
    }

    private mutating func leaveOut(_ booking: Case, isDated: Bool) {
        for (scan, row) in booking.rows {
            scans[scan]?.observed -= 1
            scans[scan]?.leftOut += 1
            if note(row, of: booking, isDated: isDated) { scans[scan]?.isUnchanged = false }
        }
        for mail in booking.mails { _ = note(mail, of: booking, isDated: isDated) }
    }

    /// Counts a row or mail; true where it says something that was not kept yet.
    private mutating func note(_ word: Observation, of booking: Case, isDated: Bool) -> Bool {
        if !isDated, word.bringsBooking {
            leftOut.unreceived.append(word)
            return false
        }
        leftOut.preLink[word.source, default: 0] += 1
        let isKnown = booking.history.observations.contains { $0.repeats(word) }
        if isKnown || observations.contains(where: { $0.id == word.id }) { return false }
        observations.append(word)
        return true
    }
}

extension Case {
    /// When the medium received the booking, by the earliest word of those that bring one: what
    /// tells of a change may print the change's own time.
    fileprivate var receivedAt: Date? {
        let words = history.observations + rows.map(\.observation) + mails
        return words.filter(\.bringsBooking).compactMap(\.facts.receivedAt).min()
    }
}

extension Observation {
    /// An edit or a cancellation never makes a booking (R0-03).
    fileprivate var bringsBooking: Bool { kind == .new || kind == .present }

    /// Whether this is the same word, or the row that a list shows again.
    fileprivate func repeats(_ other: Observation) -> Bool {
        id == other.id
            || (channel == .list && other.channel == .list && source == other.source
                && facts == other.facts)
    }
}
