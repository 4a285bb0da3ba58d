import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// One present value: on what it rests, where that stands, and what it took the place of.
struct FieldStory {
    /// What a value rests on.
    enum Ground {
        case observation(Observation)
        case pin(PinAct)
        /// Worked out by a rule (D13).
        case rule(DurationGround)
        /// Nothing that the ledger still has.
        case unknown
    }

    let field: Field
    let ground: Ground
    /// Where the value's words stand in the capture.
    let quotation: Quotation?
    /// What stood there before, if anything did: what it was, and the change that ended it.
    let replaced: ChangeRecord?

    init(_ field: Field, of reservation: Reservation, in story: Story, _ grounds: StoryGrounds) {
        self.field = field
        let id = reservation.provenance[field]
        if let seen = story.observations.first(where: { $0.id == id }) {
            ground = .observation(seen)
            let whole = seen.span.map { Quotation(range: $0, reach: .whole) }
            quotation =
                grounds.gone.contains(seen.capture)
                ? nil : grounds.quotes[seen.id]?[field] ?? whole
        } else {
            quotation = nil
            if let pin = story.pins.first(where: { $0.pin.id == id }) {
                ground = .pin(pin)
            } else if field == .durationMinutes, reservation.facts.durationMinutes != nil {
                ground = .rule(reservation.durationGround)
            } else {
                ground = .unknown
            }
        }
        replaced = story.changes.last { $0.change.fields.contains(field) }
    }

    /// When it was last said.
    var seenAt: Date? {
        switch ground {
        case .observation(let observation): observation.interval.to
        case .pin(let act): act.pin.at
        case .rule, .unknown: nil
        }
    }
}

/// A pin with who set it.
struct PinAct {
    let pin: Pin
    let person: String
    /// Counted among the booking's pins from 1.
    let position: Int
}

extension Story {
    /// Every pin that people ever set on the booking, in order.
    var pins: [PinAct] {
        var pins: [PinAct] = []
        for act in acts {
            // An act that does not hold what it should is shown by its kind; it pins nothing.
            guard let word = try? act.pinWord, case .pin(let pin) = word else { continue }
            pins.append(PinAct(pin: pin, person: act.person, position: pins.count + 1))
        }
        return pins
    }

    func fields(_ grounds: StoryGrounds) -> [FieldStory] {
        guard let reservation else { return [] }
        return reservation.facts.claimed.fields.map {
            FieldStory($0, of: reservation, in: self, grounds)
        }
    }
}
