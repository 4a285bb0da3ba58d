public import Foundation
public import Reservations

/// What came after words on a booking had been kept back: whether they were wrong, so that keeping
/// them back was right.
public struct Hindsight {
    /// The last of the words that waited.
    private let word: Observation
    private let others: [Observation]
    /// The fields on which the word said something else than was believed when it came: of those
    /// the ones that mean most for its slot. A mail does not name the staff that a list does, and
    /// writes a menu in other words.
    private let atStake: [Field]

    /// Nil where none of the words is known, or they changed nothing.
    ///
    /// - Parameters:
    ///   - words: the ids of what waited of this booking.
    ///   - observations: all that there ever was of it.
    public init?(on words: Set<Fingerprint>, among observations: [Observation]) {
        let waited = inOrder(observations.filter { words.contains($0.id) })
        guard let last = waited.last else { return nil }
        let came = waited.map(\.detectedAt).min() ?? last.detectedAt
        word = last
        others = inOrder(observations.filter { !words.contains($0.id) })
        let believed = fold(others.filter { $0.detectedAt < came }).facts
        let differing = last.facts.claimed.intersection(believed.claimed).fields.filter {
            $0 != .statusText && !last.facts.agrees(on: $0, with: believed)
        }
        let weighty = Self.byWeight.lazy.map { differing.filter($0.contains) }
        atStake = weighty.first { !$0.isEmpty } ?? differing
        if atStake.isEmpty { return nil }
    }

    private static let byWeight: [Set<Field>] = [
        [.status], [.visitDate, .startTime], [.durationMinutes], [.staff],
    ]

    /// Whether the words were wrong; nil where nobody can tell.
    ///
    /// The first word that surely tells counts: what a booking became long afterwards says nothing
    /// of a wait that was over by then. A list that repeats the word may be misread once more, and
    /// only tells where the guard itself believed it.
    ///
    /// - Parameters:
    ///   - since: when they began to wait.
    ///   - end: when the guard let them go; nil while they wait, and where only their time was over.
    public func wereWrong(since: Date, end: Date?) -> Bool? {
        let later = others.filter { other in
            other.detectedAt > since && end.map { other.detectedAt <= $0 } ?? true
        }
        for other in later {
            let shared = atStake.filter(other.facts.claimed.fields.contains)
            if shared.isEmpty { continue }
            if !shared.allSatisfy({ other.facts.bears(out: word.facts, on: $0) }) {
                // What is no newer than the word speaks of the time before it.
                if other.interval.to > word.interval.to { return true }
            } else if other.channel == .mail || other.channel == .desk {
                return false
            }
        }
        return end.flatMap(wereWrong(asOf:))
    }

    /// What the ledger made of them when they were let go.
    private func wereWrong(asOf end: Date) -> Bool? {
        let then = fold((others + [word]).filter { $0.detectedAt <= end }).facts
        if atStake.allSatisfy({ then.bears(out: word.facts, on: $0) }) { return false }
        // Cancelled in the meantime, it has no more to say of a time or a name.
        let isGone = then.status?.isCancelled == true && word.facts.status?.isCancelled != true
        return isGone ? nil : true
    }
}

extension Facts {
    /// Who cancelled, a mail and a list may tell in different words.
    fileprivate func bears(out word: Facts, on field: Field) -> Bool {
        if field == .status, word.status?.isCancelled == true {
            return status?.isCancelled == true
        }
        return agrees(on: field, with: word)
    }
}
