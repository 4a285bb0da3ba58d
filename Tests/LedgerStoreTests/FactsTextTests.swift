import Foundation
import Reservations
import Testing

@testable import LedgerStore

struct FactsTextTests {
    /// Every field has a value here: one that is added to `Facts` and forgotten in its text fails.
    private static var full: Facts {
        var facts = Sample.facts(name: "見本 \"花子\"\\\n\u{1}")
        facts.durationMinutes = 90
        facts.customerKana = Private("ミホン　ハナコ")
        facts.email = Private("hanako@example.jp")
        facts.nominated = false
        facts.equipment = "ベッド1"
        facts.coupon = "【全員】カット ¥9,900"
        facts.points = 0
        facts.payable = -1
        facts.route = "HOT PEPPER Beauty"
        facts.memo = Private("")
        facts.receivedAt = Date(timeIntervalSinceReferenceDate: 817_000_000.123_456_7)
        return facts
    }

    @Test(arguments: [full, Facts(), Sample.facts(day: nil, time: nil, staff: nil, phone: nil)])
    func `facts come back from their text as they were`(facts: Facts) throws {
        #expect(try JSONDecoder().decode(Facts.self, from: Data(facts.text.utf8)) == facts)
    }

    @Test func `the text has every field that the encoder writes`() throws {
        func members(_ data: Data) throws -> Set<String> {
            let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            return Set(try #require(object).keys)
        }
        let written = try members(Data(Self.full.text.utf8))
        #expect(written == (try members(try JSONEncoder().encode(Self.full))))
        #expect(written.count == Field.allCases.count + 1)
    }
}
