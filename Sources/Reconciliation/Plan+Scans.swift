import Foundation
import Reservations

extension Plan {
    /// Rows that were looked at and repeat what was known are counted as the same.
    mutating func count(
        _ cases: [ReservationKey: Case], verdicts: [ReservationKey: Verdict]
    ) {
        for (key, booking) in cases where !booking.rows.isEmpty {
            var fresh = Set((verdicts[key]?.fresh ?? []).map(\.id))
            for (scan, row) in booking.rows {
                if fresh.remove(row.id) == nil {
                    scans[scan]?.observed -= 1
                    scans[scan]?.same += 1
                } else {
                    scans[scan]?.isUnchanged = false
                }
            }
        }
    }

    /// A scan after which something changed or is still open must be looked at again even if the
    /// next one says the same; so must the scan remembered from before.
    mutating func settle(
        _ evidence: Evidence, verdicts: [ReservationKey: Verdict]
    ) {
        reopened = Set(reservations.map(\.key.medium))
        reopened.formUnion(verdicts.values.filter(\.isOpen).map(\.key.medium))
        for state in holds where state.word == .open {
            reopened.formUnion(state.hold.members.map(\.key.medium))
        }
        for scan in evidence.scans where reopened.contains(scan.medium) {
            scans[scan.id]?.isSettled = false
        }
    }
}

extension Verdict {
    /// Whether the next list may say something of this booking even in the same words.
    fileprivate var isOpen: Bool {
        after.lastRow == nil ? after.isActive && after.absentScans < 2 : !after.rowAgrees
    }
}
