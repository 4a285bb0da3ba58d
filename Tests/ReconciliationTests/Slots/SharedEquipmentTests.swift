import Foundation
import Reconciliation
import Reservations
import Testing

/// What a medium that keeps no equipment is told while none is left.
struct SharedEquipmentTests {
    private static let beds = SharedEquipment(
        pieces: ["ベッド1", "ベッド2"], staff: ["花子", "桜", "楓"])
    private static let people = ["花子", "桜", "楓", "受付"]

    private static func rules(_ medium: Medium, keeping: MediumRules.Equipment = .none)
        -> MediumRules
    {
        var rules = MediumRules(medium: medium, name: medium.rawValue)
        rules.slots.by = .staff
        rules.credential = .login(passwordIsOptional: false)
        rules.equipment = [.kirei: keeping]
        return rules
    }

    private static let media = [
        Booked.ekiten: rules(Booked.ekiten), Booked.mezon: rules(Booked.mezon),
        Booked.hotpepper: rules(Booked.hotpepper, keeping: .required),
    ]

    private static let staff: StaffBook = {
        var book = StaffBook()
        for medium in media.keys {
            for name in people {
                book.take(
                    .merge([StaffIdentity(medium: medium, name: name)], person: name),
                    at: .distantPast)
            }
        }
        return book
    }()

    private static func actions(
        at target: Medium = Booked.ekiten, _ bookings: [Reservation], told: [Action] = [],
        equipment: [SharedEquipment] = [beds], staff: StaffBook = staff, now: String = "9:00",
        same: [ReservationKey: Set<ReservationKey>] = [:]
    ) throws -> [Action] {
        let floor = Floor(vertical: .kirei, media: media, staff: staff, equipment: equipment)
        let terms = Terms(
            run: "run", salon: "demo", now: Words.instant(now),
            horizon: Horizon(at: Words.instant(now), months: 4), floor: floor)
        let known = Dictionary(grouping: told, by: \.key).mapValues { ToldSlots($0) }
        return SlotSteps(
            at: try #require(SlotSeller(media[target]!, on: floor)), terms: terms,
            adopted: Set(media.keys), told: known
        ).actions(for: bookings, same: same)
    }

    private static func booking(
        _ number: String, _ start: String, minutes: Int? = 60, staff: String, bed: String?,
        status: Status = .booked
    ) -> Reservation {
        Booked.at(
            Booked.mezon, number, start, minutes: minutes, staff: staff, equipment: bed,
            status: status)
    }

    private static let first = booking("A", "10:00", minutes: 120, staff: "花子", bed: "ベッド1")
    private static let second = booking("B", "11:00", minutes: 90, staff: "桜", bed: "ベッド2")

    private static func words(_ actions: [Action]) -> [String] { actions.map(\.slotWords) }

    @Test func `R1-10: while all pieces are in use, who would need one is closed as well`() throws {
        #expect(try Self.words(Self.actions([Self.first])) == ["block A 花子 10:00-12:00"])
        #expect(
            try Self.words(Self.actions([Self.first, Self.second])) == [
                "block A 花子 10:00-12:00", "block B 桜 11:00-12:30", "block B 楓 11:00-12:00",
            ])
        #expect(
            try Self.words(Self.actions([Self.first, Self.second], equipment: [])) == [
                "block A 花子 10:00-12:00", "block B 桜 11:00-12:30",
            ])
        let plain = Self.booking("C", "11:00", staff: "受付", bed: nil)
        #expect(
            try Self.words(Self.actions([Self.first, plain])) == [
                "block A 花子 10:00-12:00", "block C 受付 11:00-12:00",
            ])
    }

    @Test func `R1-10: a medium that keeps equipment sees to it itself`() throws {
        #expect(
            try Self.words(Self.actions(at: Booked.hotpepper, [Self.first, Self.second])) == [
                "block A 花子 ベッド1 10:00-12:00", "block B 桜 ベッド2 11:00-12:30",
            ])
    }

    @Test func `R1-10, I10: what others could not serve opens when a piece is given back`() throws {
        let told = try Self.actions([Self.first, Self.second])
        #expect(try Self.actions([Self.first, Self.second], told: told).isEmpty)
        var gone = Self.first
        gone.facts.status = .cancelledByCustomer
        #expect(
            try Self.words(Self.actions([gone, Self.second], told: told)) == [
                "release A 花子 10:00-12:00", "release B 楓 11:00-12:00",
            ])
        gone = Self.second
        gone.facts.status = .cancelledByCustomer
        #expect(
            try Set(Self.words(Self.actions([Self.first, gone], told: told))) == [
                "release B 桜 11:00-12:30", "release B 楓 11:00-12:00",
            ])
    }

    @Test func `R1-10, I10: what closes for equipment names its users, what opens their word`()
        throws
    {
        let told = try Self.actions([Self.first, Self.second])
        #expect(
            told.last?.reasons == ["slots", "equipment", "uses:mezon/A=ベッド1", "uses:mezon/B=ベッド2"])
        let word = Fingerprint(words: ["a mail"])
        let proof = "evidence:\(word.description.prefix(16))"
        let changes: [(Field, (inout Facts) -> Void)] = [
            (.status, { $0.status = .cancelledByCustomer }),
            (.visitDate, { $0.visitDate = Booked.day.adding(days: 1) }),
            (.startTime, { $0.startTime = ClockTime("15:00") }),
            (.equipment, { $0.equipment = "個室" }),
        ]
        for (field, change) in changes {
            var booking = Self.first
            change(&booking.facts)
            booking.provenance = [field: word, .staff: Fingerprint(words: ["older"])]
            let opened = try Self.actions([booking, Self.second], told: told)
                .filter { $0.key == Self.second.key }
            #expect(Self.words(opened) == ["release B 楓 11:00-12:00"])
            #expect(opened.first?.reasons == ["equipment", proof])
        }
    }

    @Test func `R1-10: a piece that two bookings use is given back by the last of them`() throws {
        let double = Self.booking("C", "11:00", staff: "受付", bed: "ベッド1")
        let told = try Self.actions([Self.first, Self.second, double])
        #expect(
            Self.words(told) == [
                "block A 花子 10:00-12:00", "block B 桜 11:00-12:30", "block C 受付 11:00-12:00",
                "block C 楓 11:00-12:00",
            ])
        var gone = Self.first
        gone.facts.status = .cancelledByCustomer
        // Who was busy with the one is idle for the other, and stays closed.
        let steps = try Self.actions([gone, Self.second, double], told: told)
        #expect(
            Self.words(steps) == ["release A 花子 10:00-11:00", "block C 花子 11:00-12:00"])
        var last = double
        last.facts.status = .cancelledByCustomer
        #expect(
            try Set(Self.words(Self.actions([gone, Self.second, last], told: told + steps))) == [
                "release A 花子 11:00-12:00", "release C 花子 11:00-12:00",
                "release C 受付 11:00-12:00", "release C 楓 11:00-12:00",
            ])
    }

    @Test func `R1-10, D11: a word in doubt gives no piece of equipment back`() throws {
        let told = try Self.actions([Self.first, Self.second])
        let changes: [(inout Facts) -> Void] = [
            { $0.visitDate = Booked.day.adding(days: 1) }, { $0.equipment = "個室" },
            { $0.equipment = nil }, { $0.status = .cancelledByCustomer },
        ]
        for doubt in [Attention.held, .conflict] {
            var moved = Self.booking("A", "15:00", minutes: 120, staff: "花子", bed: "ベッド1")
            moved.attention = [doubt]
            #expect(
                try Self.words(Self.actions([moved, Self.second], told: told))
                    == ["block A 花子 15:00-17:00"])
            for change in changes {
                var booking = Self.first
                booking.provenance[.equipment] = Fingerprint(words: ["a word"])
                booking.attention = [doubt]
                change(&booking.facts)
                let steps = try Self.actions([booking, Self.second], told: told)
                #expect(steps.filter { $0.kind == .releaseSlot } == [])
            }
        }
        var missing = Self.first
        missing.attention = [.missing]
        #expect(try Self.actions([missing, Self.second], told: told).isEmpty)
    }

    @Test func `R1-10, D11: the doubt of a third booking keeps everybody closed who may need it`()
        throws
    {
        let third = Self.booking("C", "11:00", staff: "受付", bed: "ベッド1")
        let told = try Self.actions([Self.first, Self.second, third])
        var gone = Self.first
        gone.facts.status = .cancelledByCustomer
        var moved = Self.booking("C", "15:00", staff: "受付", bed: "ベッド1")
        moved.attention = [.conflict]
        #expect(
            try Self.words(Self.actions([gone, Self.second, moved], told: told)) == [
                "release A 花子 10:00-11:00", "block C 受付 15:00-16:00",
            ])
    }

    @Test func `R1-10, D11: doubt of a booking keeps others closed where none of its time was`()
        throws
    {
        let own = { (day: ServiceDay) in
            var booking = Booked.at(
                Booked.ekiten, "E1", "11:00", staff: "花子", equipment: "ベッド1")
            booking.facts.visitDate = day
            return booking
        }
        let beside = Booked.at(Booked.ekiten, "E2", "11:00", staff: "桜", equipment: "ベッド2")
        let told = try Self.actions([own(Booked.day), beside])
        #expect(Self.words(told) == ["block E2 楓 11:00-12:00"])
        var moved = own(Booked.day.adding(days: 1))
        #expect(
            try Self.words(Self.actions([moved, beside], told: told))
                == ["release E2 楓 11:00-12:00"])
        moved.attention = [.conflict]
        #expect(try Self.actions([moved, beside], told: told).isEmpty)
    }

    @Test func `D13, R1-10: an end that nobody told keeps the others closed as well`() throws {
        let open = Self.booking("B", "11:00", minutes: nil, staff: "桜", bed: "ベッド2")
        let told = try Self.actions([Self.first, open])
        #expect(
            Self.words(told) == [
                "block A 花子 10:00-12:00", "block B 桜 11:00-30:00", "block B 楓 11:00-12:00",
            ])
        #expect(try Self.actions([Self.first, open], told: told).isEmpty)
    }

    @Test func `D13, R1-10: an end that nobody told gives nothing back, whoever comes next`()
        throws
    {
        let open = Self.booking("A", "10:00", minutes: nil, staff: "花子", bed: "ベッド1")
        let told = try Self.actions([open, Self.second])
        #expect(Self.words(told).last == "block B 楓 11:00-12:30")
        let next = Self.booking("C", "11:30", minutes: 30, staff: "花子", bed: nil)
        #expect(
            try Self.words(Self.actions([open, Self.second, next], told: told))
                == ["block C 花子 11:30-12:00"])
        let known = Self.booking("A", "10:00", minutes: 90, staff: "花子", bed: "ベッド1")
        #expect(
            try Self.words(Self.actions([known, Self.second], told: told)) == [
                "block A 花子 10:00-11:30", "release A 花子 11:30-30:00",
                "release B 楓 11:30-12:30",
            ])
    }

    @Test func `R1-10, I16: one that has begun keeps others closed after midnight`() throws {
        let late = Self.booking("A", "22:00", minutes: 180, staff: "花子", bed: "ベッド1")
        let next = Self.booking("B", "24:00", minutes: 90, staff: "桜", bed: "ベッド2")
        let told = try Self.actions([late, next], now: "23:30")
        #expect(Self.words(told) == ["block B 桜 24:00-25:30", "block B 楓 24:00-25:00"])
        let short = Self.booking("A", "22:00", minutes: 90, staff: "花子", bed: "ベッド1")
        #expect(
            try Self.words(Self.actions([short, next], told: told, now: "23:30"))
                == ["release B 楓 24:00-25:00"])
    }

    @Test func `R1-10: nobody at the medium has to know who uses the equipment`() throws {
        // Its own bookings use some, too.
        let own = [
            Booked.at(Booked.ekiten, "E1", "11:00", staff: "花子", equipment: "ベッド1"),
            Booked.at(Booked.ekiten, "E2", "11:00", staff: "桜", equipment: "ベッド2"),
        ]
        #expect(try Self.words(Self.actions(own)) == ["block E2 楓 11:00-12:00"])
        // Nor have those to be merged with its staff who use them.
        var staff = StaffBook()
        staff.take(
            .merge([StaffIdentity(medium: Booked.ekiten, name: "楓")], person: "楓"),
            at: .distantPast)
        #expect(
            try Self.words(Self.actions([Self.first, Self.second], staff: staff))
                == ["block B 楓 11:00-12:00"])
    }

    @Test func `R1-10, D16: one visit under two numbers uses one piece`() throws {
        let twin = Self.booking("B", "10:00", minutes: 120, staff: "花子", bed: "ベッド2")
        let told = try Self.actions([Self.first, twin])
        #expect(Self.words(told).contains("block B 桜 10:00-12:00"))
        let same = [Self.first.key: Set([twin.key]), twin.key: Set([Self.first.key])]
        let steps = try Self.actions([Self.first, twin], told: told, same: same)
        #expect(
            Self.words(steps) == ["release B 桜 10:00-12:00", "release B 楓 10:00-12:00"])
        #expect(steps.allSatisfy { $0.reasons.contains("act:same") })
        // The piece that only the twin tells of is the visit's.
        let plain = Self.booking("A", "10:00", minutes: 120, staff: "花子", bed: nil)
        #expect(
            try Self.words(
                Self.actions(
                    [plain, twin, Self.booking("C", "10:00", staff: "桜", bed: "ベッド1")], same: same)
            )
            .contains("block C 楓 10:00-11:00"))
    }

    @Test func `R1-10: one piece alone closes all others who need it, each time by itself`() throws
    {
        let laser = SharedEquipment(pieces: ["レーザー"], staff: ["花子", "楓"])
        let bookings = [
            Self.booking("A", "10:00", staff: "花子", bed: "レーザー"),
            Self.booking("B", "11:00", staff: "花子", bed: "レーザー"),
        ]
        #expect(
            try Self.words(Self.actions(bookings, equipment: [laser])) == [
                "block A 花子 10:00-11:00", "block A 楓 10:00-11:00", "block B 花子 11:00-12:00",
                "block B 楓 11:00-12:00",
            ])
    }
}
