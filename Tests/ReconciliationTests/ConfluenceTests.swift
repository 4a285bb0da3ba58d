import Foundation
import Reconciliation
import Reservations
import Sandbox
import Testing

/// I2, I7: the ledger depends on what was observed, not on the order or the portions.
struct ConfluenceTests {
    @Test func `any order, portions and repetitions give the same ledger (I2)`() {
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            let words = (0..<Int.random(in: 2...7, using: &random)).map { _ in
                Self.word(
                    from: Int.random(in: 0...40, using: &random),
                    lasting: Int.random(in: 0...12, using: &random), using: &random)
            }
            let whole = Self.ledger([words])
            for _ in 0..<3 {
                let portions = Self.portions(of: words, using: &random)
                let isSame = Self.ledger(portions) == whole
                #expect(isSame, "seed \(seed)")
            }
        }
    }

    @Test func `of words that do not overlap the latest counts, field by field (I7)`() {
        for seed in UInt64(0)..<300 {
            var random = SplitMix64(seed: seed)
            let words = (0..<Int.random(in: 1...7, using: &random)).map { index in
                Self.word(
                    from: index * 10, lasting: Int.random(in: 1...10, using: &random),
                    using: &random)
            }
            var expected = Facts()
            for word in words {
                for field in word.facts.claimed.fields { expected.take(field, from: word.facts) }
            }
            let booking = Self.ledger([words.shuffled(using: &random)])
            for field in expected.claimed.fields where field != .statusText {
                #expect(booking.facts.agrees(on: field, with: expected), "seed \(seed) \(field)")
            }
            #expect(!booking.attention.contains(.conflict), "seed \(seed)")
        }
    }

    private static let now = Words.instant("12:00")

    private static func word(
        from: Int, lasting: Int, using random: inout SplitMix64
    ) -> Observation {
        let start = Words.instant("10:00") + TimeInterval(from * 60)
        let channel: Observation.Channel = [.list, .mail, .mail, .detail].randomElement(
            using: &random)!
        var kind = Observation.Kind.present
        if channel == .mail {
            kind = [.new, .changed, .cancelled].randomElement(using: &random)!
        }
        let isCancelled = kind == .cancelled || (channel == .list && random.once(in: 4))
        let hour = Int.random(in: 9...12, using: &random)
        let staff = random.once(in: 2) ? " 担当=\(hour)" : ""
        var facts = Words.facts(
            "5/10 \(hour):00\(staff)".split(separator: " "), isMail: channel == .mail)
        if isCancelled { facts.status = .cancelledByCustomer }
        return Observation(
            key: Words.key("A"), kind: kind, channel: channel, facts: facts,
            interval: Interval(from: start, to: start + TimeInterval(lasting * 60)),
            detectedAt: now, source: channel.rawValue, capture: "c", span: nil, format: "f")
    }

    private static func portions(
        of words: [Observation], using random: inout SplitMix64
    ) -> [[Observation]] {
        var portions: [[Observation]] = [[]]
        for word in (words + words.filter { _ in random.once(in: 3) }).shuffled(using: &random) {
            portions[portions.count - 1].append(word)
            if random.once(in: 2) { portions.append([]) }
        }
        return portions
    }

    /// The booking after these portions, but for the runs that wrote it.
    private static func ledger(_ portions: [[Observation]]) -> Reservation {
        var desk = Desk()
        for words in portions { desk.run(.init(mails: words), at: now) }
        var booking = desk.reservations[Words.key("A")]!
        booking.changedBy = ""
        return booking
    }
}
