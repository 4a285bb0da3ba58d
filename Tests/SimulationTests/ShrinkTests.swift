import Foundation
import Testing

@testable import Simulation

/// A failure is told by the shortest plot that still has it.
struct ShrinkTests {
    /// Fails where a run meets an empty list after its booking was cancelled; a made-up fault, for
    /// the product has none to shrink.
    private static func judged(_ plot: Plot, _ name: String) async -> Outcome {
        let cancelled = plot.incidents.first { $0.deed.isCancellation && plot.happens($0) }
        let fails = plot.ticks.contains { tick in
            tick.list == .empty && cancelled.map { $0.at < tick.at } == true
        }
        let breach = Breach(invariant: "made up", text: "an empty list after a cancellation")
        return Outcome(plot: plot, breaches: fails ? [breach] : [], figures: Figures())
    }

    private func failing() async throws -> Outcome {
        for seed in UInt64(0)..<2000 {
            let outcome = await Self.judged(Plot(seed: seed), "")
            if !outcome.breaches.isEmpty { return outcome }
        }
        throw NoneFails()
    }

    private struct NoneFails: Error {}

    @Test func `what has no part in a failure is left out, and the story tells the rest`()
        async throws
    {
        let failing = try await failing()
        let smallest = await shrink(failing, budget: 4000, name: "", by: Self.judged)
        #expect(smallest.breaches == failing.breaches)
        #expect(smallest.plot.ticks.map(\.list) == [.empty])
        #expect(smallest.plot.incidents.count == 1)
        #expect(smallest.plot.incidents.first?.deed.isCancellation == true)
        #expect(smallest.plot.bookings.count(where: \.standsFromTheBeginning) <= 1)
        let tick = try #require(smallest.plot.ticks.first)
        #expect(tick.mail == .none && tick.answer == .done && tick.scheduler == .none)
        #expect(tick.clockIsOffBy == 0 && !tick.hasPerson && tick.disk == nil)
        let story = smallest.story
        #expect(story.contains("seed \(failing.plot.seed): made up: an empty list"))
        #expect(story.contains("RUN list: empty"))
        #expect(story.contains("cancel("))
    }

    @Test func `no more plays are made than may be`() async throws {
        let failing = try await failing()
        let plays = Counted()
        _ = await shrink(failing, budget: 7, name: "") { plot, name in
            plays.count += 1
            return await Self.judged(plot, name)
        }
        #expect(plays.count == 7)
    }

    private final class Counted { var count = 0 }
}

extension Plot {
    fileprivate func happens(_ incident: Incident) -> Bool { Truth(self).happens(incident) }
}
