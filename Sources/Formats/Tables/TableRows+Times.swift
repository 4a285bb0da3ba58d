import Foundation
import Reservations

extension TableRows {
    /// When the booking was registered, by the first column that tells it.
    var registeredAt: Date? { layout.registered.lazy.compactMap { moment(of: $0) }.first }

    /// When what the row says was so; nil where only the file's own time tells it.
    func time(isCancelled: Bool) -> Date? {
        if isCancelled { return timeOfCancellation }
        let registered = registeredAt
        let times = layout.times.compactMap { moment(of: $0) }
        let later = times.filter { !Self.isDay($0, of: registered) }
        return later.max() ?? (layout.times.isEmpty ? nil : registered ?? times.max())
    }

    /// When it was registered says nothing of when it was cancelled.
    private var timeOfCancellation: Date? {
        if let told = layout.cancelledAt.flatMap({ moment(of: $0) }) { return told }
        return layout.times.filter { !layout.registered.contains($0) }
            .compactMap { moment(of: $0) }.max()
    }

    /// Whether this is a bare day up to that of the registration: nothing has changed since, and
    /// midnight is no time of anything.
    private static func isDay(_ time: Date, of registered: Date?) -> Bool {
        guard let registered else { return false }
        let day = SalonTime.day(of: time)
        return day <= SalonTime.day(of: registered) && time == SalonTime.instant(day)
    }

    private func moment(of column: Int) -> Date? {
        guard let cell = cell(column), !cell.isEmpty else { return nil }
        return TableMoment.instant(Passage(cell: cell))
    }
}
