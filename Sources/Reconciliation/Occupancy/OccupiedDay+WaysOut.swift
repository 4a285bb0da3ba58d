import Foundation
import Reservations

extension OccupiedDay {
    /// What can be done about a clash, the easiest first: a word, what no guest notices, what a
    /// guest has to agree to, and a call.
    public func waysOut(of clash: Clash) -> [WayOut] {
        let (easy, hard) = inOrderOfMoving(clash)
        var ways: [WayOut] = []
        if seemsOneVisit(clash) {
            ways.append(WayOut(kind: .oneVisit(with: hard.key), key: easy.key))
        }
        let others = [easy, hard].flatMap { moves(of: $0, away: clash) }
        ways += others.filter { !$0.asksGuest }
        ways += [easy, hard].compactMap { otherTime(for: $0) }.prefix(1)
        ways += others.filter(\.asksGuest)
        ways.append(WayOut(kind: .callGuest, key: last(of: clash).key))
        return ways
    }

    private func seemsOneVisit(_ clash: Clash) -> Bool {
        guard let first = bookings[clash.first.key], let second = bookings[clash.second.key]
        else { return false }
        return first.seemsSameVisit(as: second)
    }

    /// Whose guest named nobody moves first, then who came last.
    private func inOrderOfMoving(_ clash: Clash) -> (Occupancy, Occupancy) {
        let last = last(of: clash)
        let other = last == clash.first ? clash.second : clash.first
        return isNominated(last) && !isNominated(other) ? (other, last) : (last, other)
    }

    private func last(of clash: Clash) -> Occupancy {
        let (one, two) = (came(clash.first), came(clash.second))
        return one > two ? clash.first : clash.second
    }

    private func came(_ occupancy: Occupancy) -> Date {
        let booking = bookings[occupancy.key]
        return booking?.facts.receivedAt ?? booking?.detectedAt ?? .distantPast
    }

    private func isNominated(_ occupancy: Occupancy) -> Bool {
        bookings[occupancy.key]?.facts.nominated ?? true
    }
}

extension OccupiedDay {
    /// Up to two people who have the time, the least busy first. A clash over equipment alone is
    /// not mended by them.
    private func moves(of occupancy: Occupancy, away clash: Clash) -> [WayOut] {
        guard case .staff(let name) = occupancy.place, clash.needs == [.staff(name)] else {
            return []
        }
        let free = people.subtracting([name]).filter { person in
            shift(of: person) != nil && fits(occupancy, at: occupancy.minutes.lowerBound, person)
        }
        let inOrder = free.sorted { (load(of: $0), $0) < (load(of: $1), $1) }
        return inOrder.prefix(2).map { person in
            WayOut(
                kind: .otherStaff(person, asksGuest: isNominated(occupancy)), key: occupancy.key)
        }
    }

    /// The nearest beginning at which the same person has the time.
    private func otherTime(for occupancy: Occupancy) -> WayOut? {
        guard case .staff(let name) = occupancy.place, let shift = shift(of: name),
            occupancy.isEndKnown
        else { return nil }
        let now = occupancy.minutes.lowerBound
        let length = occupancy.minutes.count
        let busy = (others(than: occupancy, of: name) + sharers(with: occupancy)).map(\.minutes)
        let edges =
            shift.segments.flatMap { [$0.lowerBound, $0.upperBound - length] }
            + busy.flatMap { [$0.upperBound, $0.lowerBound - length] }
        let starts = edges.filter { $0 != now && $0 >= 0 && fits(occupancy, at: $0, name) }
        return starts.min { (abs($0 - now), $0) < (abs($1 - now), $1) }
            .map { WayOut(kind: .otherTime($0), key: occupancy.key) }
    }

    private func fits(_ occupancy: Occupancy, at start: Int, _ person: String) -> Bool {
        let visit = Visit(start: start, menus: [occupancy.minutes.count])
        let minutes = start..<start + occupancy.minutes.count
        let isTaken = sharers(with: occupancy).contains { $0.minutes.overlaps(minutes) }
        return !isTaken
            && fit(visit, among: others(than: occupancy, of: person), shift: shift(of: person))
                == nil
    }

    /// The others that need the same equipment.
    private func sharers(with occupancy: Occupancy) -> [Occupancy] {
        guard let equipment = occupancy.equipment else { return [] }
        return occupancies.filter { $0.equipment == equipment && $0.key != occupancy.key }
    }

    private func others(than occupancy: Occupancy, of person: String) -> [Occupancy] {
        occupancies.filter { $0.place == .staff(person) && $0.key != occupancy.key }
    }

    /// Those of whom a working time is told, and those who have bookings that day.
    private var people: Set<String> {
        occupancies.reduce(into: Set(floor.work.staff.keys)) { people, occupancy in
            if case .staff(let name) = occupancy.place { people.insert(name) }
        }
    }

    private func shift(of person: String) -> Shift? {
        floor.work.shift(of: person, on: day)
    }

    private func load(of person: String) -> Int {
        occupancies.filter { $0.place == .staff(person) }.reduce(0) { $0 + $1.minutes.count }
    }
}

extension WayOut {
    fileprivate var asksGuest: Bool {
        if case .otherStaff(_, let asksGuest) = kind { return asksGuest }
        return false
    }
}
