import Foundation
import Reservations

extension Look {
    /// The listed bookings of the scan's days that it does not show, in order.
    func unseen(_ isShown: [Bool]) -> [String] {
        isShown.indices.filter { place in
            let booking = known.entries[place].known
            return !isShown[place] && booking.lastRow != nil && isInside(booking)
        }.map { known.entries[$0].number }.sorted()
    }

    /// The canary: a list that shows none of the bookings which the last trusted one showed is not
    /// the list it claims to be, whatever it adds up to.
    func applyCanary(_ isShown: [Bool], to outcome: inout ScanOutcome) {
        let witnesses = isShown.indices.filter { isWitness(known.entries[$0]) }
        let seen = witnesses.count { isShown[$0] }
        // What a mail of this run speaks of may have left the list for that.
        let isExpected = witnesses.contains { place in
            let entry = known.entries[place]
            return entry.known.absentScans == 0 && !mailed.contains(entry.number)
        }
        outcome.coverage.proofs.append(.init("canary", .number(seen)))
        guard terms.limits.guards.contains(.canary), isExpected, seen == 0,
            outcome.coverage.verdict == .complete
        else { return }
        outcome.coverage.verdict = .partial
        outcome.coverage.failed.append("canary")
        outcome.isSettled = false
    }

    /// What came by a scan in doubt since the last trusted list is none, nor what a mail has spoken
    /// of since. One that was listed before stays one, whatever a list in doubt says of it.
    private func isWitness(_ entry: KnownEntry) -> Bool {
        let booking = entry.known
        guard let last, booking.isActive, booking.lastRow != nil else { return false }
        let isOld = booking.lastSeen <= last.interval.to || relisted.contains(entry.number)
        return isOld && isInside(booking)
    }

    /// Whether a booking's row, where it is the same again, bears out how the list is read. One that
    /// only scans in doubt have shown since the last trusted one does not: a doubt does not end
    /// because more of them come. Nor does a cancelled one: misread as cancelled when it came, it
    /// says so ever after.
    func vouches(_ booking: Known) -> Bool {
        booking.isActive && booking.lastSeen <= (last?.interval.to ?? .distantFuture)
    }

    /// Whether only scans in doubt have shown a booking standing since the last trusted one: what
    /// they said of it is not yet what its row is to be compared with.
    func isDoubted(_ booking: Known) -> Bool {
        guard let last, booking.isActive, booking.lastRow != nil else { return false }
        return booking.lastSeen > last.interval.to
    }

    /// Whether a booking's day is among those that the scan claims to show.
    private func isInside(_ booking: Known) -> Bool {
        guard let day = booking.day else { return false }
        return scan.range?.contains(day) ?? true
    }
}
