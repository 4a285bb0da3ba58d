import Foundation
public import Reservations

/// What a medium's link leaves out of the ledger: rows and mails of bookings that the medium
/// received while no link took them in.
public struct LeftOut: Hashable, Sendable {
    /// What they are ignored for.
    public static let reason = "PRE_LINK"

    /// `ignored(PRE_LINK)`, by source (R0-01, R0-03).
    public var preLink: [String: Int] = [:]
    /// `quarantine(UNKNOWN_RECEIVED_AT)`: they bring a booking and do not tell when it was received
    /// (R0-04).
    public var unreceived: [Observation] = []
    /// The bookings that rows and mails were left out of.
    public var keys: Set<ReservationKey> = []

    public init() {}
}

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

extension Finding {
    /// Why a word that brings a booking is set aside (R0-04).
    public init(unreceived word: Observation) {
        self.init(
            field: Field.receivedAt.name,
            problem: "UNKNOWN_RECEIVED_AT: whether it was received before the link is not known",
            location: word.key.number)
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
