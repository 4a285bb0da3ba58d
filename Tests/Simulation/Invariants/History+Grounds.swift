import Reconciliation
import Reservations

extension History {
    /// I21: the fields whose values rest on no observation and no pin that says them.
    var phantoms: [Field] {
        guard let booking = reservation else { return [] }
        let words = Dictionary(observations.map { ($0.id, $0) }) { one, _ in one }
        let pinned = Set(pinWords.standing.map(\.id))
        return Field.allCases.filter { field in
            guard field != .statusText, field != .durationMinutes,
                booking.facts.claimed.contains(field)
            else { return false }
            let ground = booking.provenance[field]
            if let ground, pinned.contains(ground) { return false }
            guard let word = ground.flatMap({ words[$0] }) else { return true }
            return !word.facts.agrees(on: field, with: booking.facts)
        }
    }

    /// I19: the pinned fields that have another value, although no source has ever said anything else
    /// than it did when the pin was set.
    var lostPins: [Field] {
        guard let booking = reservation else { return [] }
        return pinWords.standing.filter { pin in
            let isUnchanged = observations.allSatisfy { word in
                !word.facts.claimed.contains(pin.field)
                    || word.facts.agrees(on: pin.field, with: pin.source)
            }
            return isUnchanged && !booking.facts.agrees(on: pin.field, with: pin.value)
        }.map(\.field)
    }

    /// I22: whether all that led to a change is the booking's own.
    func backs(_ change: Change) -> Bool {
        Set(observations.map(\.id) + pinWords.standing.map(\.id)).isSuperset(of: change.evidence)
    }
}
