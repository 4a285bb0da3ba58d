import Reservations

extension Folded {
    /// Lays what people pinned over what the sources say (D6, I19).
    ///
    /// What the sources say now is compared with what they said when the pin was set, and not with
    /// what came in between: so the order in which words arrive does not matter here either.
    func pinned(by pins: [Pin]) -> Folded {
        pins.reduce(self) { $0.pinned(by: $1, over: facts) }
    }

    private func pinned(by pin: Pin, over said: Facts) -> Folded {
        var folded = self
        let field = pin.field
        if said.agrees(on: field, with: pin.source) {
            folded.conflicts.subtract(FieldSet(field))
            folded.take(pin)
        } else if !said.agrees(on: field, with: pin.value) {
            folded.conflicts.insert(FieldSet(field))
            if field.isTheSalonsOwn { folded.take(pin) }
        }
        return folded
    }

    private mutating func take(_ pin: Pin) {
        facts.take(pin.field, from: pin.value)
        provenance[pin.field] = pin.id
        pins.append(pin)
        if pin.field == .status {
            cancelledAt = facts.status?.isCancelled == true ? pin.at : nil
        }
    }
}

extension Field {
    /// What the salon writes for itself: a change at the medium does not beat it (D6).
    fileprivate var isTheSalonsOwn: Bool { self == .memo || self == .equipment }
}
