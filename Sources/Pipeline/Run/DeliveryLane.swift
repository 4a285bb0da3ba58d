import Reservations

/// Deliveries that wait for each other, in the definition's order: those of one target, those that
/// end at one place, and all that enter on media's own forms, whose logins have one session each.
struct DeliveryLane {
    private(set) var deliveries: [Delivery]

    static func all(of deliveries: [Delivery]) -> [DeliveryLane] {
        deliveries.reduce(into: []) { lanes, delivery in
            let known = lanes.indices.filter { lanes[$0].waits(for: delivery) }
            guard let first = known.first else {
                return lanes.append(DeliveryLane(deliveries: [delivery]))
            }
            for other in known.dropFirst().reversed() {
                lanes[first].deliveries += lanes.remove(at: other).deliveries
            }
            lanes[first].deliveries.append(delivery)
        }
    }

    private func waits(for delivery: Delivery) -> Bool {
        deliveries.contains {
            $0.target == delivery.target || $0.destination == delivery.destination
                || $0.destination.isSite && delivery.destination.isSite
        }
    }
}

/// What became of the deliveries of one lane.
struct DeliveryRound {
    var handover = Handover()
    /// Carries the notes alone.
    var report: RunReport
}

extension RunReport {
    /// Takes over what a part of the run has to tell.
    mutating func take(notesOf part: RunReport) {
        notes += part.notes
        freshNotes += part.freshNotes
        status = status.joined(with: part.status)
    }
}
