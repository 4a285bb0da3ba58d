import Foundation
import Reconciliation
import Reservations
import Testing

/// What a linked medium is told of the slots that all others have taken.
struct SlotStepsTests {
    private static let phone = Medium(rawValue: "phone")
    static let counting = Medium(rawValue: "counting")
    private static let calendars = Medium(rawValue: "calendars")
    private static let unprotected = Medium(rawValue: "unprotected")

    private static func rules(
        _ medium: Medium, by unit: MediumSlots.Unit = .staff,
        _ change: (inout MediumRules) -> Void = { _ in }
    ) -> MediumRules {
        var rules = MediumRules(
            medium: medium, name: medium.rawValue,
            unnominated: Booked.media[medium]?.unnominated ?? [:])
        rules.slots.by = unit
        rules.credential = .login(passwordIsOptional: false)
        change(&rules)
        return rules
    }

    static let media: [Medium: MediumRules] = [
        Booked.mezon: rules(Booked.mezon) { $0.push.create = .never },
        Booked.ekiten: rules(Booked.ekiten) {
            $0.slots.areOurs = true
            $0.slots.shifts = true
        },
        Booked.hotpepper: rules(Booked.hotpepper) {
            $0.push.create = .send
            $0.equipment = [.kirei: .required]
            $0.text = MediumText(letters: .jisX0208, minuteStep: 5)
        },
        counting: rules(counting, by: .calendar),
        calendars: rules(calendars, by: .calendar) {
            $0.equipment = [.kirei: .optional]
        },
        unprotected: rules(unprotected, by: .stock) {
            $0.slots.takesBlocks = false
            $0.slots.stopsFree = false
            $0.screens.slots = .init("在庫設定")
        },
        phone: MediumRules(medium: phone, name: "電話"),
    ]

    static func staff(but other: StaffWord...) -> StaffBook {
        var book = StaffBook()
        for medium in [Booked.hotpepper, Booked.ekiten, Booked.mezon] {
            book.take(
                .merge([StaffIdentity(medium: medium, name: "花子")], person: "花子"),
                at: .distantPast)
        }
        for word in other { book.take(word, at: .distantPast) }
        return book
    }

    static func actions(
        at target: Medium, _ bookings: [Reservation], told: [Action] = [],
        staff: StaffBook = staff(), work: WorkingTime = WorkingTime(), now: String = "9:00",
        same: [ReservationKey: Set<ReservationKey>] = [:]
    ) throws -> [Action] {
        let floor = Floor(vertical: .kirei, media: media, staff: staff, work: work)
        let terms = Terms(
            run: "run", salon: "demo", now: Words.instant(now),
            horizon: Horizon(at: Words.instant(now), months: 4), floor: floor)
        let known = Dictionary(grouping: told, by: \.key).mapValues { ToldSlots($0) }
        let seller = try #require(SlotSeller(media[target]!, on: floor))
        return SlotSteps(
            at: seller, terms: terms, adopted: Set(media.keys), told: known
        ).actions(for: bookings, same: same)
    }

    private static func words(
        at target: Medium, _ bookings: Reservation..., told: [Action] = [],
        staff: StaffBook = staff(), work: WorkingTime = WorkingTime(), now: String = "9:00"
    ) throws -> [String] {
        try actions(at: target, bookings, told: told, staff: staff, work: work, now: now)
            .map(\.slotWords)
    }

    /// What closed the slot of a booking, as the target was told it.
    private static func closed(_ booking: Reservation, at target: Medium) throws -> [Action] {
        try actions(at: target, [booking])
    }

    @Test func `a booking closes its slot at every other medium, by that one's name for the staff`()
        throws
    {
        var staff = Self.staff()
        staff.take(
            .merge([StaffIdentity(medium: Booked.ekiten, name: "はなこ")], person: "山田"),
            at: .distantPast)
        staff.take(
            .merge([StaffIdentity(medium: Booked.hotpepper, name: "花子")], person: "山田"),
            at: .distantPast)
        let booking = Booked.at(Booked.hotpepper)
        #expect(
            try Self.words(at: Booked.ekiten, booking, staff: staff)
                == ["block A はなこ 10:00-11:00"])
        #expect(try Self.words(at: Booked.hotpepper, booking, staff: staff) == [])
    }

    @Test
    func `I9: what begins in the step of time that has begun is closed all the same`() throws {
        let booking = Booked.at(Booked.mezon, "A", "10:03")
        #expect(
            try Self.words(at: Booked.hotpepper, booking, now: "10:01")
                == ["block A 花子 10:00-11:05"])
        #expect(try Self.words(at: Booked.hotpepper, booking, now: "10:03") == [])
    }

    @Test func `an action carries the time alone: no guest, no menu, no status`() throws {
        let action = try #require(
            try Self.actions(at: Booked.ekiten, [Booked.at(Booked.hotpepper)]).first)
        #expect(
            action.after?.claimed.fields == [.visitDate, .startTime, .durationMinutes, .staff])
        #expect(action.after?.customerName == nil)
        #expect(action.risk == .block && action.isAboutSlot)
    }

    @Test(arguments: [
        "R0-12, R1-09: nobody is told of staff who are not merged": nil as StaffWord?,
        "R0-21: nor of those who were split off again":
            .split(StaffIdentity(medium: Booked.ekiten, name: "花子")),
        "R1-19: nor of those who are stopped":
            .stop(StaffIdentity(medium: Booked.ekiten, name: "花子")),
    ])
    func `R0-12, R0-21, R1-19: no slot action for staff who are not merged, split or stopped`(
        _ name: String, word: StaffWord?
    ) throws {
        let booking = Booked.at(Booked.hotpepper)
        let staff = word.map { Self.staff(but: $0) } ?? StaffBook()
        #expect(try Self.words(at: Booked.ekiten, booking, staff: staff) == [])
        let told = try Self.closed(booking, at: Booked.ekiten)
        let gone = Booked.at(Booked.hotpepper, status: .cancelledByCustomer)
        #expect(try Self.words(at: Booked.ekiten, gone, told: told, staff: staff) == [])
    }

    @Test func `R0-11, D2: the stylist that a medium drew by lot is closed nowhere`() throws {
        let drawn = Booked.at(Booked.mezon, nominated: false)
        #expect(try Self.words(at: Booked.ekiten, drawn) == ["block A フリー枠 10:00-11:00"])
        #expect(
            try Self.words(at: Self.counting, drawn) == ["block A フリー枠 10:00-11:00"])
    }

    @Test func `R0-12: who may not be named is in nobody's place, and opens the one that was`()
        throws
    {
        let told = try Self.closed(Booked.at(Booked.mezon, nominated: false), at: Booked.ekiten)
        var named = Booked.at(Booked.mezon, nominated: true)
        let words = { try Self.words(at: Booked.ekiten, named, told: told, staff: StaffBook()) }
        #expect(try words() == ["release A フリー枠 10:00-11:00"])
        named.attention.insert(.held)
        #expect(try words() == [])
    }

    @Test func `R1-06, D2: whom エキテン assigned is busy at all others`() throws {
        let assigned = Booked.at(Booked.ekiten, nominated: false)
        #expect(try Self.words(at: Booked.mezon, assigned) == ["block A 花子 10:00-11:00"])
    }

    @Test func `R1-10: a medium without equipment hears of staff alone, one that keeps it of both`()
        throws
    {
        let booking = Booked.at(Booked.mezon, equipment: "ベッド1")
        #expect(try Self.words(at: Booked.ekiten, booking) == ["block A 花子 10:00-11:00"])
        #expect(
            try Self.words(at: Booked.hotpepper, booking) == ["block A 花子 ベッド1 10:00-11:00"])
    }

    @Test func `a medium that counts places loses one, whoever serves and merged or not`() throws {
        let words = try Self.words(
            at: Self.counting, Booked.at(Booked.hotpepper, staff: "次郎"),
            Booked.at(Booked.ekiten, "B", "10:30"), staff: StaffBook())
        #expect(words == ["block B フリー枠 10:30-11:30", "block A フリー枠 10:00-11:00"])
    }

    @Test
    func `R0-25, R0-26: where no block is honoured a person is told the screen, and no block`()
        throws
    {
        let booking = Booked.at(Booked.ekiten)
        let action = try #require(try Self.actions(at: Self.unprotected, [booking]).first)
        #expect(action.kind == .advise && action.isAboutSlot)
        #expect(action.reasons == ["slots", "R0-25", "R0-26", "screen:在庫設定"])
        let gone = Booked.at(Booked.ekiten, status: .cancelledBySalon)
        let opened = try Self.actions(at: Self.unprotected, [gone], told: [action])
        #expect(opened.map(\.kind) == [.advise])
        #expect(opened.first?.before == action.after && opened.first?.after == nil)
        #expect(
            try Self.actions(at: Self.unprotected, [booking], told: [action]).isEmpty)
    }

    @Test func `what is entered as a booking takes no slot beside`() throws {
        let call = Booked.at(Self.phone, nominated: true)
        #expect(try Self.words(at: Booked.hotpepper, call) == [])
        #expect(try Self.words(at: Booked.ekiten, call) == ["block A 花子 10:00-11:00"])
    }

    @Test
    func `an explicit cancellation opens the slot, and the same again says nothing (I3, I10)`()
        throws
    {
        let booking = Booked.at(Booked.hotpepper)
        let told = try Self.closed(booking, at: Booked.ekiten)
        #expect(try Self.words(at: Booked.ekiten, booking, told: told) == [])
        let gone = Booked.at(Booked.hotpepper, status: .cancelledByCustomer)
        let opened = try Self.actions(at: Booked.ekiten, [gone], told: told)
        #expect(opened.map(\.slotWords) == ["release A 花子 10:00-11:00"])
        #expect(opened.map(\.reasons) == [["status:cancelledByCustomer"]])
        #expect(try Self.words(at: Booked.ekiten, gone, told: told + opened) == [])
        let back = try Self.actions(at: Booked.ekiten, [booking], told: told + opened)
        #expect(back.map(\.slotWords) == ["block A 花子 10:00-11:00"])
        #expect(Set((told + opened + back).map(\.id)).count == 3)
    }

    @Test func `D11, I5: what is missing, held or in conflict opens nothing`() throws {
        let told = try Self.closed(Booked.at(Booked.hotpepper), at: Booked.ekiten)
        var missing = Booked.at(Booked.hotpepper)
        missing.attention = [.missing]
        #expect(try Self.words(at: Booked.ekiten, missing, told: told) == [])
        for doubt in [Attention.held, .conflict] {
            var moved = Booked.at(Booked.hotpepper, "A", "15:00")
            moved.attention = [doubt]
            #expect(
                try Self.words(at: Booked.ekiten, moved, told: told)
                    == ["block A 花子 15:00-16:00"])
            // Where places are counted, each booking has one of its own.
            let place = try Self.closed(Booked.at(Booked.hotpepper), at: Self.unprotected)
            #expect(try Self.words(at: Self.unprotected, moved, told: place).count == 1)
        }
    }

    @Test func `D11, I5: what a booking in doubt may still need, no other opens`() throws {
        let (one, other) = (Booked.at(Booked.hotpepper), Booked.at(Booked.mezon, "B", "10:30"))
        let told = try Self.actions(at: Booked.ekiten, [one, other])
        var moved = Booked.at(Booked.hotpepper, "A", "15:00")
        moved.attention = [.conflict]
        let gone = Booked.at(Booked.mezon, "B", "10:30", status: .cancelledByCustomer)
        #expect(
            try Self.words(at: Booked.ekiten, moved, gone, told: told) == [
                "block A 花子 15:00-16:00", "release B 花子 11:00-11:30",
            ])
    }

    @Test func `a move closes the new slot first, and opens the old one on its receipt`() throws {
        let told = try Self.closed(Booked.at(Booked.hotpepper), at: Booked.ekiten)
        let moved = Booked.at(Booked.hotpepper, "A", "15:00")
        let steps = try Self.actions(at: Booked.ekiten, [moved], told: told)
        #expect(
            steps.map(\.slotWords) == ["block A 花子 15:00-16:00", "release A 花子 10:00-11:00"])
        #expect(steps.map(\.requires) == [[], [steps[0].id]])
        // Cancelled before the old one was opened: both are.
        let gone = Booked.at(Booked.hotpepper, "A", "15:00", status: .cancelledByCustomer)
        #expect(
            try Self.words(at: Booked.ekiten, gone, told: told + [steps[0]]) == [
                "release A 花子 10:00-11:00", "release A 花子 15:00-16:00",
            ])
    }

    @Test func `D13: an unknown end closes until the next booking, and shrinks for nobody`() throws
    {
        let work = WorkingTime(hours: WorkWeek([.every: Shift("10:00-19:00")!]))
        let open = Booked.at(Booked.hotpepper, minutes: nil)
        let told = try Self.actions(at: Booked.ekiten, [open], work: work)
        #expect(told.map(\.slotWords) == ["block A 花子 10:00-19:00"])
        let next = Booked.at(Booked.mezon, "B", "14:00")
        #expect(
            try Self.words(at: Booked.ekiten, open, next, told: told, work: work)
                == ["block B 花子 14:00-15:00"])
        let known = Booked.at(Booked.hotpepper, minutes: 90)
        #expect(
            try Self.words(at: Booked.ekiten, known, told: told, work: work) == [
                "block A 花子 10:00-11:30", "release A 花子 11:30-19:00",
            ])
    }

    @Test func `D13: an end that is known no more closes more, and opens nothing`() throws {
        let work = WorkingTime(hours: WorkWeek([.every: Shift("10:00-19:00")!]))
        let known = Booked.at(Booked.hotpepper, minutes: 60)
        let told = try Self.actions(at: Booked.ekiten, [known], work: work)
        let open = Booked.at(Booked.hotpepper, minutes: nil)
        #expect(
            try Self.words(at: Booked.ekiten, open, told: told, work: work)
                == ["block A 花子 10:00-19:00"])
        // Where places are counted, no other booking's need keeps one closed.
        let place = try Self.actions(at: Self.counting, [known], work: work)
        #expect(
            try Self.words(at: Self.counting, open, told: place, work: work)
                == ["block A フリー枠 10:00-19:00"])
    }

    @Test func `an unknown end keeps no move from opening the old slot`() throws {
        let work = WorkingTime(hours: WorkWeek([.every: Shift("10:00-19:00")!]))
        let told = try Self.actions(
            at: Booked.ekiten, [Booked.at(Booked.hotpepper, minutes: nil)], work: work)
        let moved = Booked.at(Booked.hotpepper, "A", "11:00", minutes: nil)
        let steps = try Self.actions(at: Booked.ekiten, [moved], told: told, work: work)
        #expect(
            steps.map(\.slotWords) == ["block A 花子 11:00-19:00", "release A 花子 10:00-11:00"])
        // The new one is closed, the old one not opened yet, and another booking comes behind it.
        let next = Booked.at(Booked.mezon, "B", "14:00")
        let later = try Self.words(
            at: Booked.ekiten, moved, next, told: told + [steps[0]], work: work)
        #expect(later == ["release A 花子 10:00-11:00", "block B 花子 14:00-15:00"])
    }

    @Test func `I10: of a time that two bookings need, neither alone opens what the other needs`()
        throws
    {
        let (one, other) = (Booked.at(Booked.hotpepper), Booked.at(Booked.mezon, "B", "10:30"))
        let told = try Self.actions(at: Booked.ekiten, [one, other])
        let gone = Booked.at(Booked.hotpepper, status: .cancelledByCustomer)
        let part = try Self.actions(at: Booked.ekiten, [gone, other], told: told)
        #expect(part.map(\.slotWords) == ["release A 花子 10:00-10:30"])
        #expect(
            try Self.words(
                at: Booked.ekiten, gone,
                Booked.at(Booked.mezon, "B", "10:30", status: .cancelledByCustomer),
                told: told + part)
                == ["release A 花子 10:30-11:00", "release B 花子 10:30-11:30"])
        let later = Booked.at(Booked.mezon, "B", "12:00")
        #expect(
            try Self.words(at: Booked.ekiten, gone, later, told: told) == [
                "release A 花子 10:00-11:00", "block B 花子 12:00-13:00",
                "release B 花子 10:30-11:30",
            ])
        // Of places that are nobody's each has one of its own, and the medium knows its own bookings.
        let counted = try Self.actions(at: Self.counting, [one, other])
        #expect(
            try Self.words(at: Self.counting, gone, other, told: counted)
                == ["release A フリー枠 10:00-11:00"])
        let own = Booked.at(Booked.ekiten, "B", "10:30")
        #expect(
            try Self.words(at: Booked.ekiten, gone, own, told: told.filter { $0.key == one.key })
                == ["release A 花子 10:00-11:00"])
    }

    @Test func `I10: a booking that moves by less than it lasts opens nothing that it still needs`()
        throws
    {
        let told = try Self.closed(Booked.at(Booked.hotpepper), at: Booked.ekiten)
        let moved = Booked.at(Booked.hotpepper, "A", "10:15")
        let steps = try Self.actions(at: Booked.ekiten, [moved], told: told)
        #expect(
            steps.map(\.slotWords) == [
                "block A 花子 10:15-11:15", "release A 花子 10:00-10:15",
            ])
        #expect(try Self.words(at: Booked.ekiten, moved, told: told + steps) == [])
        let gone = Booked.at(Booked.hotpepper, "A", "10:15", status: .cancelledByCustomer)
        #expect(
            try Self.words(at: Booked.ekiten, gone, told: told + steps)
                == ["release A 花子 10:15-11:15"])
    }

    @Test func `D16: one visit under two numbers takes one slot, once a person has said so`() throws
    {
        let (one, twin) = (Booked.at(Booked.hotpepper), Booked.at(Self.phone, "L"))
        let told = try Self.actions(at: Self.counting, [one, twin])
        #expect(told.count == 2)
        let same = [one.key: Set([twin.key]), twin.key: Set([one.key])]
        let steps = try Self.actions(at: Self.counting, [one, twin], told: told, same: same)
        #expect(steps.map(\.slotWords) == ["release L フリー枠 10:00-11:00"])
        #expect(steps.first?.reasons.contains("act:same") == true)
        #expect(try Self.actions(at: Self.counting, [one, twin], same: same).count == 1)
        // Of one that lasts longer than the other, nobody knows how long the visit is.
        let longer = Booked.at(Self.phone, "L", minutes: 90)
        #expect(try Self.actions(at: Self.counting, [one, longer], same: same).count == 2)
        // Where the one is given up, the other's slot is closed again.
        let gone = Booked.at(Booked.hotpepper, status: .cancelledByCustomer)
        #expect(
            try Self.actions(at: Self.counting, [gone, twin], told: told + steps, same: same)
                .map(\.slotWords)
                == ["release A フリー枠 10:00-11:00", "block L フリー枠 10:00-11:00"])
    }

    @Test func `I10: what opens a slot names the word that it rests on, however late`() throws {
        var booking = Booked.at(Booked.hotpepper)
        let told = try Self.closed(booking, at: Booked.ekiten)
        let word = Fingerprint(words: ["a mail"])
        booking.facts.startTime = ClockTime("14:00")
        booking.provenance = [.startTime: word, .visitDate: Fingerprint(words: ["older"])]
        let moved = try Self.actions(at: Booked.ekiten, [booking], told: told)
        let proof = "evidence:\(word.description.prefix(16))"
        #expect(moved.map(\.reasons) == [["slots"], ["slots", proof]])
        booking.facts.status = .cancelledByCustomer
        booking.provenance[.status] = word
        let given = try Self.actions(at: Booked.ekiten, [booking], told: told)
        #expect(given.map(\.reasons) == [["status:cancelledByCustomer", proof]])
        // A piece that is told at last is another calendar, where these are the pieces.
        booking = Booked.at(Booked.hotpepper)
        let place = try Self.closed(booking, at: Self.calendars)
        booking.facts.equipment = "ベッド1"
        booking.provenance = [.equipment: word]
        let changed = try Self.actions(at: Self.calendars, [booking], told: place)
        #expect(changed.map(\.reasons) == [["slots"], ["slots", proof]])
    }

    @Test func `I16: a slot that has begun is neither closed nor opened`() throws {
        let booking = Booked.at(Booked.hotpepper)
        let told = try Self.closed(booking, at: Booked.ekiten)
        #expect(try Self.words(at: Booked.ekiten, booking, now: "10:00") == [])
        let moved = Booked.at(Booked.hotpepper, "A", "8:00")
        #expect(
            try Self.words(at: Booked.ekiten, moved, told: told) == ["release A 花子 10:00-11:00"])
        let gone = Booked.at(Booked.hotpepper, status: .noShow)
        #expect(try Self.words(at: Booked.ekiten, gone, told: told, now: "10:00") == [])
    }

    @Test func `D15: nothing leaves of a medium that was not adopted before`() throws {
        let floor = Floor(vertical: .kirei, media: Self.media, staff: Self.staff())
        let terms = Terms(
            run: "run", salon: "demo", now: Words.instant("9:00"),
            horizon: Horizon(at: Words.instant("9:00"), months: 4), floor: floor)
        let steps = SlotSteps(
            at: SlotSeller(Self.media[Booked.ekiten]!, on: floor)!, terms: terms, adopted: [])
        #expect(steps.actions(for: [Booked.at(Booked.hotpepper)]).isEmpty)
    }

    @Test func `a slot is widened to the medium's own minutes`() throws {
        let odd = Booked.at(Booked.ekiten, "A", "10:03", minutes: 50)
        #expect(try Self.words(at: Booked.hotpepper, odd) == ["block A 花子 10:00-10:55"])
    }

    @Test(arguments: ["6:00": "7:00", "12:00": "12:00", "23:45": "31:00"])
    func `changes of slots wait for the medium's hours`(now: String, due: String) throws {
        var rules = Self.media[Booked.ekiten]!
        rules.slots.hours = 420..<1410
        let floor = Floor(vertical: .kirei, media: Self.media, staff: Self.staff())
        let terms = Terms(
            run: "run", salon: "demo", now: Words.instant(now),
            horizon: Horizon(at: Words.instant(now), months: 4), floor: floor)
        var booking = Booked.at(Booked.hotpepper)
        booking.facts.visitDate = Booked.day.adding(days: 2)
        let steps = SlotSteps(
            at: SlotSeller(rules, on: floor)!, terms: terms, adopted: [Booked.hotpepper])
        #expect(steps.actions(for: [booking]).map(\.opens) == [Words.instant(due)])
    }
}

extension Action {
    /// `block A 花子 10:00-11:00`.
    var slotWords: String {
        let slot = (after ?? before).flatMap(Slot.init)!
        let name = [.blockSlot: "block", .releaseSlot: "release", .advise: "advise"][kind]!
        let who = [slot.staff ?? "フリー枠", slot.equipment].compactMap(\.self)
        return "\(name) \(key.number) \(who.joined(separator: " ")) "
            + ClockTime.text(minutes: slot.minutes.lowerBound) + "-"
            + ClockTime.text(minutes: slot.minutes.upperBound)
    }
}
