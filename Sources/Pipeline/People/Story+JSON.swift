import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

extension Story {
    /// The story for `explain --json`: values under the names of `daicho read`, each with the
    /// observation it rests on.
    public func json(salon: String) -> JSON {
        [
            "number": .text(key.number), "medium": .text(key.medium.rawValue),
            "ledgerID": .text(Reservation.ledgerID(salon: salon, key: key)),
            "present": reservation?.json ?? .null,
            "observations": .list(observations.map { $0.json(in: captures) }),
            "changes": .list(changes.map(\.json)), "actions": .list(actions.map(\.json)),
            "receipts": .list(receipts.map(\.json)), "holds": .list(holds.map(\.json)),
            "acts": .list(acts.map(\.json)),
        ]
    }
}

extension Reservation {
    fileprivate var json: JSON {
        let grounds = facts.claimed.fields.map { field in
            (field.name, JSON.text(provenance[field]?.description))
        }
        let reasons = Attention.allCases.filter(attention.contains)
        return .object(
            facts.json + [
                ("detectedAt", .text(SalonTime.iso(detectedAt))),
                ("cancelledAt", .text(cancelledAt.map(SalonTime.iso))),
                ("missingSince", .text(missingSince.map(SalonTime.iso))),
                ("adopted", .bool(adopted)),
                ("attention", .list(reasons.map { .text($0.rawValue) })),
                ("restsOn", .object(grounds)),
            ])
    }
}

extension Observation {
    fileprivate func json(in captures: [String: CaptureRecord]) -> JSON {
        [
            "id": .text(id.description), "kind": .text(kind.rawValue),
            "channel": .text(channel.rawValue), "source": .text(source),
            "from": .text(SalonTime.iso(interval.from)), "to": .text(SalonTime.iso(interval.to)),
            "capture": .text(capture), "origin": .text(captures[capture]?.origin),
            "bytes": span.map { .list([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null,
            "format": .text(format),
        ]
    }
}

extension ChangeRecord {
    fileprivate var json: JSON {
        guard case .object(let members) = change.json else { return .null }
        return .object(
            [("run", .text(run)), ("at", .text(SalonTime.iso(at)))]
                + members.map { ($0.name, $0.value) }
                + [("evidence", .list(change.evidence.map { .text($0.description) }))])
    }
}

extension Receipt {
    fileprivate var json: JSON {
        [
            "action": .text(action), "result": .text(result.rawValue),
            "evidence": .text(evidence), "at": .text(SalonTime.iso(at)),
        ]
    }
}

extension Act {
    fileprivate var json: JSON {
        [
            "at": .text(SalonTime.iso(at)), "person": .text(person), "kind": .text(kind),
            "subject": .text(subject),
        ]
    }
}
