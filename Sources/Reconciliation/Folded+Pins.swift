import Reservations

extension Folded {
    /// Lays what people pinned or changed over what the sources say (D6, I19).
    ///
    /// What the sources say now is compared with what they said when the pin was set, and not with
    /// what came in between: so the order in which words arrive does not matter here either.
    ///
    /// - Parameter words: all that is believed of the booking.
    func pinned(by pins: [Pin], amid words: [Observation]) -> Folded {
        pins.reduce(self) { folded, pin in
            pin.isEdit
                ? folded.edited(by: pin, over: facts, amid: words)
                : folded.pinned(by: pin, over: facts)
        }
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

    /// A change at the medium ends a local edit, also where it was taken back later.
    private func edited(by pin: Pin, over said: Facts, amid words: [Observation]) -> Folded {
        var folded = self
        let hasChanged =
            !pin.stands(beside: said)
            || words.contains { $0.interval.to > pin.at && !pin.stands(beside: $0.facts) }
        if !hasChanged || pin.field.isTheSalonsOwn { folded.take(pin) }
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

extension Pin {
    /// Whether what a source says is still what it said then, as far as it speaks of that.
    fileprivate func stands(beside said: Facts) -> Bool {
        field.unit.intersection(said.claimed).fields.allSatisfy {
            said.agrees(on: $0, with: source)
        }
    }
}

extension Field {
    /// What the salon writes for itself: a change at the medium does not beat it (D6).
    fileprivate var isTheSalonsOwn: Bool { self == .memo || self == .equipment }
}
