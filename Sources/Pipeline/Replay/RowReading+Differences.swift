import Formats
import Reservations

extension RowReading {
    /// The names of what this says otherwise than an observation that was made of it: fields that
    /// differ or of which only one of them speaks, what kind of word it is, and when it was so.
    func differences(from observation: Observation) -> [String] {
        let (facts, other) = (observedFacts, observation.facts)
        var names: [String] = []
        if facts != other {
            names = Field.allCases.filter { field in
                facts.claimed.contains(field) != other.claimed.contains(field)
                    || !facts.agrees(on: field, with: other)
            }.map(\.name)
        }
        // What a row of a table is, the rows around it decide.
        guard observation.channel != .table else { return names }
        if kind != observation.kind { names.append("kind") }
        if let interval, !interval.mayBecome(observation.interval) { names.append("interval") }
        return names
    }
}

extension Interval {
    /// Whether a mail that tells of this time was observed in that one: the same, but no later than
    /// its arrival. When a page was so, its request tells, and no reading.
    fileprivate func mayBecome(_ observed: Interval) -> Bool {
        if observed.to == to { return observed.from == from }
        return observed.to < to && observed.from == min(from, observed.to)
    }
}
