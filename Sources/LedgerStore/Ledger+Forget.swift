public import Foundation
import GRDB
public import Reservations

extension Ledger {
    /// Erases the guest of some bookings from every table, and from the file's free pages.
    ///
    /// Numbers, times, states, hashes and ids stay, so that the ledger can still be worked out
    /// again.
    ///
    /// - Parameters:
    ///   - by: who asked for it.
    ///   - cells: the ledger row of a reservation as it stands then.
    /// - Returns: the captures that the bookings' observations were read from.
    public func forget(
        _ keys: [ReservationKey], by person: String, at: Date, cells: (Reservation) -> [UInt8]
    ) throws(LedgerTrouble) -> Set<String> {
        let captures = try writing { books throws(LedgerTrouble) in
            var captures: Set<String> = []
            for key in keys {
                captures.formUnion(try books.observations(of: key).map(\.capture))
                try books.erase(key, at: at)
                if let erased = try books.reservation(key) {
                    try books.shelve(cells(erased), of: erased)
                }
                let subject = Fingerprint(words: [books.salon, key.subject]).description
                try books.note(Act(at: at, person: person, kind: "forget", subject: subject))
            }
            return captures
        }
        do {
            try queue.vacuum()
            try queue.writeWithoutTransaction { db in
                _ = try db.checkpoint(.truncate)
            }
        } catch {
            throw LedgerTrouble(error, at: path)
        }
        return captures
    }

    /// Notes that the bytes of captures go for good.
    public func shred(_ captures: Set<String>) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            for hash in captures.sorted() {
                try books.run(
                    "UPDATE capture SET is_shredded = 1 WHERE salon = $1 AND hash = $2",
                    [books.salon, hash])
            }
        }
    }

    /// The bookings of the guest with a phone number or mail address, as any word on them has it.
    public func bookings(ofGuest contact: Private<String>) throws(LedgerTrouble) -> [ReservationKey]
    {
        let wanted = Self.folded(contact.value)
        if wanted.isEmpty { return [] }
        return try reading { books throws(LedgerTrouble) in
            var keys: Set<ReservationKey> = []
            try books.each(
                """
                SELECT medium, number, facts FROM observation WHERE salon = $1
                UNION ALL SELECT medium, number, facts FROM reservation WHERE salon = $1
                """, [books.salon]
            ) { line throws(LedgerTrouble) in
                let facts: Facts = try line.json(2)
                let contacts = [facts.phone, facts.email].compactMap { $0?.value }
                guard contacts.contains(where: { Self.folded($0) == wanted }) else { return }
                keys.insert(
                    ReservationKey(
                        medium: Medium(rawValue: try line.text(0)), number: try line.text(1)))
            }
            return keys.sorted()
        }
    }

    /// The bookings with a number.
    public func bookings(numbered number: String) throws(LedgerTrouble) -> [ReservationKey] {
        try reading { books throws(LedgerTrouble) in try books.keys(of: number) }
    }

    private static func folded(_ contact: String) -> String {
        let isAddress = contact.contains("@")
        return contact.lowercased().filter { isAddress ? !$0.isWhitespace : $0.isNumber }
    }
}
