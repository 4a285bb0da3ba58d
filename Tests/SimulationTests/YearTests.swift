import Foundation
import Synchronization
import Testing

@testable import Simulation

/// A season of a generated year; `make simulate YEARS=100` plays whole ones.
struct YearTests {
    @Test
    func
        `a year of ten media keeps every invariant, plans nothing that a medium forbids, and leaves each release with its proof (I1 to I23, R0-05, R0-06, R0-12, R0-25, R0-26, D10)`()
        async
    {
        let failures = Mutex<[YearOutcome]>([])
        let start = ContinuousClock.now
        let figures = await playYears(0..<1, days: 40) { outcome in
            if !outcome.breaches.isEmpty { failures.withLock { $0.append(outcome) } }
        }
        print(figures.summary(in: ContinuousClock.now - start))
        #expect(failures.withLock { $0.map(\.story) } == [])
        #expect(figures.opened > 5 && figures.covered > 80)
    }
}
