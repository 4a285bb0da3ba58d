public import Foundation
import Reservations

/// Every booking of a medium that the ledger knows, by number and by what its row last said.
///
/// Nearly every row of a scan says what it said before. Such a row is found by the fingerprint of
/// its words, which is as good as hashed already and names the number too: one look at one place,
/// whatever the size of the salon. Only the others are looked up by their number.
public struct KnownBook: Sendable {
    let entries: [KnownEntry]
    private let numbers: NumberIndex
    private let words: WordIndex

    /// Of bookings under one number the last counts.
    public init(_ bookings: [(number: String, known: Known)] = []) {
        var entries: [KnownEntry] = []
        entries.reserveCapacity(bookings.count)
        var numbers = NumberIndex(capacity: bookings.count)
        for booking in bookings {
            let entry = KnownEntry(number: booking.number, known: booking.known)
            if let place = numbers.place(of: booking.number, in: entries) {
                entries[place] = entry
            } else {
                numbers.add(booking.number, at: entries.count)
                entries.append(entry)
            }
        }
        self.entries = entries
        self.numbers = numbers
        words = WordIndex(of: entries)
    }

    public var count: Int { entries.count }

    /// The numbers of all bookings.
    public var bookingNumbers: Set<String> { Set(entries.map(\.number)) }

    /// The numbers of the bookings that stand and were seen since then.
    public func numbers(seenAfter moment: Date) -> [String] {
        entries.filter { $0.known.lastSeen > moment && $0.known.isActive }.map(\.number)
    }

    /// What is known of a booking; nil if nothing is.
    public subscript(number: String) -> Known? {
        place(of: number).map { entries[$0].known }
    }

    /// Where a booking stands among the entries.
    func place(of number: String) -> Int? { numbers.place(of: number, in: entries) }

    /// Where the booking stands whose last row said just this and is believed, if there is one.
    @inline(__always) func place(saying said: Fingerprint) -> Int? { words.place(of: said) }
}

extension KnownBook: Equatable {
    /// Whether both know the same, in whatever order.
    public static func == (left: KnownBook, right: KnownBook) -> Bool {
        left.count == right.count && left.entries.allSatisfy { right[$0.number] == $0.known }
    }
}
