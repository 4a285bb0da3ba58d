/// What was seen over many seeds.
public struct Figures: Hashable, Sendable {
    public var seeds = 0
    public var runs = 0
    /// Incidents, runs, pages, mails, and steps that reached a destination.
    public var steps = 0
    /// Slots given up although nobody ever cancelled and the medium's list was read right.
    public var falseReleases = 0
    /// The same where the list said so: rows misread as cancelled, within G2's bound.
    public var misreadReleases = 0
    /// Explicit cancellations that a run could see, and those answered within two runs.
    public var cancels = 0
    public var answeredCancels = 0
    public var holds = 0
    /// Holds of which every member was truly cancelled.
    public var falseHolds = 0
    public var kills = 0
    /// Runs that a failing disk struck.
    public var diskFaults = 0
    /// Files of the past that were brought in.
    public var backfills = 0
    /// How often each invariant was judged.
    public var checks = 0
    /// Simulated time, in days.
    public var days = 0.0

    public static func + (left: Figures, right: Figures) -> Figures {
        var sum = left
        sum.seeds += right.seeds
        sum.runs += right.runs
        sum.steps += right.steps
        sum.falseReleases += right.falseReleases
        sum.misreadReleases += right.misreadReleases
        sum.cancels += right.cancels
        sum.answeredCancels += right.answeredCancels
        sum.holds += right.holds
        sum.falseHolds += right.falseHolds
        sum.kills += right.kills
        sum.diskFaults += right.diskFaults
        sum.backfills += right.backfills
        sum.checks += right.checks
        sum.days += right.days
        return sum
    }
}

extension Figures {
    /// One line of what was seen.
    public func summary(in time: Duration) -> String {
        let months = days / 30
        let perMonth = months > 0 ? Double(falseHolds) / months : 0
        return "simulation: \(seeds) seeds, \(runs) runs, \(steps) world steps, \(kills) kills, "
            + "\(diskFaults) disk faults, "
            + "\(backfills) backfills, \(checks) checks; false releases \(falseReleases) "
            + "(of misread rows \(misreadReleases)); "
            + "cancellations \(answeredCancels) of \(cancels) answered; holds \(holds), "
            + "false \(falseHolds) (\((perMonth * 100).rounded() / 100) per salon-month); "
            + "\(time.components.seconds) s"
    }
}
