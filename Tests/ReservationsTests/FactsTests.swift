import Foundation
import Reservations
import Testing

struct FactsTests {
    @Test(arguments: Field.allCases)
    func `no field is forgotten: it is taken, compared, hashed and shown`(field: Field) {
        var facts = Sample.facts
        #expect(!facts.agrees(on: field, with: Sample.otherFacts))
        facts.take(field, from: Sample.otherFacts)
        #expect(facts.agrees(on: field, with: Sample.otherFacts))
        #expect(facts != Sample.facts)
        for other in Field.allCases where other != field {
            #expect(facts.agrees(on: other, with: Sample.facts))
        }
        #expect(facts.fingerprint(number: "1") != Sample.facts.fingerprint(number: "1"))
        #expect(JSON.object(facts.json) != JSON.object(Sample.facts.json))
    }

    @Test func `a taken field is a claimed one, also where it says none`() {
        var facts = Facts()
        facts.take(.coupon, from: Facts())
        #expect(facts.claimed == FieldSet(.coupon))
        #expect(facts.canonicalBytes(number: "1") != Facts().canonicalBytes(number: "1"))
    }

    @Test func `the JSON has every field under its name, in the order of daicho read`() {
        #expect(Facts().json.map(\.0) == Field.allCases.map(\.name))
        #expect(Field.allCases.allSatisfy { Field(name: $0.name) == $0 })
        #expect(Field(name: "number") == nil)
    }

    private static let twins: [(String, @Sendable (inout Facts) -> Void)] = [
        ("a menu of one item that looks like two", { $0.menu = ["全身ハンド"] }),
        ("an empty item more", { $0.menu.append("") }),
        ("no menu", { $0.menu = [] }),
        (
            "an empty text for none",
            {
                $0.coupon = nil
                $0.route = ""
            }
        ),
        (
            "none for an empty text",
            {
                $0.coupon = ""
                $0.route = nil
            }
        ),
        (
            "a value one column on",
            {
                $0.points = $0.payable
                $0.payable = nil
            }
        ),
        ("a received time half a second later", { $0.receivedAt? += 0.5 }),
        ("a field no longer claimed", { $0.claimed.remove(FieldSet(.menu)) }),
    ]

    @Test func `only equal facts give equal bytes`() {
        var all: [[UInt8]] = [Sample.facts.canonicalBytes(number: "1")]
        for (_, change) in Self.twins {
            var facts = Sample.facts
            change(&facts)
            all.append(facts.canonicalBytes(number: "1"))
        }
        all.append(Sample.facts.canonicalBytes(number: "2"))
        #expect(Set(all).count == Self.twins.count + 2)
        #expect(Sample.facts.canonicalBytes(number: "1") == all[0])
    }

    @Test func `facts survive JSON`() throws {
        let data = try JSONEncoder().encode(Sample.facts)
        let read = try JSONDecoder().decode(Facts.self, from: data)
        #expect(read == Sample.facts)
        #expect(read.fingerprint(number: "1") == Sample.facts.fingerprint(number: "1"))
    }

    @Test func `an observation survives JSON and keeps its name`() throws {
        let data = try JSONEncoder().encode(Sample.observation)
        #expect(try JSONDecoder().decode(Observation.self, from: data) == Sample.observation)
    }

    @Test func `claims are compared only where they are made`() {
        var row = Facts()
        row.take(.staff, from: Sample.facts)
        #expect(Sample.facts.agrees(withClaimsOf: row))
        #expect(!row.agrees(withClaimsOf: Sample.facts))
    }
}

struct PrivateTests {
    @Test func `a guest's data do not print themselves`() {
        var dumped = ""
        dump(Sample.reservation, to: &dumped)
        dump(Sample.observation, to: &dumped)
        let reservation = Sample.reservation
        let printed = [
            "\(reservation)", String(reflecting: reservation),
            String(describing: reservation.facts),
            "\(reservation.facts.customerName as Any)", dumped,
            "\(Change(kind: .booked, key: Sample.key, before: reservation.facts, after: reservation.facts, evidence: [], reasons: []))",
        ]
        for text in printed {
            for secret in Sample.secrets { #expect(!text.contains(secret)) }
        }
        #expect("\(Private("x"))" == "‹private›")
    }

    @Test func `nor does a failed expectation print them`() {
        withKnownIssue {
            #expect(Private(Sample.guestName) == Private("誰か"))
        } matching: { issue in
            !"\(issue) \(issue.comments)".contains(Sample.guestName)
        }
    }

    @Test func `a private value is stored as itself`() throws {
        let data = try JSONEncoder().encode([Private("あ")])
        #expect(String(decoding: data, as: UTF8.self) == #"["あ"]"#)
        #expect(try JSONDecoder().decode([Private<String>].self, from: data) == [Private("あ")])
    }
}
