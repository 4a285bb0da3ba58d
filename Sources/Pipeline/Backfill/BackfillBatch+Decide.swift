import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension BackfillBatch {
    /// Reconciles the rows with the ledger as it stands inside one transaction, on the same terms
    /// and under the same guards as any run.
    ///
    /// - Parameters:
    ///   - key: the ledger's.
    ///   - cells: a booking's ledger row.
    mutating func decide(
        _ terms: Terms, in books: Books, of key: SalonKey, showing cells: (Reservation) -> [UInt8]
    ) throws -> Decision {
        let histories = try books.histories(of: Set(rows.map(\.word.key)))
        noteRepeated(histories)
        try refuseMisfits(histories, terms, in: books)
        try leaveKnownVisits(histories, in: books, showing: cells)
        let own = try ownRows(histories, key, in: books)
        let news = rows.filter { row, _ in
            let history = histories[row.key]
            let isEcho = echoes.contains(row.key)
            return !own.contains(row.id) && !isRepeated(row, in: history)
                && !(isEcho && history?.reservation?.shows(row, cells) == true)
        }.map { row, location in
            let known = histories[row.key]?.reservation
            return (word: row.registered(for: known, by: asOf), location: location)
        }
        tally.same += rows.count - news.count
        let decision = try Decision(on: Evidence(mails: news.map(\.word)), terms, in: books)
        count(news, decision.plan)
        return decision
    }

    /// The rows that this very ledger wrote, of bookings that it has: they hold nothing that it did
    /// not know, and it may have learned of a cancellation since. Of a run that its journal does not
    /// keep it may have forgotten what it knew, as after the return of an older backup.
    private func ownRows(
        _ histories: [ReservationKey: History], _ key: SalonKey, in books: Books
    ) throws -> Set<Fingerprint> {
        if seals.isEmpty { return [] }
        let known = try books.known(among: Set(seals.values.map(\.run)))
        let own = rows.map(\.word).filter { row in
            guard histories[row.key]?.reservation != nil, let seal = seals[row.id],
                known.contains(seal.run)
            else { return false }
            return seal.holds(by: key)
        }
        return Set(own.map(\.id))
    }

    /// The bookings whose rows could be read.
    var keys: Set<ReservationKey> { Set(rows.map(\.word.key)) }

    /// Two rows of one file that say different things of one booking: what it became is the later
    /// row's word, and a person should look.
    private mutating func noteRepeated(_ histories: [ReservationKey: History]) {
        var before: [ReservationKey: (facts: Facts, location: String)] = [:]
        for (word, location) in rows where made[word.key] == nil {
            let place = word.span?.lowerBound ?? 0
            let stored = histories[word.key]?.observations.last {
                $0.capture == word.capture && $0.span?.lowerBound ?? 0 < place
            }
            let other = before[word.key] ?? stored.map { ($0.facts, "") }
            if let other, other.facts != word.facts {
                tally.lines.append(
                    BackfillLine(
                        .repeated, location: location, number: word.key.number,
                        reason: other.location))
            }
            before[word.key] = (word.facts, location)
        }
    }

    /// A row that repeats the latest word of its kind on the booking, whatever its file's time.
    private func isRepeated(_ row: Observation, in history: History?) -> Bool {
        guard let history else { return false }
        if history.observations.contains(where: { $0.id == row.id }) { return true }
        let last = history.observations.filter { $0.channel == row.channel }.latest
        return last?.facts == row.facts && last?.kind == row.kind
    }

    /// Each row is one of added, changed and same, however many rows speak of one booking.
    private mutating func count(
        _ news: [(word: Observation, location: String)], _ plan: Plan
    ) {
        var changes: [ReservationKey: Change.Kind] = [:]
        for change in plan.changes { changes[change.key] = change.kind }
        let unreceived = Set(plan.leftOut.unreceived.map(\.id))
        for (row, location) in news {
            switch changes.removeValue(forKey: row.key) {
            case .adopted, .booked, .tombstone: tally.added += 1
            case .amended, .cancelled, .resurrected, .found, .missing: tally.changed += 1
            case nil where unreceived.contains(row.id):
                let why = Finding(unreceived: row)
                setAside(
                    [Finding(field: why.field, problem: why.problem, location: location)], row.span,
                    location, number: ownNumber(row.key), booking: row.key)
            case nil where plan.leftOut.keys.contains(row.key):
                leave(LeftOut.reason, at: location, number: ownNumber(row.key))
            case nil: tally.same += 1
            }
        }
    }
}
