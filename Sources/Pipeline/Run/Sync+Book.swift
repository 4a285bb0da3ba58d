import Foundation
import LedgerStore
import Reconciliation
public import Reservations

extension Sync {
    /// Enters a booking that was made at the desk. It is in force at once; the same one entered
    /// again under the same name of the person's own changes nothing.
    ///
    /// - Throws: `BookingRefusal` where it does not fit; nothing is written then.
    public func run(
        _ booking: Booking
    ) async throws -> (key: ReservationKey, report: RunReport) {
        var key = ReservationKey(medium: .local, number: "")
        let report = try await hear { books in
            key = try freeKey(for: booking, in: books)
            if let known = try books.histories(of: [key])[key] {
                guard known.wasEntered(as: booking.facts) else {
                    throw BookingRefusal.idTaken(key.number)
                }
                return []
            }
            let facts = booking.received(at: asOf)
            try KnownStaff(loaded, in: books).check(facts)
            try FitCheck.mustLieAhead(facts, at: asOf)
            try FitCheck(loaded, in: books).check(facts, of: key)
            return Heard([
                try enter(.new, facts, on: key, as: "book", by: booking.person, in: books)
            ])
        }
        return (key, report)
    }

    /// The key of a new booking; that of an old one only where a person names it the same.
    private func freeKey(for booking: Booking, in books: Books) throws -> ReservationKey {
        var count = 0
        while true {
            let number = booking.number(salon: definition.salon.id, at: asOf, count: count)
            let key = ReservationKey(medium: .local, number: number)
            if booking.id != nil { return key }
            if try !books.keys(of: number).contains(key) { return key }
            count += 1
        }
    }

    /// Keeps that a person entered something, and makes it an observation of just that moment. Words
    /// on one booking keep the order in which they are said, also where the clock stands still.
    func enter(
        _ kind: Observation.Kind, _ facts: Facts, on key: ReservationKey, as deed: String,
        by person: String, in books: Books
    ) throws -> Observation {
        let last = try books.histories(of: [key])[key]?.observations.map(\.interval.to).max()
        let moment = max(asOf, last?.addingTimeInterval(0.001) ?? asOf)
        let word = Observation(
            key: key, kind: kind, channel: .desk, facts: facts,
            interval: Interval(from: moment, to: moment), detectedAt: asOf, source: "desk",
            capture: "", span: nil, format: "")
        try books.note(Act(entering: word, as: deed, by: person, at: asOf))
        return word
    }
}

extension History {
    /// Whether the booking was first entered with these words.
    fileprivate func wasEntered(as facts: Facts) -> Bool {
        observations.contains { word in
            guard word.channel == .desk, word.kind == .new else { return false }
            var said = facts
            said.take(.receivedAt, from: word.facts)
            return word.facts == said
        }
    }
}
