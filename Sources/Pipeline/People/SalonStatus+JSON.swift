import Foundation
import LedgerStore
public import Reservations

extension SalonStatus {
    /// The status for scripts.
    public var json: JSON {
        [
            "salon": .text(salon.id), "asOf": .text(SalonTime.iso(asOf)),
            "sources": .list(
                sources.map { $0.json(at: asOf, isEscalated: escalated.contains($0.name)) }),
            "toDo": .list(chores.map(\.json)),
            "adopted": .list(media.map { .text($0.rawValue) }),
            "lastRun": lastRun.map(\.json) ?? .null,
            "ledger": [
                "reservations": .number(tally.reservations), "active": .number(tally.active),
                "observations": .number(tally.observations),
            ],
            "holds": .list(holds.map(\.json)),
            "worklist": .list(
                worklist.map { $0.worklistLine(conflicts[$0.key] ?? []) }),
            "doubleBookings": .list(floor.doubles.map(\.json)),
            "outsideWorkingTime": .list(floor.misfits.map(\.json)),
            "oversold": .list(floor.oversold.map(\.json)),
            "channels": .list(audits.map(\.json)),
            "lastCompleteScans": .object(
                lastScans.sorted { $0.key < $1.key }.map {
                    ($0.key, .text(SalonTime.iso($0.value)))
                }),
            "quarantined": .list(quarantined.map(\.json)),
            "closes": .list(closes.map(\.json)),
            "exports": .list(exports.map(\.json)),
            "links": .list(links.map(\.json)),
            "unmergedStaff": .list(unmergedStaff.map { .text($0.text) }),
            "linkSessionEnd": .text(linkSessionEnd.map(SalonTime.iso)),
            "late": .list(late.map(\.json)),
            "delays": delays.json,
            "exposure": exposures.whole,
            "byHand": .list(byHand.map { .text($0.item.action.id) }),
            "frozenUntil": .text(frozenUntil.map(SalonTime.iso)),
            "outbox": .object(
                OutboxAction.State.allCases.map {
                    ($0.rawValue, .number(tally.outbox[$0] ?? 0))
                }),
        ]
    }
}

extension Chore {
    fileprivate var json: JSON {
        ["what": .text(what), "step": .text(step), "mendsItself": .bool(mendsItself)]
    }
}

extension SourceFreshness {
    /// `state` is `ok`, `failing`, or `escalate` where a person's own attempt failed too.
    fileprivate func json(at now: Date, isEscalated: Bool) -> JSON {
        let rest: JSON? = state.rest.map {
            ["until": .text($0.until.map(SalonTime.iso)), "reason": .text($0.reason)]
        }
        return [
            "name": .text(name),
            "state": .text(isEscalated ? "escalate" : state.failure == nil ? "ok" : "failing"),
            "everyMinutes": .number(everyMinutes),
            "attempted": .text(state.attempted.map(SalonTime.iso)),
            "succeeded": .text(state.succeeded.map(SalonTime.iso)),
            "ageMinutes": .number(age(at: now)), "late": .bool(isLate(at: now)),
            "failure": .text(state.failure),
            "failingSince": .text(state.failingSince.map(SalonTime.iso)), "rest": rest ?? .null,
        ]
    }
}

extension RunRecord {
    fileprivate var json: JSON {
        [
            "run": .text(id), "asOf": .text(SalonTime.iso(asOf)),
            "finished": .text(finished.map(SalonTime.iso)), "exitStatus": .number(exitStatus),
        ]
    }
}

extension Reservation {
    fileprivate func worklistLine(_ sides: [FieldSides]) -> JSON {
        [
            "medium": .text(key.medium.rawValue), "number": .text(key.number),
            "visitDate": .text(facts.visitDate?.description),
            "startTime": .text(facts.startTime?.description),
            "reasons": .list(
                Attention.allCases.filter(attention.contains).map { .text($0.rawValue) }),
            "conflicts": .list(sides.map(\.json)),
        ]
    }
}
