import Foundation
import Reservations
import Sandbox

/// What a policy made of some years with one kind of disaster a month.
public struct PolicyResult: Sendable {
    public let policy: GuardPolicy
    public let disaster: Disaster
    public var years = 0
    /// Slots given up although nobody had cancelled.
    public var falseReleases = 0
    /// Holds with a true cancellation in them and no other.
    public var falseHolds = 0

    fileprivate var perYear: String {
        let holds = (Double(falseHolds) / Double(max(1, years)) * 10).rounded() / 10
        return "\(falseReleases / max(1, years)) (\(holds))"
    }
}

/// Plays years of an ordinary salon, with a disaster a month, through the real planner.
///
/// - Parameter days: of each year, for a quick look.
public func play(
    _ policy: GuardPolicy, _ disaster: Disaster, years: Int, days: Int = 365
) -> PolicyResult {
    var result = PolicyResult(policy: policy, disaster: disaster)
    for year in 0..<years { playYear(UInt64(year), days: days, into: &result) }
    result.years = years
    return result
}

private func playYear(_ seed: UInt64, days: Int, into result: inout PolicyResult) {
    let first = ServiceDay(ordinal: 20_700)
    var salon = SalonYear(seed: seed, from: first)
    var desk = PolicyDesk(result.policy)
    var seen: Set<String> = []
    var chance = SplitMix64(seed: seed &+ 1)
    func run(_ rows: [(number: String, facts: Facts)], _ now: Date) {
        let cancelled = Set(salon.bookings.filter { $0.status.isCancelled }.map(\.number))
        let outcome = desk.run(rows, mails: salon.takeMails(), at: now)
        // What has begun is no slot that anybody could be given.
        let ahead = Set(
            salon.bookings.filter { SalonTime.instant($0.day, minutes: $0.start) > now }
                .map(\.number))
        result.falseReleases += outcome.released.count {
            !cancelled.contains($0) && ahead.contains($0)
        }
        for hold in outcome.holds where seen.insert(hold.id).inserted {
            if hold.members.allSatisfy({ cancelled.contains($0.key.number) }) {
                result.falseHolds += 1
            }
        }
    }
    for day in 0..<days {
        for part in 0..<2 {
            let now = SalonTime.instant(first.adding(days: day), minutes: 540 + 360 * part)
            salon.pass(to: now, parts: 2)
            run(salon.list, now)
            guard day % 30 == 15, part == 1 else { continue }
            let begin = now + Double(60 * (5 + chance.below(10)))
            for step in 0..<result.disaster.lists {
                run(result.disaster.list(of: salon, step: step), begin + Double(300 * step))
            }
        }
    }
}

extension SalonYear {
    fileprivate var list: [(number: String, facts: Facts)] {
        bookings.map { ($0.number, $0.facts) }
    }
}

extension Disaster {
    fileprivate func list(
        of salon: SalonYear, step: Int
    ) -> [(number: String, facts: Facts)] {
        let rows = salon.list
        switch self {
        case .outage: return Array(rows.prefix(step == 0 ? 0 : step == 1 ? 2 : rows.count))
        case .misreadColumn: return misread(rows, .max)
        case .misreadRows: return misread(rows, 10)
        case .shrinkingPages: return Array(rows.dropLast(rows.count * min(step, 8) / 10))
        }
    }
}

/// The rows with so many of those that wait shown as cancelled.
private func misread(
    _ rows: [(number: String, facts: Facts)], _ count: Int
) -> [(number: String, facts: Facts)] {
    var left = count
    return rows.map { row in
        guard row.facts.status == .booked, left > 0 else { return row }
        left -= 1
        var facts = row.facts
        facts.status = .cancelledBySalon
        return (row.number, facts)
    }
}

/// The table of all policies and disasters, as Markdown: false releases per salon-year and, in
/// brackets, false holds.
public func policyTable(years: Int) async -> String {
    let results = await withTaskGroup(of: PolicyResult.self) { group in
        for policy in GuardPolicy.allCases {
            for disaster in Disaster.allCases {
                group.addTask { play(policy, disaster, years: years) }
            }
        }
        return await group.reduce(into: [PolicyResult]()) { $0.append($1) }
    }
    let heads = Disaster.allCases.map(\.rawValue).joined(separator: " | ")
    var lines = [
        "| policy | \(heads) |", "|---|" + Disaster.allCases.map { _ in "---:|" }.joined(),
    ]
    for policy in GuardPolicy.allCases {
        let cells = Disaster.allCases.map { disaster in
            let result = results.first { $0.policy == policy && $0.disaster == disaster }
            return result?.perYear ?? "-"
        }
        lines.append("| \(policy.rawValue) | \(cells.joined(separator: " | ")) |")
    }
    return lines.joined(separator: "\n")
}
