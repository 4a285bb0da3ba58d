/// Bookings of a salon that does not exist, the same for the same seed.
public struct InventedSalon: Sendable {
    public let store: SandboxStore
    private let seed: UInt64

    public init(seed: UInt64 = 1, store: SandboxStore = .demo) {
        self.seed = seed
        self.store = store
    }

    /// Bookings spread over some days, in the order they came in; no number occurs twice.
    ///
    /// - Parameters:
    ///   - from: The first visit day, `YYYYMMDD`.
    ///   - days: How many days visits lie on, the first included.
    ///   - today: Visits before it are over, visits from it on mostly stand. `YYYYMMDD`.
    public func bookings(
        _ count: Int, from: String, days: Int, today: String
    ) -> [SandboxBooking] {
        guard let first = SandboxDay(from), let now = SandboxDay(today) else { return [] }
        var random = SplitMix64(seed: seed)
        return (0..<max(0, count)).map { index in
            booking(index, on: first + random.below(max(1, days)), today: now, &random)
        }
    }

    private func booking(
        _ index: Int, on day: SandboxDay, today: SandboxDay, _ random: inout SplitMix64
    ) -> SandboxBooking {
        let overTheNet = random.chance(70)
        let guest = InventedGuest(using: &random)
        let person = random.pick(store.staff)
        let nominated = random.chance(45)
        let menu = InventedMenu(using: &random, nominated: nominated)
        let number = (overTheNet ? "BE" : "YG") + String(10_000_000 + index * 7 + random.below(7))
        var booking = SandboxBooking(
            number: number, date: day.text, start: Self.start(&random), customerName: guest.name,
            staff: person.name)
        booking.kana = guest.kana
        booking.phone = guest.phone
        booking.staffCode = person.code
        booking.nominated = nominated
        booking.route =
            overTheNet ? SandboxBooking.net : random.pick(["電話予約", "次回", "LINE", "インスタDM", "直接来店"])
        (booking.menu, booking.coupon, booking.extras) = (menu.items, menu.coupon, menu.extras)
        (booking.total, booking.durationMinutes) = (menu.total, menu.minutes)
        booking.points = overTheNet && random.chance(15) ? 100 * (1 + random.below(10)) : 0
        booking.equipment = random.chance(30) ? store.equipment.first : nil
        booking.memo = random.chance(10) ? random.pick(Self.memos) : ""
        booking.receivedAt = Self.received(before: min(day, today), &random)
        booking.status = Self.status(day, today, overTheNet, &random)
        booking.unread = day >= today && overTheNet && random.chance(10)
        return booking
    }

    private static let memos = [
        "肌が弱いので相談したいです。", "駅から電話します\n少し遅れるかもしれません", "前回と同じ感じで〜", "子ども連れでも大丈夫ですか？",
    ]

    /// Opening hours from 10:00, a few visits past midnight.
    private static func start(_ random: inout SplitMix64) -> String {
        if random.chance(1) { return random.pick(["24:30", "25:30"]) }
        return Clock.text((10 + random.below(10)) * 60 + random.pick([0, 0, 0, 15, 30, 30, 45, 5]))
    }

    private static func received(before day: SandboxDay, _ random: inout SplitMix64) -> String {
        let received = day + -(1 + random.below(30))
        return received.compact(separator: "/") + " " + Clock.text(random.below(1440))
    }

    private static func status(
        _ day: SandboxDay, _ today: SandboxDay, _ overTheNet: Bool, _ random: inout SplitMix64
    ) -> SandboxStatus {
        let roll = random.below(100)
        if day < today {
            return switch roll {
            case 0..<72: .settled
            case 72..<80: .served
            case 80..<88: .cancelledByCustomer
            case 88..<93: .cancelledBySalon
            case 93..<97: .noShow
            case 97: .declined
            default: .expired
            }
        }
        return switch roll {
        case 0..<4: overTheNet ? .requested : .booked
        case 4..<9: .cancelledByCustomer
        case 9..<11: .cancelledBySalon
        case 11..<15 where day == today: .inService
        case 15..<18 where day == today: .awaitingCheckout
        default: .booked
        }
    }
}
