import Foundation
import Reconciliation
import Reservations

@testable import LedgerStore
@testable import Pipeline

/// Invented values for what people are told.
enum Told {
    static let now = at("2026-12-02T09:00:00+09:00")
    static let key = ReservationKey(medium: Medium(rawValue: "hotpepper"), number: "BE00000001")
    static let capture = "ab" + String(repeating: "0", count: 62)

    static func at(_ iso: String) -> Date { SalonTime.instant(iso: iso)! }

    static func facts(_ time: String = "14:00") -> Facts {
        var facts = Facts()
        facts.status = .booked
        facts.visitDate = ServiceDay("2026-12-05")
        facts.startTime = ClockTime(time)
        facts.customerName = Private("見本 花子")
        facts.menu = ["カット", "カラー"]
        facts.claimed = FieldSet([.status, .visitDate, .startTime, .customerName, .menu])
        return facts
    }

    static func observation(_ time: String, at iso: String) -> Observation {
        Observation(
            key: key, kind: .present, channel: .list, facts: facts(time),
            interval: Interval(from: at(iso), to: at(iso)), detectedAt: at(iso),
            source: "hotpepper-list", capture: capture, span: 120..<480, format: "list@1")
    }

    static let first = observation("14:00", at: "2026-12-01T09:00:00+09:00")
    static let second = observation("15:30", at: "2026-12-02T09:00:00+09:00")

    static var reservation: Reservation {
        Reservation(
            key: key, facts: facts("15:30"),
            provenance: [
                .status: first.id, .visitDate: first.id, .startTime: second.id,
                .customerName: first.id, .menu: first.id,
            ],
            sources: ["hotpepper-list"], detectedAt: at("2026-12-01T09:00:00+09:00"),
            missingSince: at("2026-12-02T09:00:00+09:00"), attention: [.missing, .durationUnknown],
            changedBy: "run-2", changedOn: ServiceDay("2026-12-02")!, adopted: true)
    }

    static let action = action(.pushUpdate)

    private static func action(_ kind: Action.Kind) -> Action {
        Action(
            target: .own, kind: kind, key: key, before: facts(), after: facts("15:30"),
            reasons: ["list:present"], opens: now, salon: "demo", receipt: nil)
    }

    static func outbox(
        _ state: OutboxAction.State, _ kind: Action.Kind = .pushUpdate
    ) -> OutboxAction {
        OutboxAction(
            action: action(kind), run: "run-2", state: state, leasedUntil: nil, attempts: 1,
            told: nil)
    }

    static func hold(_ word: HoldState.Word = .open) -> HoldState {
        HoldState(
            hold: Hold(
                id: "hold-1", guard: "G2", reason: "取消が 24 時間で 12 件（上限 3 件）",
                members: [Hold.Member(key: key, observation: second.id)],
                since: at("2026-12-02T09:00:00+09:00"), expires: at("2026-12-05T15:30:00+09:00")),
            word: word)
    }
}
