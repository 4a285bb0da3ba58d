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
        looked.flatMap { number in
            (after.bookings[number]?.lostPins ?? []).map { "\(number): the pin of \($0) is lost" }
        }
    }
}
