import Foundation
import Reservations

/// What is true at the medium, moment by moment.
public struct Truth: Sendable {
    let plot: Plot
    /// Of each booking, since when each of its states stands, oldest first.
    private let histories: [[(at: TimeInterval, state: TrueState)]]
    let places: [String: Int]

    init(_ plot: Plot) {
        self.plot = plot
        var histories: [[(at: TimeInterval, state: TrueState)]] = plot.bookings.map {
            $0.standsFromTheBeginning ? [(-.infinity, $0.first)] : []
        }
        for incident in plot.incidents.sorted(by: { $0.at < $1.at }) {
            let before = histories[incident.booking].last?.state
            let first = plot.bookings[incident.booking].first
            guard let after = incident.deed.outcome(of: before, first: first) else { continue }
            histories[incident.booking].append((incident.at, after))
        }
        self.histories = histories
        places = Dictionary(
            uniqueKeysWithValues: plot.bookings.enumerated().map { ($1.number, $0) })
    }

    func state(of booking: Int, at time: TimeInterval) -> TrueState? {
        histories[booking].last { $0.at <= time }?.state
    }

    func state(of number: String, at time: TimeInterval) -> TrueState? {
        places[number].flatMap { state(of: $0, at: time) }
    }

    /// Every state that has been true of a booking by then.
    func states(of number: String, until time: TimeInterval) -> [TrueState] {
        guard let place = places[number] else { return [] }
        return histories[place].filter { $0.at <= time }.map(\.state)
    }

    /// How often a booking that stood has been cancelled by then.
    func cancellations(of number: String, until time: TimeInterval) -> Int {
        var standing = true
        var count = 0
        for state in states(of: number, until: time) {
            if state.status.isCancelled, standing { count += 1 }
            standing = !state.status.isCancelled
        }
        return count
    }

    /// Whether anything happens after one moment and until another.
    func moves(between one: TimeInterval, and other: TimeInterval) -> Bool {
        plot.incidents.contains { $0.at > one && $0.at <= other }
    }

    /// Whether an incident came to anything.
    func happens(_ incident: Incident) -> Bool {
        histories[incident.booking].contains { $0.at == incident.at }
    }
}

extension Incident.Deed {
    /// What becomes of a booking; nil where the deed makes no sense, and nothing happens.
    func outcome(of before: TrueState?, first: TrueState) -> TrueState? {
        if self == .book { return before == nil ? first : nil }
        guard var state = before, state.isListed else { return nil }
        let isActive = !state.status.isCancelled
        switch self {
        case .book: return nil
        case .move(let day, let start):
            guard state.status == .booked || state.status == .requested else { return nil }
            (state.day, state.start) = (day, start)
        case .edit(let staff, let menu):
            guard isActive, staff != state.staff || menu != state.menu else { return nil }
            (state.staff, state.menu) = (staff, menu)
        case .cancel(let status):
            guard state.status == .booked || state.status == .requested else { return nil }
            state.status = status
        case .restore:
            guard !isActive else { return nil }
            state.status = .booked
        case .visit(let status):
            guard isActive, status != state.status else { return nil }
            state.status = status
        case .vanish: state.isListed = false
        }
        return state
    }
}
