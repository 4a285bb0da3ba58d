import Faults
import Reservations
import Testing

@testable import Simulation

/// A morning on a disk that fails at one call after another: captures, transactions, receipts and
/// the published file.
struct DiskTests {
    @Test(arguments: DiskFault.allCases)
    func `what a failing disk does not keep is told, not believed, and made good (I13)`(
        fault: DiskFault
    ) async {
        var plot = Plot(seed: 3)
        plot.usesPaper = true
        plot.ticks = (0..<6).map { Tick(at: 900 * Double($0)) }
        plot.incidents = (0..<6).map { place in
            let deed = Incident.Deed.edit(staff: place % 4, menu: place % 5)
            return Incident(at: 900 * Double(place) - 60, booking: place, deed: deed)
        }
        for (place, call) in [0, 1, 4, 30].enumerated() {
            plot.ticks[1 + place].disk = DiskTrouble(fault: fault, call: call)
        }
        let outcome = await play(plot, name: "disk-\(fault)")
        #expect(outcome.breaches == [])
        #expect(outcome.figures.diskFaults >= 2)
    }

    @Test func `a ledger that cannot even begin on a full disk begins with the next run (I13)`()
        async
    {
        var plot = Plot(seed: 3)
        plot.ticks = (0..<3).map { Tick(at: 900 * Double($0)) }
        plot.ticks[0].disk = DiskTrouble(fault: .full, call: 0)
        plot.ticks[1].disk = DiskTrouble(fault: .sync, call: 0)
        let outcome = await play(plot, name: "disk-first")
        #expect(outcome.breaches == [])
        #expect(outcome.figures.diskFaults == 2)
    }
}
