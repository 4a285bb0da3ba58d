import LedgerStore
import Reconciliation
import Reservations

/// What the definition says of when people do not work, and how far it may be believed.
struct TimeOffWords {
    let off: TimeOff
    /// What has no end is told of as far as this day.
    let last: ServiceDay
    /// The definition that no longer tells of what opens; nil while no trusted list has borne it out:
    /// then nothing opens on it (G4).
    let proof: Fingerprint?
}

extension Books {
    /// The time off of some days, and what a medium was told of it that the definition no longer
    /// says.
    func timeOff(
        from first: ServiceDay, to last: ServiceDay?, toldTo target: Medium, _ words: TimeOffWords
    ) throws(LedgerTrouble) -> [Reservation] {
        let end = min(last ?? words.last, words.last)
        let days = first <= end ? (0...Int(end.ordinal - first.ordinal)).map { $0 } : []
        let wanted = Set(days.flatMap { words.off.blocks(on: first.adding(days: $0)) })
        let told = try blocksTold(to: target, from: first, to: last).filter(\.key.isTimeOff)
        return wanted.union(told).sorted().map { block in
            if let proof = words.proof, !wanted.contains(block), !words.off.stands(block) {
                return block.reservation(outOf: proof)
            }
            return block.reservation()
        }
    }
}
