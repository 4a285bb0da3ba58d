import Foundation
import Synchronization
import Testing

@testable import Simulation

/// A quick portion of the simulated world; `make simulate SEEDS=20000` plays more.
struct SeedTests {
    @Test func `every invariant holds on every run of every seed (I2 to I23)`() async {
        let failures = Mutex<[Outcome]>([])
        let start = ContinuousClock.now
        let figures = await play(seeds: 0..<60) { outcome in
            if !outcome.breaches.isEmpty { failures.withLock { $0.append(outcome) } }
        }
        print(figures.summary(in: ContinuousClock.now - start))
        let failed = failures.withLock { $0 }
        for outcome in failed.prefix(2) {
            let smallest = await shrink(outcome, name: "test")
            Issue.record("\(smallest.story)")
        }
        #expect(failed.map(\.plot.seed) == [])
        #expect(figures.falseReleases == 0)
        #expect(figures.answeredCancels <= figures.cancels)
        #expect(figures.runs > 500)
    }
}
