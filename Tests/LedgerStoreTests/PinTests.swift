import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

/// A person's word on a booking's field is kept for ever, and read back as it was given.
struct PinTests {
    static func pin(_ field: Field, _ change: (inout Facts) -> Void, at minutes: Double) -> Pin {
        var value = Sample.facts()
        change(&value)
        return Pin(field, value: value, source: Sample.facts(), at: Sample.at(minutes))
    }

    static let words: [PinWord] = [
        .pin(pin(.startTime, { $0.startTime = ClockTime("25:30") }, at: 3)),
        .pin(pin(.customerName, { $0.customerName = Private("例示 \"花\"\n子") }, at: 4.123_456_7)),
        .pin(pin(.coupon, { $0.coupon = nil }, at: 5)),
        .pin(pin(.menu, { $0.menu = ["カット", "a/b"] }, at: 6)),
        .unpin(.startTime),
    ]

    private func note(_ words: [PinWord], in ledger: Ledger) throws {
        let key = Sample.key("BE1")
        try ledger.writing { books throws(LedgerTrouble) in
            for word in words {
                let at = if case .pin(let pin) = word { pin.at } else { Sample.at(9) }
                try books.note(Act(word, on: key, by: "店長", at: at))
            }
        }
    }

    @Test func `I1: what people pinned comes back word for word, in its order`() async throws {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        try note(Self.words, in: ledger)
        let histories = try await ledger.histories(of: [Sample.key("BE1"), Sample.key("BE2")])
        #expect(histories[Sample.key("BE1")]?.pinWords == Self.words)
        #expect(histories[Sample.key("BE2")] == nil)
        let acts = try await ledger.story(of: "BE1")[0].acts
        #expect(acts.map(\.kind) == ["pin", "pin", "pin", "pin", "unpin"])
        #expect(Set(acts.map(\.subject)) == ["hotpepper/BE1"])
    }

    @Test func `a guest's name in an act is not printed`() throws {
        let act = try Act(Self.words[1], on: Sample.key("BE1"), by: "店長", at: Sample.at(1))
        #expect(act.detail.value.contains("例示"))
        #expect(!String(reflecting: act).contains("例示"))
        var dumped = ""
        dump(act, to: &dumped)
        #expect(!dumped.contains("例示"))
    }

    @Test func `an act that holds no field is a broken ledger, not a word`() throws {
        let act = Act(at: Sample.at(1), person: "店長", kind: "pin", subject: "x", detail: "{}")
        #expect(throws: LedgerTrouble.self) { try act.pinWord }
        let other = Act(at: Sample.at(1), person: "店長", kind: "action.done", subject: "x")
        #expect(try other.pinWord == nil)
    }

    @Test func `the word of every hold follows from the acts`() async throws {
        let ledger = try Sample.ledger()
        var commit = Sample.commit([Sample.reservation("BE1"), Sample.reservation("BE2")])
        commit.plan.holds = ["h1", "h2", "h3"].map {
            HoldState(hold: HoldTests.hold($0, [Sample.key("BE1")]), word: .open)
        }
        _ = try await ledger.commit(commit)
        for (id, word) in [("h1", HoldState.Word.approved), ("h2", .approved), ("h2", .dropped)] {
            try await ledger.decide(hold: id, word: word, by: "店長", at: Sample.at(3))
        }
        let acts = try ledger.reading { books throws(LedgerTrouble) in try books.acts() }
        for state in try await ledger.holds() {
            let last = acts.last { $0.subject == state.hold.id }
            #expect(last?.kind ?? "hold.open" == "hold.\(state.word.rawValue)")
        }
    }
}
