import Foundation
import Reconciliation
import Reservations
import Testing

/// 基本滞在時間: the time of bookings that come without a menu.
struct BaseStayTests {
    private static let medium = Words.mailed

    private static func desk(stay: Int?) -> Desk {
        var desk = Desk()
        desk.adopted = [medium]
        desk.stays = BaseStays(
            media: [medium], minutes: stay.map { [medium: $0] } ?? [:])
        return desk
    }

    private static func run(_ desk: inout Desk, _ mail: String, at: String) {
        let now = Words.instant(at)
        desk.run(Evidence(mails: [Words.mail(mail, now: now)]), at: now)
    }

    private static func stands(_ desk: Desk, _ number: String = "a") -> Reservation {
        desk.reservations[Words.key(number)]!
    }

    static let stays: [(String, Int?, Int?, DurationGround, Set<Attention>)] = [
        ("メニュー=", 60, 60, .baseStay, []),
        ("メニュー=", nil, nil, .unknown, [.durationUnknown, .baseStayMissing]),
        ("メニュー=カット", 60, 40, .menu, []),
        ("メニュー=パーマ", 60, nil, .unknown, [.durationUnknown]),
        ("", 60, nil, .unknown, [.durationUnknown]),
    ]

    @Test(arguments: stays)
    func `R1-02, R1-03, R1-04, D13: without a menu it takes the base stay, or nobody knows`(
        menu: String, stay: Int?, minutes: Int?, ground: DurationGround,
        attention: Set<Attention>
    ) {
        var desk = Self.desk(stay: stay)
        desk.menus = ["カット": 40]
        Self.run(&desk, "new a 5/10 14:00 \(menu) @10:01", at: "10:02")
        let booking = Self.stands(desk)
        #expect(booking.facts.durationMinutes == minutes)
        #expect(booking.durationGround == ground)
        #expect(booking.attention == attention)
    }

    @Test func `R1-05: another base stay is for bookings that come later`() {
        var desk = Self.desk(stay: 60)
        Self.run(&desk, "new a 5/10 14:00 メニュー= @10:01", at: "10:02")
        desk.stays = BaseStays(media: [Self.medium], minutes: [Self.medium: 90])
        Self.run(&desk, "changed a 5/10 14:00 メニュー= メモ=急 @10:05", at: "10:06")
        Self.run(&desk, "new b 5/10 16:00 メニュー= @10:07", at: "10:08")
        #expect(Self.stands(desk).facts.durationMinutes == 60)
        #expect(Self.stands(desk, "b").facts.durationMinutes == 90)
    }

    @Test func `R1-05: a booking that the medium moves takes the base stay of now`() {
        var desk = Self.desk(stay: 60)
        Self.run(&desk, "new a 5/10 14:00 メニュー= @10:01", at: "10:02")
        desk.stays = BaseStays(media: [Self.medium], minutes: [Self.medium: 90])
        Self.run(&desk, "changed a 5/10 15:00 メニュー= @10:05", at: "10:06")
        #expect(Self.stands(desk).facts.durationMinutes == 90)
    }

    @Test func `R1-03: a menu that the medium adds decides from then on`() {
        var desk = Self.desk(stay: 60)
        desk.menus = ["カット": 40]
        Self.run(&desk, "new a 5/10 14:00 メニュー= @10:01", at: "10:02")
        Self.run(&desk, "changed a 5/10 14:00 メニュー=カット @10:05", at: "10:06")
        #expect(Self.stands(desk).facts.durationMinutes == 40)
        #expect(Self.stands(desk).durationGround == .menu)
    }
}
