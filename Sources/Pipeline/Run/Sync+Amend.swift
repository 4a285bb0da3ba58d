import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension Sync {
    /// Takes a person's word on a booking.
    ///
    /// - Throws: `WrongUsage` where the ledger has no such booking or no such pin; nothing is
    ///   written then.
    public func run(_ amendment: Amendment) async throws -> RunReport {
        try await hear { books in [try note(amendment, in: books)] }
    }

    /// Keeps the words as acts, each pin with what the sources say now.
    private func note(_ amendment: Amendment, in books: Books) throws -> ReservationKey {
        let key = try key(
            of: amendment.number, at: amendment.medium, orSay: "--medium", in: books)
        var belief = try books.belief(media: [], horizon: horizon, now: asOf)
        belief.histories = try books.histories(of: [key])
        guard let history = belief.histories[key], history.reservation?.isTombstone == false,
            let source = sourceFacts(of: key, belief: belief, terms: try terms(books))
        else {
            throw WrongUsage(
                "\(amendment.number) is known by its cancellation alone: there is nothing to pin")
        }
        try refuseIdle(amendment.unpins, of: history)
        let words =
            amendment.pins.claimed.fields.map { field in
                PinWord.pin(Pin(field, value: amendment.pins, source: source, at: asOf))
            } + amendment.unpins.fields.map(PinWord.unpin)
        for word in words {
            try books.note(try Act(word, on: key, by: amendment.person, at: asOf))
        }
        return key
    }

    private func refuseIdle(_ unpins: FieldSet, of history: History) throws(WrongUsage) {
        let pinned = FieldSet(history.pinWords.standing.map(\.field))
        let idle = unpins.subtracting(pinned).fields.map(\.label)
        guard idle.isEmpty else {
            throw WrongUsage(
                idle.map { "--unpin: nobody has pinned \($0); `daicho explain` shows the pins" })
        }
    }
}
