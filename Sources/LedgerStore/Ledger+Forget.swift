public import Foundation
import GRDB
public import Reservations

extension Ledger {
    /// Erases the guest of some bookings from every table, and notes that the captures which show
    /// it go for good: those that the bookings' observations were read from, and some others.
    ///
    /// Numbers, times, states, hashes and ids stay, so that the ledger can still be worked out
    /// again. Until `endForgetting` says that it is over, the bookings are `beingForgotten`.
    ///
    /// - Parameters:
    ///   - by: who asked for it.
    ///   - cells: the ledger row of a reservation as it stands then.
    public func forget(
        _ keys: [ReservationKey], showing others: Set<String>, by person: String, at: Date,
        cells: (Reservation) -> [UInt8]
    ) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            var captures = others
            for key in keys {
                captures.formUnion(try books.forget(key, by: person, at: at, cells: cells))
            }
            try books.shred(captures)
        }
    }

    /// The bookings whose guest the ledger has erased, while files beside it may still show it.
    public func beingForgotten() throws(LedgerTrouble) -> [ReservationKey] {
        try reading { books throws(LedgerTrouble) in
            try books.all(
                """
                SELECT medium, number FROM forgotten WHERE salon = $1 AND is_under_way = 1
                ORDER BY medium, number
                """, [books.salon]
            ) { line throws(LedgerTrouble) in
                ReservationKey(
                    medium: Medium(rawValue: try line.text(0)), number: try line.text(1))
            }
        }
    }

    /// The captures whose bytes go for good, whether they are gone already or not.
    public func shreddedCaptures() throws(LedgerTrouble) -> Set<String> {
        try reading { books throws(LedgerTrouble) in
            try books.shreddedCaptures()
        }
    }

    /// Empties the file's free pages, and notes that no file shows the guests any more.
    public func endForgetting(_ keys: [ReservationKey]) throws(LedgerTrouble) {
        try vacuum()
        try writing { books throws(LedgerTrouble) in
            for key in keys {
                try books.run(
                    """
                    UPDATE forgotten SET is_under_way = 0
                    WHERE salon = $1 AND medium = $2 AND number = $3
                    """, [books.salon, key.medium.rawValue, key.number])
            }
        }
    }

    private func vacuum() throws(LedgerTrouble) {
        do {
            try queue.vacuum()
            try queue.writeWithoutTransaction { db in
                _ = try db.checkpoint(.truncate)
            }
        } catch {
            throw LedgerTrouble(error, at: path)
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
