import Reconciliation
import Reservations

extension Moment {
    /// What people have pinned of a booking, and not taken back.
    func pins(on number: String) -> [Pin] {
        after.bookings[number]?.pinWords.standing ?? []
    }

    /// I19: a pinned value stands where no source has ever said anything else than it did when the
    /// pin was set.
    func pinsSurvive() -> [String] {
        looked.flatMap { number -> [String] in
            guard let booking = after.reservation(number) else { return [] }
            return pins(on: number).filter { pin in
                let isUnchanged = after.observations(number).allSatisfy { word in
                    !word.facts.claimed.contains(pin.field)
                        || word.facts.agrees(on: pin.field, with: pin.source)
                }
                return isUnchanged && !booking.facts.agrees(on: pin.field, with: pin.value)
            }.map { "\(number): the pin of \($0.field) is lost" }
        }
    }
}
