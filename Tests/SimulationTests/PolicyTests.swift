import Testing

@testable import Simulation

/// What the guards are for, shown on the real planner over one disaster.
struct PolicyTests {
    @Test(arguments: Disaster.allCases.filter { $0 != .misreadRows })
    func `ours gives up nothing that nobody cancelled (G1, G2, D11)`(disaster: Disaster) {
        #expect(play(.ours, disaster, years: 1, days: 17).falseReleases == 0)
    }

    @Test func `what a list shows as cancelled within the bound is believed, by every policy (G2)`()
    {
        let ours = play(.ours, .misreadRows, years: 1, days: 17)
        let none = play(.none, .misreadRows, years: 1, days: 17)
        #expect(ours.falseReleases > 0 && ours.falseReleases <= none.falseReleases)
    }

    @Test(arguments: [
        (GuardPolicy.none, Disaster.outage), (.emptyOnly, .outage), (.none, .misreadColumn),
        (.half, .shrinkingPages), (.fifth, .shrinkingPages),
    ])
    func `other guards give up slots`(policy: GuardPolicy, disaster: Disaster) {
        #expect(play(policy, disaster, years: 1, days: 17).falseReleases > 50)
    }
}
