import Foundation
import Reservations
import Testing

struct FingerprintTests {
    @Test func `a fingerprint is the head of a SHA-256, in 32 digits`() {
        let empty = Fingerprint(of: [])
        #expect(empty.description == "e3b0c44298fc1c149afbf4c8996fb924")
        #expect(Fingerprint(empty.description) == empty)
        #expect(Fingerprint(high: 0, low: 1).description == "00000000000000000000000000000001")
        #expect(captureName(of: []).hasPrefix(empty.description))
        #expect(captureName(of: []).utf8.count == 64)
    }

    @Test(arguments: [
        "", "e3b0", "g3b0c44298fc1c149afbf4c8996fb924", "+3b0c44298fc1c14+afbf4c8996fb924",
    ])
    func `another text is no fingerprint`(text: String) {
        #expect(Fingerprint(text) == nil)
    }

    @Test func `words cannot run into each other`() {
        let words = [["a", "b"], ["ab"], ["a", "b", ""], ["", "a", "b"], ["ab", ""]]
        #expect(Set(words.map { Fingerprint(words: $0) }).count == words.count)
    }

    @Test func `a salon's key gives its own fingerprints`() {
        let (one, two) = (SalonKey(secret: [1]), SalonKey(secret: [2]))
        #expect(one.fingerprint(of: [7]) == one.fingerprint(of: [7]))
        #expect(one.fingerprint(of: [7]) != two.fingerprint(of: [7]))
        #expect(one.fingerprint(of: [7]) != Fingerprint(of: [7]))
    }

    @Test func `a 台帳ID names salon, medium and number`() {
        let other = ReservationKey(medium: Medium(rawValue: "ekiten"), number: Sample.key.number)
        let ids = [
            Reservation.ledgerID(salon: "a", key: Sample.key),
            Reservation.ledgerID(salon: "b", key: Sample.key),
            Reservation.ledgerID(salon: "a", key: other),
        ]
        #expect(Set(ids).count == 3)
        #expect(Reservation.ledgerID(salon: "a", key: Sample.key) == ids[0])
    }
}

struct StatusTests {
    @Test func `each status has its word, and five of them gave up the slot`() {
        #expect(
            Status.allCases.map(\.label) == [
                "仮予約", "受付待ち", "施術中", "来店処理待ち", "済み", "会計済み", "お断り", "お客様キャンセル", "サロンキャンセル",
                "無断キャンセル", "自動キャンセル",
            ])
        #expect(
            Status.allCases.filter(\.isCancelled) == [
                .declined, .cancelledByCustomer, .cancelledBySalon, .noShow, .expired,
            ])
    }
}

struct IntervalTests {
    private static func span(_ from: Double, _ to: Double) -> Interval {
        Interval(
            from: Date(timeIntervalSince1970: from), to: Date(timeIntervalSince1970: to))
    }

    @Test(arguments: [
        (span(10, 20), span(0, 10), true), (span(9, 20), span(0, 10), false),
        (span(0, 10), span(10, 20), false), (span(10, 10), span(0, 10), true),
        (span(10, 10), span(10, 10), false), (span(10, 12), span(10, 10), true),
    ])
    func `the surely newer word lies wholly after`(new: Interval, old: Interval, isAfter: Bool) {
        #expect(new.isSurelyAfter(old) == isAfter)
        if isAfter { #expect(!old.isSurelyAfter(new)) }
    }

    @Test func `an interval never begins after its end`() {
        #expect(Self.span(20, 10) == Self.span(10, 10))
    }

    @Test func `a table that shows a booking standing is no event; one that shows it gone is`() {
        func isExplicit(_ channel: Observation.Channel, _ status: Status) -> Bool {
            var facts = Facts()
            facts.status = status
            return Observation(
                key: Sample.key, kind: .present, channel: channel, facts: facts,
                interval: Self.span(0, 1), detectedAt: .distantPast, source: "s", capture: "c",
                span: nil, format: "f"
            ).isExplicit
        }
        #expect(isExplicit(.mail, .booked) && isExplicit(.detail, .booked))
        #expect(!isExplicit(.list, .booked) && !isExplicit(.table, .booked))
        #expect(isExplicit(.list, .noShow) && isExplicit(.table, .noShow))
    }
}

struct ActionTests {
    private static func step(
        salon: String = "s", target: Medium = .own, kind: Action.Kind = .pushCreate,
        after: Facts? = Sample.facts, receipt: String? = nil, due: Date = .distantPast
    ) -> Action {
        Action(
            target: target, kind: kind, key: Sample.key, before: nil, after: after, reasons: [],
            opens: due, salon: salon, receipt: receipt)
    }

    @Test func `a step's id names what is done, to whom, after which receipt, and nothing else`() {
        let steps = [
            Self.step(), Self.step(salon: "t"), Self.step(target: .local),
            Self.step(kind: .pushUpdate), Self.step(after: nil), Self.step(receipt: "r1"),
            Self.step(after: Sample.otherFacts),
        ]
        #expect(Set(steps.map(\.id)).count == steps.count)
        #expect(Self.step(due: .distantFuture).id == Self.step().id)
    }

    @Test func `a change names its fields`() {
        var after = Sample.facts
        after.take(.staff, from: Sample.otherFacts)
        after.take(.startTime, from: Sample.otherFacts)
        let change = Change(
            kind: .amended, key: Sample.key, before: Sample.facts, after: after, evidence: [],
            reasons: [])
        #expect(change.fields == [.startTime, .staff])
    }
}
