import Foundation
import Reservations

/// An observation with the time for which it speaks: a row that a later complete scan showed
/// unchanged speaks for that scan's time too.
struct Witness {
    let observation: Observation
    let interval: Interval

    init(_ observation: Observation) {
        self.observation = observation
        interval = observation.interval
    }

    init(_ observation: Observation, seenAgain interval: Interval) {
        self.observation = observation
        self.interval = interval
    }

    var saysCancelled: Bool { observation.facts.status?.isCancelled == true }
}

/// What all witnesses together say of one booking.
struct Folded {
    var facts = Facts()
    var provenance: [Field: Fingerprint] = [:]
    var sources: [String] = []
    /// The fields on which words of one moment and of equal rank differ.
    var conflicts: FieldSet = []
    /// Of these, the observations that differ from the one that shows.
    var rivals: [Field: [Fingerprint]] = [:]
    /// Stands, although an older word cancelled it.
    var isResurrected = false
    var cancelledAt: Date?
    var durationChannel: Observation.Channel?
    /// The pins whose values stand here.
    var pins: [Pin] = []

    func saysTheSame(as other: Folded) -> Bool {
        facts == other.facts && conflicts == other.conflicts
    }
}

/// Folds witnesses into facts, field by field. The order in which they came does not matter: they
/// are put into one canonical order first (I2).
func fold(_ witnesses: [Witness]) -> Folded {
    let ordered = witnesses.sorted(by: comesBefore)
    var folded = Folded()
    var sources: Set<String> = []
    for field in Field.allCases where field != .statusText {
        guard let (winner, isTied) = winner(of: field, among: ordered) else { continue }
        folded.facts.take(field, from: winner.observation.facts)
        folded.provenance[field] = winner.observation.id
        sources.insert(winner.observation.source)
        if isTied {
            folded.conflicts.insert(FieldSet(field))
            folded.rivals[field] = rivals(of: winner, on: field, among: ordered)
        }
        if field == .durationMinutes { folded.durationChannel = winner.observation.channel }
    }
    takeStatusText(among: ordered, into: &folded)
    judgeCancellation(among: ordered, into: &folded)
    folded.sources = sources.sorted()
    return folded
}

/// The cancellations that no later word of the booking's standing has overtaken.
func standingCancels(among witnesses: [Witness]) -> [Witness] {
    let standing = witnesses.filter { !$0.saysCancelled && $0.observation.facts.status != nil }
    return witnesses.sorted(by: comesBefore).filter { cancel in
        cancel.saysCancelled
            && !standing.contains { $0.interval.isSurelyAfter(cancel.interval) }
    }
}

/// Observations in the order of their times, so that they stand in the history in one order
/// whatever the order in which they came.
func inOrder(_ observations: [Observation]) -> [Observation] {
    observations.map { Witness($0) }.sorted(by: comesBefore).map(\.observation)
}

private func comesBefore(_ left: Witness, _ right: Witness) -> Bool {
    if left.interval.to != right.interval.to { return left.interval.to < right.interval.to }
    if left.interval.from != right.interval.from {
        return left.interval.from < right.interval.from
    }
    let (one, two) = (left.observation.id, right.observation.id)
    return (one.high, one.low) < (two.high, two.low)
}

private func winner(of field: Field, among ordered: [Witness]) -> (Witness, isTied: Bool)? {
    var winner: Witness?
    var isTied = false
    for witness in ordered where witness.observation.facts.claimed.contains(field) {
        guard let best = winner else {
            winner = witness
            continue
        }
        switch precedence(of: witness, over: best, on: field) {
        case .wins: (winner, isTied) = (witness, false)
        case .loses: break
        case .ties:
            let agrees = witness.observation.facts.agrees(on: field, with: best.observation.facts)
            (winner, isTied) = (witness, isTied || !agrees)
        }
    }
    return winner.map { ($0, isTied) }
}

/// The words that say something else than the winner and weigh as much, each once.
private func rivals(of winner: Witness, on field: Field, among ordered: [Witness]) -> [Fingerprint]
{
    var seen: Set<Fingerprint> = []
    return ordered.filter { witness in
        let facts = witness.observation.facts
        return facts.claimed.contains(field)
            && precedence(of: winner, over: witness, on: field) == .ties
            && !facts.agrees(on: field, with: winner.observation.facts)
    }.map(\.observation.id).filter { seen.insert($0).inserted }
}

private enum Precedence {
    case wins, loses, ties
}

/// Later beats earlier; where two overlap, a word about an event beats a row that merely shows,
/// and then the better source for the field.
private func precedence(of new: Witness, over old: Witness, on field: Field) -> Precedence {
    if new.interval.isSurelyAfter(old.interval) { return .wins }
    if old.interval.isSurelyAfter(new.interval) { return .loses }
    let (one, two) = (new.observation, old.observation)
    if one.isExplicit != two.isExplicit { return one.isExplicit ? .wins : .loses }
    let (newRank, oldRank) = (rank(one, on: field), rank(two, on: field))
    if newRank != oldRank { return newRank > oldRank ? .wins : .loses }
    return .ties
}

/// A number is never used again after its cancellation, so of two mails of one moment the
/// cancellation is the later one.
private func rank(_ observation: Observation, on field: Field) -> Int {
    let channel =
        switch observation.channel {
        case .detail: 30
        case .list: field == .visitDate || field == .startTime ? 10 : 20
        case .mail: 10
        case .table: 0
        }
    let kind =
        switch observation.kind {
        case .present: 0
        case .new: 1
        case .changed: 2
        case .cancelled: 3
        }
    return channel + kind
}

/// The medium's own words belong to the status that won; a mail brings none of its own.
private func takeStatusText(among ordered: [Witness], into folded: inout Folded) {
    guard let status = folded.facts.status else { return }
    let spoken = ordered.last {
        $0.observation.facts.claimed.contains(.statusText) && $0.observation.facts.status == status
    }
    folded.facts.claimed.insert(FieldSet(.statusText))
    folded.facts.statusText = spoken?.observation.facts.statusText
    folded.provenance[.statusText] = spoken?.observation.id ?? folded.provenance[.status]
}

private func judgeCancellation(among ordered: [Witness], into folded: inout Folded) {
    guard let status = folded.facts.status else { return }
    guard status.isCancelled else {
        folded.isResurrected = ordered.contains(where: \.saysCancelled)
        return
    }
    let first = standingCancels(among: ordered).first
    // A mail is written when it happens; a row only shows that it has happened by then.
    folded.cancelledAt = first.map {
        $0.observation.channel == .mail ? $0.interval.from : $0.interval.to
    }
}
