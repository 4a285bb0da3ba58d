import Faults
import Foundation
import Testing

@testable import Simulation

struct PlotTests {
    @Test func `a seed always gives the same plot, and another seed another`() {
        #expect(Plot(seed: 5) == Plot(seed: 5))
        #expect(Plot(seed: 5) != Plot(seed: 6))
    }

    @Test func `every listing fault, door, disk fault and file of the past comes up`() {
        var faults: Set<String> = []
        var doors: Set<SchedulerFault.Door> = []
        var disks: Set<DiskFault> = []
        var past: Set<PastTable> = []
        for seed in UInt64(0)..<400 {
            for tick in Plot(seed: seed).ticks {
                faults.insert("\(tick.list)".split(separator: "(").first.map(String.init) ?? "")
                if let disk = tick.disk { disks.insert(disk.fault) }
                if let table = tick.backfill { past.insert(table) }
                if case .killed(let door) = tick.scheduler { doors.insert(door) }
            }
        }
        #expect(faults.count == 27)
        #expect(doors == Set(SchedulerFault.Door.allCases))
        #expect(disks == Set(DiskFault.allCases))
        #expect(past == Set(PastTable.allCases))
    }

    @Test func `what makes no sense does not happen, so that any part can be left out`() {
        var plot = Plot(seed: 9)
        plot.bookings[0].standsFromTheBeginning = false
        plot.incidents = [
            Incident(at: 60, booking: 0, deed: .cancel(.cancelledByCustomer)),
            Incident(at: 120, booking: 1, deed: .restore),
        ]
        let truth = Truth(plot)
        #expect(truth.state(of: 0, at: 600) == nil)
        #expect(!truth.happens(plot.incidents[0]))
        #expect(!truth.happens(plot.incidents[1]))
        #expect(truth.state(of: 1, at: 600) == plot.bookings[1].first)
    }
}
