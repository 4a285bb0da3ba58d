import Foundation
import Reservations

/// One scan beside what the ledger knows of its medium.
struct Look {
    let scan: Scan
    let index: Int
    let known: KnownBook
    /// The numbers that this run's mails speak of.
    let mailed: Set<String>
    /// The numbers of which something waits, or may be carried out now: what the list repeats of
    /// them may say something else than what is then believed.
    let held: Set<String>
    /// The numbers of which the medium is being told something: that they are not shown may come of
    /// our own step.
    let underway: Set<String>
    let last: ScanMemory?
    /// The numbers that lists had shown by the last trusted scan, and lists in doubt alone since.
    let relisted: Set<String>
    let terms: Terms

    enum Absence {
        case certain
        /// Seen too shortly before the scan, or not yet inside the horizon: for a later scan.
        case tooYoung
        case notJudged
    }

    /// G1: a list without rows is not believed while the ledger has bookings in its scope.
    func applyEmptyGuard(to outcome: inout ScanOutcome) {
        guard terms.limits.guards.contains(.emptyList), scan.rows.isEmpty,
            outcome.coverage.verdict == .complete
        else { return }
        let isMissed = known.entries.contains { entry in
            let booking = entry.known
            guard booking.isActive, let day = booking.day else { return false }
            return terms.horizon.contains(day) && (scan.range?.contains(day) ?? true)
        }
        guard isMissed else { return }
        outcome.coverage.verdict = .unusable
        outcome.coverage.failed.append("G1-zero-rows")
        outcome.isSettled = false
    }

    /// Whether a booking that this complete scan does not show should have been on it: inside by a
    /// day at each end, still ahead, and last seen well before the scan began.
    func absence(of booking: Known, in range: Horizon) -> Absence {
        guard booking.isActive, let day = booking.day, let start = booking.start,
            range.contains(day), booking.absentScans < booking.absencesToTell,
            SalonTime.instant(day, minutes: start.minutes) > terms.now
        else { return .notJudged }
        if day > terms.horizon.last { return .tooYoung }
        guard range.holdsWell(day), terms.horizon.contains(day) else { return .notJudged }
        let wasOnList = booking.lastRow != nil && booking.absentScans == 0
        let lastScan = wasOnList ? last?.interval.to : nil
        let lastSeen = max(booking.lastSeen, lastScan ?? .distantPast)
        return lastSeen < scan.interval.from - terms.limits.absenceMargin ? .certain : .tooYoung
    }
}

extension Known {
    /// What its last row said, where the ledger believes it: a row that says it again is no news.
    var believedRow: Fingerprint? { rowAgrees && absentScans == 0 ? lastRow : nil }

    /// A booking once listed is missing at once; one that only a mail has told of may be on its
    /// way to the list, and is unconfirmed after two scans.
    var absencesToTell: Int { lastRow == nil ? 2 : 1 }

    /// Whether even a list that says nothing new may say something of this booking: its row was
    /// not believed, or no row of it was ever seen.
    var isOpen: Bool {
        lastRow == nil ? isActive && absentScans < absencesToTell : !rowAgrees
    }
}

extension Terms {
    /// Whether what is said of a booking for `day` concerns this run: that day lies in the horizon,
    /// or the one known so far does (R2-02). A move out of the horizon is a move, too.
    func cares(for booking: Known?, on day: ServiceDay?) -> Bool {
        (day.map(horizon.contains) ?? false) || (booking?.day.map(horizon.contains) ?? false)
    }
}
