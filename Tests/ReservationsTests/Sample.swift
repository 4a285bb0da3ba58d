import Foundation
import Reservations

/// One invented booking, with every field told.
enum Sample {
    static let guestName = "架空 花子"
    static let secrets = ["架空 花子", "カクウ ハナコ", "09000000000", "hanako@guest.example", "窓際希望"]

    static var facts: Facts {
        var facts = Facts()
        facts.claimed = FieldSet(Field.allCases)
        facts.status = .booked
        facts.statusText = "受付待ち"
        facts.visitDate = ServiceDay("2026-11-30")
        facts.startTime = ClockTime("25:30")
        facts.durationMinutes = 90
        facts.customerName = Private(guestName)
        facts.customerKana = Private("カクウ ハナコ")
        facts.phone = Private("09000000000")
        facts.email = Private("hanako@guest.example")
        facts.staff = "見本 さくら"
        facts.nominated = true
        facts.equipment = "ベッド1"
        facts.menu = ["全身", "ハンド"]
        facts.coupon = "【新規】全身 6,900円"
        facts.total = 6900
        facts.points = 100
        facts.payable = 6800
        facts.route = "HOT PEPPER Beauty"
        facts.memo = Private("窓際希望")
        facts.receivedAt = SalonTime.instant(iso: "2026-11-01T08:30")
        return facts
    }

    /// The same booking with another value in every field.
    static var otherFacts: Facts {
        var facts = Facts()
        facts.claimed = FieldSet(Field.allCases)
        facts.status = .served
        facts.statusText = "済み"
        facts.visitDate = ServiceDay("2026-12-01")
        facts.startTime = ClockTime("9:00")
        facts.durationMinutes = 60
        facts.customerName = Private("架空 太郎")
        facts.customerKana = Private("カクウ タロウ")
        facts.phone = Private("09011111111")
        facts.email = Private("taro@guest.example")
        facts.staff = "見本 あおい"
        facts.nominated = false
        facts.equipment = "ベッド2"
        facts.menu = ["全身 / ハンド"]
        facts.coupon = "再来"
        facts.total = 5000
        facts.points = 0
        facts.payable = 5000
        facts.route = "電話"
        facts.memo = Private("なし")
        facts.receivedAt = SalonTime.instant(iso: "2026-11-02T08:30")
        return facts
    }

    static let key = ReservationKey(medium: Medium(rawValue: "hotpepper"), number: "BE00000001")

    static var reservation: Reservation {
        Reservation(
            key: key, facts: facts, sources: ["hotpepper-list", "notices"],
            detectedAt: SalonTime.instant(iso: "2026-11-01T08:35")!,
            cancelledAt: nil, attention: [.held, .conflict], durationGround: .mail,
            changedBy: "20261101-083500", changedOn: ServiceDay("2026-11-01")!)
    }

    static func salon(_ secret: [UInt8] = Array(0..<32)) -> SalonIdentity {
        SalonIdentity(
            id: "kirei-demo", name: "キレイサロン デモ店", vertical: .kirei, store: "H000000001",
            key: SalonKey(secret: secret))
    }

    static let rules = MediumRules(
        medium: Medium(rawValue: "hotpepper"), name: "HOT PEPPER Beauty",
        unnominated: [.kirei: .assigned, .hair: .free])

    static var observation: Observation {
        Observation(
            key: key, kind: .new, channel: .mail, facts: facts,
            interval: Interval(from: .distantPast, to: .distantFuture), detectedAt: .distantPast,
            source: "notices", capture: "c0ffee", span: 0..<10, format: "notice-1")
    }
}
