import Formats
import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

extension Story {
    /// The story for `explain --json`: values under the names of `daicho read`, each with the
    /// observation it rests on.
    public func json(salon: String, grounds: StoryGrounds = StoryGrounds()) -> JSON {
        [
            "number": .text(key.number), "medium": .text(key.medium.rawValue),
            "ledgerID": .text(Reservation.ledgerID(salon: salon, key: key)),
            "present": reservation?.json ?? .null,
            "fields": .list(fields(grounds).map { $0.json(in: captures) }),
            "conflicts": .list(grounds.conflicts.map(\.json)),
            "doubleBookings": .list(grounds.doubles.map(\.json)),
            "observations": .list(
                observations.map { $0.json(in: captures, without: grounds.gone) }),
            "changes": .list(changes.map(\.json)), "actions": .list(actions.map(\.json)),
            "receipts": .list(receipts.map(\.json)), "holds": .list(holds.map(\.json)),
            "acts": .list(acts.map(\.json)),
            "sameVisitAs": .list(twins.map { .text($0.subject) }),
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
    fileprivate func json(
        in captures: [String: CaptureRecord], without gone: Set<String>
    ) -> JSON {
        [
            "id": .text(id.description), "kind": .text(kind.rawValue),
            "channel": .text(channel.rawValue), "source": .text(source),
            "from": .text(SalonTime.iso(interval.from)), "to": .text(SalonTime.iso(interval.to)),
            "capture": .text(capture), "origin": .text(captures[capture]?.origin),
            "retained": .bool(!capture.isEmpty && !gone.contains(capture)), "bytes": bytes(gone),
            "format": .text(format), "detectedAt": .text(SalonTime.iso(detectedAt)),
            "says": .object(facts.json.filter { name, _ in claims(name) }),
        ]
    }
}

extension Observation {
    private func bytes(_ gone: Set<String>) -> JSON {
        guard let span, !gone.contains(capture) else { return .null }
        return .list([.number(span.lowerBound), .number(span.upperBound)])
    }

    private func claims(_ name: String) -> Bool {
        Field(name: name).map(facts.claimed.contains) ?? false
    }
}

extension FieldConflict {
    fileprivate var json: JSON {
        [
            "field": .text(field.name),
            "grounds": .list(grounds.map { .text($0.description) }),
        ]
    }
}

extension FieldStory {
    /// The value's ground under one roof: where it was said, when, and what it took the place of.
    fileprivate func json(in captures: [String: CaptureRecord]) -> JSON {
        var members: [(String, JSON)] = [("field", .text(field.name))]
        switch ground {
        case .observation(let seen):
            members += [
                ("observation", .text(seen.id.description)), ("source", .text(seen.source)),
                ("capture", .text(seen.capture)),
                ("origin", .text(captures[seen.capture]?.origin)),
            ]
        case .pin(let act):
            members += [
                ("pin", .text(act.pin.id.description)), ("person", .text(act.person)),
            ]
        case .rule(let rule): members.append(("rule", .text(rule.rawValue)))
        case .unknown: break
        }
        members += [
            ("seenAt", .text(seenAt.map(SalonTime.iso))),
            (
                "bytes",
                quotation.map {
                    .list([.number($0.range.lowerBound), .number($0.range.upperBound)])
                }
                    ?? .null
            ),
            ("reach", .text(quotation?.reach.rawValue)),
            ("replaced", replaced?.change.before?.value(of: field) ?? .null),
        ]
        return .object(members)
    }
}

extension Facts {
    /// One field's value as `daicho read` writes it.
    fileprivate func value(of field: Field) -> JSON {
        json.first { $0.0 == field.name }?.1 ?? .null
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
            "subject": .text(subject), "detail": detailJSON,
        ]
    }

    /// A pin's field and values; other acts have no more to tell.
    private var detailJSON: JSON {
        // An act whose word cannot be read is shown by its kind.
        switch try? pinWord {
        case .pin(let pin)?:
            [
                "field": .text(pin.field.name), "value": pin.value.value(of: pin.field),
                "source": pin.source.value(of: pin.field),
            ]
        case .unpin(let field)?: ["field": .text(field.name)]
        case nil: .null
        }
    }
}
