import Formats
import Plumbing
import Reservations

extension SalonBoardKirei {
    /// Brings the schedule of each day asked for, the nearest first; false when the session is over.
    mutating func schedules() async throws(SourceTrouble) -> Bool {
        var day = order.from
        while day <= order.to {
            guard let page = try await schedulePage(of: day) else { return false }
            result.pages.append(page)
            day = day.adding(days: 1)
        }
        return true
    }

    /// The page of a day's schedule as it is now; nil when the session is over.
    mutating func schedulePage(
        of day: ServiceDay
    ) async throws(SourceTrouble) -> ListingWalk.Page? {
        while true {
            let address = url("/KLP/schedule/salonSchedule/?date=\(day.text(separator: ""))")
            let capture = try await visit.fetch(.get(address), for: .page).capture
            let reading = read(capture)
            guard try isOpen(reading) else { return nil }
            if reading.refused == .otherStore || reading.refused == .error {
                guard try await choosesStore(insteadOf: reading, capture) else { return nil }
                continue
            }
            guard let schedule = reading.schedule else { throw unusual(reading, capture) }
            guard schedule.day == day else {
                throw SourceTrouble(
                    .siteError,
                    "the site shows another day's schedule than \(day): the next run will try again"
                )
            }
            return ListingWalk.Page(capture: capture, reading: reading)
        }
    }

    /// Chooses our store where another one's page stands, or an error, which may mean that none was
    /// chosen; false when the session is over. An error that no choice mends is the site's.
    private mutating func choosesStore(
        insteadOf reading: DocumentReading, _ capture: Capture
    ) async throws(SourceTrouble) -> Bool {
        let isError = reading.refused == .error
        if hasChosenStore || isError && !result.pages.isEmpty {
            throw isError ? unusual(reading, capture) : wrongStore
        }
        do throws(SourceTrouble) {
            return try await chooseStore()
        } catch {
            throw isError && error.kind == .wrongStore ? unusual(reading, capture) : error
        }
    }
}
