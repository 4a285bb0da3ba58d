public import Foundation
public import Reconciliation
public import Reservations

extension Act {
    /// A person's word on two bookings, as it is kept with one of them.
    public init(
        _ word: VisitWord, on key: ReservationKey, and other: ReservationKey, by person: String,
        at: Date
    ) {
        let detail: JSON = ["medium": .text(other.medium.rawValue), "number": .text(other.number)]
        self.init(
            at: at, person: person, kind: word.rawValue, subject: key.subject, detail: detail.line)
    }

    /// The word on two bookings that this act is, with the other one; nil where it is another act.
    public var visitWord: (word: VisitWord, other: ReservationKey)? {
        get throws(LedgerTrouble) {
            guard let word = VisitWord(rawValue: kind) else { return nil }
            do {
                let other = try JSONDecoder().decode(
                    ReservationKey.self, from: Data(detail.value.utf8))
                return (word, other)
            } catch {
                throw .invariant("the act \(kind) of \(at) names no other booking")
            }
        }
    }
}

extension Books {
    /// What people said last of some bookings and others.
    public func visitWords(
        of keys: Set<ReservationKey>
    ) throws(LedgerTrouble) -> [ReservationKey: [ReservationKey: VisitWord]] {
        var words: [ReservationKey: [ReservationKey: VisitWord]] = [:]
        for key in keys { words[key] = try acts(on: key.subject).visitWords }
        return words
    }
}

extension Ledger {
    /// See `Books.visitWords`.
    public func visitWords(
        of keys: Set<ReservationKey>
    ) throws(LedgerTrouble) -> [ReservationKey: [ReservationKey: VisitWord]] {
        try reading { books throws(LedgerTrouble) in try books.visitWords(of: keys) }
    }
}

extension [Act] {
    /// By another booking, what people said last of the two.
    var visitWords: [ReservationKey: VisitWord] {
        get throws(LedgerTrouble) {
            var words: [ReservationKey: VisitWord] = [:]
            for act in self {
                if let (word, other) = try act.visitWord { words[other] = word }
            }
            return words
        }
    }
}
