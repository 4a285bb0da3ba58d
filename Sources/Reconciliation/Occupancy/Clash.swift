public import Reservations

/// Two bookings that need the same person, or the same piece of equipment, at one time: a double
/// booking, over all media (F1). It is a state of the ledger, and no change of it.
public struct Clash: Hashable, Sendable {
    /// The one that begins first.
    public let first: Occupancy
    public let second: Occupancy
    /// What both need.
    public private(set) var needs: [Need]

    public enum Need: Hashable, Sendable {
        case staff(String)
        case equipment(String)
    }

    public var day: ServiceDay { first.day }
    public var keys: [ReservationKey] { [first.key, second.key] }

    /// The minutes of the day that both take.
    public var minutes: Range<Int> { first.minutes.clamped(to: second.minutes) }

    fileprivate init(_ first: Occupancy, _ second: Occupancy, need: Need) {
        self.first = first
        self.second = second
        needs = [need]
    }

    fileprivate mutating func add(_ need: Need) {
        if !needs.contains(need) { needs.append(need) }
    }
}

/// Every two of a day's occupancies that cannot both be served; bookings that touch can.
public func clashes(among occupancies: [Occupancy]) -> [Clash] {
    var found: [[ReservationKey]: Clash] = [:]
    for (need, users) in users(of: occupancies) {
        for (first, second) in overlaps(among: users) {
            found[[first.key, second.key], default: Clash(first, second, need: need)].add(need)
        }
    }
    return found.values.sorted {
        ($0.minutes.lowerBound, $0.first.key, $0.second.key)
            < ($1.minutes.lowerBound, $1.first.key, $1.second.key)
    }
}

/// Who needs what, and when, in the order in which they come. Where nobody knows how long a
/// booking lasts, it is sure of its equipment at its beginning only.
private func users(of occupancies: [Occupancy]) -> [(Clash.Need, [(Occupancy, Range<Int>)])] {
    var users: [Clash.Need: [(Occupancy, Range<Int>)]] = [:]
    for occupancy in occupancies {
        let minutes = occupancy.minutes
        if case .staff(let name) = occupancy.place {
            users[.staff(name), default: []].append((occupancy, minutes))
        }
        if let equipment = occupancy.equipment {
            let sure =
                occupancy.isEndKnown ? minutes : minutes.lowerBound..<minutes.lowerBound + 1
            users[.equipment(equipment), default: []].append((occupancy, sure))
        }
    }
    return users.sorted { $0.key.order < $1.key.order }.map { ($0.key, $0.value) }
}

private func overlaps(
    among users: [(Occupancy, Range<Int>)]
) -> [(Occupancy, Occupancy)] {
    let inOrder = users.sorted {
        ($0.1.lowerBound, $0.0.key) < ($1.1.lowerBound, $1.0.key)
    }
    var pairs: [(Occupancy, Occupancy)] = []
    var going: [(Occupancy, Range<Int>)] = []
    for next in inOrder {
        going.removeAll { $0.1.upperBound <= next.1.lowerBound }
        pairs += going.map { ($0.0, next.0) }
        going.append(next)
    }
    return pairs
}

extension Clash.Need {
    /// Staff before equipment, by name.
    fileprivate var order: (Int, String) {
        switch self {
        case .staff(let name): (0, name)
        case .equipment(let name): (1, name)
        }
    }
}
