import Reservations
import Sandbox

extension Facts {
    /// What a listing's row says of an invented booking.
    init(listing booking: SandboxBooking) {
        self.init()
        claimed = FieldSet([
            .status, .statusText, .visitDate, .startTime, .customerName, .staff, .nominated,
            .route, .menu, .coupon, .points, .payable, .total,
        ])
        status = zip(SandboxStatus.all, Status.allCases).first { $0.0 == booking.status }?.1
        statusText = booking.status.text
        visitDate = ServiceDay(booking.date)
        startTime = ClockTime(booking.start)
        customerName = Private(booking.customerName)
        staff = booking.staff
        nominated = booking.nominated
        route = booking.route
        menu = booking.menu
        coupon = booking.coupon
        points = booking.points
        total = booking.total
        payable = booking.total.map { $0 - booking.points }
    }

    /// The same with what a mail adds, so that few columns of a ledger row are empty.
    init(everythingOf booking: SandboxBooking) {
        self.init(listing: booking)
        claimed = FieldSet(Field.allCases)
        customerKana = Private(booking.kana)
        phone = Private(booking.phone)
        email = Private("\(booking.number.lowercased())@guest.example")
        durationMinutes = booking.durationMinutes
        equipment = booking.equipment
        memo = booking.memo.isEmpty ? nil : Private(booking.memo)
    }
}

extension Reservation {
    /// A booking as the ledger holds it after one run.
    init(of booking: SandboxBooking, facts: Facts, run: String) {
        let ground = Fingerprint(words: [booking.number])
        self.init(
            key: ReservationKey(medium: .bench, number: booking.number), facts: facts,
            provenance: Dictionary(uniqueKeysWithValues: facts.claimed.fields.map { ($0, ground) }),
            sources: ["hotpepper-list", "notices"], detectedAt: BenchTime.before,
            durationGround: .mail, changedBy: run, changedOn: SalonTime.day(of: BenchTime.before),
            lastRow: facts.fingerprint(number: booking.number), rowAgrees: true)
    }
}

extension Medium {
    static let bench = Medium(rawValue: "hotpepper")
}
