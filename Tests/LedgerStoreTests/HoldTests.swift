import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

struct HoldTests {
    static func hold(_ id: String, _ keys: [ReservationKey]) -> Hold {
        Hold(
            id: id, guard: "G2", reason: "4 of 20 released in one day",
            members: keys.map { .init(key: $0, observation: Fingerprint(words: [$0.number])) },
            since: Sample.start, expires: Sample.at(600))
    }

    private static func commit(_ states: [HoldState], run: String) -> Commit {
        var commit = Sample.commit(run: run, at: 5)
        commit.plan.holds = states
        return commit
    }

    @Test(arguments: [HoldState.Word.approved, .dropped])
    func `a person's word stands until the hold ends`(word: HoldState.Word) async throws {
        let ledger = try Sample.ledger()
        let open = HoldState(hold: Self.hold("h1", [Sample.key("BE1")]), word: .open)
        _ = try await ledger.commit(Self.commit([open], run: "run-1"))
        try await ledger.decide(hold: "h1", word: word, by: "店長", at: Sample.at(6))
        let said = HoldState(hold: open.hold, word: word)
        #expect(try await ledger.holds() == [said])

        // A run that was decided before the word came does not take it back.
        _ = try await ledger.commit(Self.commit([open], run: "run-2"))
        #expect(try await ledger.holds() == [said])

        _ = try await ledger.commit(Self.commit([], run: "run-3"))
        #expect(try await ledger.holds() == [])
        await #expect(throws: LedgerTrouble.unknown(what: "hold", id: "h1")) {
            try await ledger.decide(hold: "h1", word: word, by: "店長", at: Sample.at(9))
        }

        // Asked again later, it needs a new word (I20).
        _ = try await ledger.commit(Self.commit([open], run: "run-4"))
        #expect(try await ledger.holds() == [open])
    }

    @Test func `a standing hold is not written again`() async throws {
        let ledger = try Sample.ledger()
        let open = HoldState(hold: Self.hold("h1", [Sample.key("BE1")]), word: .open)
        _ = try await ledger.commit(Self.commit([open], run: "run-1"))
        let again = try await ledger.commit(Self.commit([open], run: "run-2"))
        #expect(again == .committed(changedRows: 1))
    }
}
