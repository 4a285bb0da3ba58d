/// The smallest part of a failing plot that still fails the same way: faults go first, then
/// incidents, then whole runs.
///
/// - Parameters:
///   - budget: how many plays it may take.
///   - play: plays a plot; the real thing, unless another is given.
public func shrink(
    _ failing: Outcome, budget: Int = 400, name: String,
    by play: (Plot, String) async -> Outcome = { await Simulation.play($0, name: $1) }
) async -> Outcome {
    var smallest = failing
    var left = budget
    let breaches = Set(failing.breaches)
    func attempt(_ plot: Plot) async -> Bool {
        guard left > 0, plot != smallest.plot else { return false }
        left -= 1
        let outcome = await play(plot, name)
        guard !breaches.isDisjoint(with: outcome.breaches) else { return false }
        smallest = outcome
        return true
    }
    var isSmaller = true
    while isSmaller, left > 0 {
        isSmaller = false
        for index in smallest.plot.ticks.indices.reversed() {
            for calmer in smallest.plot.ticks[index].calmer {
                var plot = smallest.plot
                plot.ticks[index] = calmer
                if await attempt(plot) { isSmaller = true }
            }
        }
        for index in smallest.plot.incidents.indices.reversed() {
            var plot = smallest.plot
            plot.incidents.remove(at: index)
            if await attempt(plot) { isSmaller = true }
        }
        for index in smallest.plot.ticks.indices.reversed() where smallest.plot.ticks.count > 1 {
            var plot = smallest.plot
            plot.ticks.remove(at: index)
            if await attempt(plot) { isSmaller = true }
        }
        for index in smallest.plot.bookings.indices.reversed() {
            var plot = smallest.plot
            guard plot.bookings[index].standsFromTheBeginning else { continue }
            plot.bookings[index].standsFromTheBeginning = false
            if await attempt(plot) { isSmaller = true }
        }
    }
    return smallest
}

extension Tick {
    /// The same run with one trouble less, each.
    fileprivate var calmer: [Tick] {
        let calms: [(inout Tick) -> Void] = [
            { $0.list = .none }, { $0.mail = .none }, { $0.answer = .done },
            { $0.scheduler = .none }, { $0.clockIsOffBy = 0 }, { $0.isForced = true },
            { $0.looksFirst = false }, { $0.looksAtLess = false }, { $0.isRepeated = false },
            { $0.login = 0 }, { $0.hasPerson = false }, { $0.pins = nil }, { $0.disk = nil },
            { $0.exports = false }, { $0.backfill = nil },
        ]
        return calms.map { calm in
            var tick = self
            calm(&tick)
            return tick
        }
    }
}
