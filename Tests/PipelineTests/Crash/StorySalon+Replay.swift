import LedgerStore
import Testing

@testable import Pipeline

extension StorySalon {
    /// I1: what came to the ledger, taken again, makes the same ledger.
    func replays(_ name: String) async throws {
        let live = try ledger().snapshot()
        let rebuilt = try await Replay(loaded).rebuild(live)
        let place: Comment = "\(name), replayed"
        #expect(rebuilt.isWhole, place)
        #expect(rebuilt.astray == 0, place)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        #expect(differences == [], place)
    }
}
