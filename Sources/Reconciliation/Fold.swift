import Foundation
public import Reservations

/// What all observations together say of one booking.
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
    /// What kind of word tells the duration.
    var durationGround: DurationGround?
    /// The pins whose values stand here.
    var pins: [Pin] = []

    func saysTheSame(as other: Folded) -> Bool {
        facts == other.facts && conflicts == other.conflicts
    }
}

/// Folds observations into facts, field by field. The order in which they came does not matter:
/// they are put into one canonical order first (I2).
func fold(_ observations: [Observation]) -> Folded {
    let ordered = inOrder(observations)
    var folded = Folded()
    var sources: Set<String> = []
    for field in Field.allCases where field != .statusText {
        guard let (winner, isTied) = winner(of: field, among: ordered) else { continue }
        folded.facts.take(field, from: winner.facts)
        folded.provenance[field] = winner.id
        sources.insert(winner.source)
        if isTied {
            folded.conflicts.insert(FieldSet(field))
            folded.rivals[field] = rivals(of: winner, on: field, among: ordered)
        }
        if field == .durationMinutes { folded.durationGround = winner.durationGround }
    }
    takeStatusText(among: ordered, into: &folded)
    judgeCancellation(among: ordered, into: &folded)
    folded.sources = sources.sorted()
    return folded
}

/// The cancellations that no later word of the booking's standing has overtaken.
func standingCancels(among observations: [Observation]) -> [Observation] {
    let standing = observations.filter { !$0.saysCancelled && $0.facts.status != nil }
    return inOrder(observations).filter { cancel in
        cancel.saysCancelled
            && !standing.contains { $0.interval.isSurelyAfter(cancel.interval) }
    }
}

/// Observations in the order of their times, so that they stand in the history in one order
/// whatever the order in which they came.
func inOrder(_ observations: [Observation]) -> [Observation] {
    observations.sorted(by: comesBefore)
}

extension [Observation] {
    /// The one that comes last in that order.
    public var latest: Observation? { self.max(by: comesBefore) }
}

private func comesBefore(_ left: Observation, _ right: Observation) -> Bool {
    if left.interval.to != right.interval.to { return left.interval.to < right.interval.to }
    if left.interval.from != right.interval.from {
        return left.interval.from < right.interval.from
    }
    return left.id < right.id
}

private func winner(of field: Field, among ordered: [Observation]) -> (Observation, isTied: Bool)? {
    let claiming = ordered.filter { $0.facts.claimed.contains(field) }
    // D13: a schedule tells how long a booking takes where no word of the booking itself does.
    let own = claiming.filter { !$0.tellsEndAlone }
    var winner: Observation?
    var isTied = false
    for next in own.isEmpty ? claiming : own {
        guard let best = winner else {
            winner = next
            continue
        }
        switch precedence(of: next, over: best, on: field) {
        case .wins: (winner, isTied) = (next, false)
        case .loses: break
        case .ties:
            (winner, isTied) = (next, isTied || !next.facts.agrees(on: field, with: best.facts))
        }
    }
    return winner.map { ($0, isTied) }
}

/// The words that say something else than the winner and weigh as much, each once.
private func rivals(
    of winner: Observation, on field: Field, among ordered: [Observation]
) -> [Fingerprint] {
    var seen: Set<Fingerprint> = []
    return ordered.filter { other in
        other.facts.claimed.contains(field)
            && precedence(of: winner, over: other, on: field) == .ties
            && !other.facts.agrees(on: field, with: winner.facts)
    }.map(\.id).filter { seen.insert($0).inserted }
}

private enum Precedence {
    case wins, loses, ties
}

/// Later beats earlier; where two overlap, a word about an event beats a row that merely shows,
/// and then the better source for the field.
private func precedence(
    of new: Observation, over old: Observation, on field: Field
) -> Precedence {
    if new.interval.isSurelyAfter(old.interval) { return .wins }
    if old.interval.isSurelyAfter(new.interval) { return .loses }
    if new.isExplicit != old.isExplicit { return new.isExplicit ? .wins : .loses }
    let (newRank, oldRank) = (rank(new, on: field), rank(old, on: field))
    if newRank != oldRank { return newRank > oldRank ? .wins : .loses }
    return .ties
}

/// A number is never used again after its cancellation, so of two mails of one moment the
/// cancellation is the later one.
private func rank(_ observation: Observation, on field: Field) -> Int {
    let channel =
        switch observation.channel {
        case .desk: 40
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
private func takeStatusText(among ordered: [Observation], into folded: inout Folded) {
    guard let status = folded.facts.status else { return }
    let spoken = ordered.last {
        $0.facts.claimed.contains(.statusText) && $0.facts.status == status
    }
    folded.facts.claimed.insert(FieldSet(.statusText))
    folded.facts.statusText = spoken?.facts.statusText
    folded.provenance[.statusText] = spoken?.id ?? folded.provenance[.status]
}

private func judgeCancellation(among ordered: [Observation], into folded: inout Folded) {
    guard let status = folded.facts.status else { return }
    guard status.isCancelled else {
        folded.isResurrected = ordered.contains(where: \.saysCancelled)
        return
    }
    let first = standingCancels(among: ordered).first
    // A mail is written when it happens; a row only shows that it has happened by then.
    folded.cancelledAt = first.map {
        $0.channel == .mail ? $0.interval.from : $0.interval.to
    }
}

extension Observation {
    fileprivate var durationGround: DurationGround {
        if tellsEndAlone { return .schedule }
        return switch channel {
        case .detail: .detail
        case .desk: .pin
        case .list: .list
        case .table: .table
        case .mail: .mail
        }
    }

    var saysCancelled: Bool { facts.status?.isCancelled == true }
}
