import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What the ledger makes of a booking by itself.
@Suite struct ImportedRowTests {
    @Test
    func
        `R2-10: number, day, time and status make a booking; all else is its medium's word, cited`()
        async throws
    {
        let desk = try Desk()
        var least = SandboxBooking(
            number: "BE00000001", date: "20261210", start: "11:00", customerName: "", staff: "")
        least.route = ""
        desk.list([least, .some("BE00000002", at: "15:00").with { $0.memo = "窓側" }])
        _ = await desk.sync()
        let rows = try desk.rows()
        #expect(rows[0][6...7] == ["2026/12/10", "11:00"] && rows[0][4] == "受付待ち")
        let others: [LedgerColumn] = [.equipment, .memberNumber, .memberKind, .line]
        let left = rows.flatMap { row in others.map { row[$0.rawValue] } }
        #expect(left == Array(repeating: "", count: 8))
        for number in ["BE00000001", "BE00000002"] {
            let story = try #require(try await desk.ledger().story(of: number).first)
            let booking = try #require(story.reservation)
            let words = story.observations.filter { $0.key.medium.rawValue == "hotpepper" }
            let cited = FieldSet(Array(booking.provenance.keys))
            #expect(booking.facts.claimed.subtracting(cited) == [])
            #expect(Set(booking.provenance.values).isSubset(of: Set(words.map(\.id))))
            #expect(story.acts.isEmpty)
        }
    }
}
