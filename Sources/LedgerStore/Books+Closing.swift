import Foundation
public import Reconciliation
public import Reservations

/// The last scan of a source that was complete, with what it did not show.
public struct TrustedScan: Hashable, Sendable {
    public let source: String
    public let medium: Medium
    public let interval: Interval
    /// The days that it showed; nil where that is not known.
    public let range: Horizon?
    /// The numbers of listed bookings that it did not show.
    public let unseen: Set<String>
}

extension Books {
    /// By medium, the latest complete scan of each source.
    func trustedScans() throws(LedgerTrouble) -> [TrustedScan] {
        try all(
            """
            SELECT scan.source, scan.medium, scan.t_lo, scan.t_hi, scan.first_day, scan.last_day,
                scan.unseen
            FROM source JOIN scan ON scan.salon = source.salon AND scan.id = source.last_scan
            WHERE source.salon = $1 ORDER BY scan.medium, scan.source
            """, [salon]
        ) { line throws(LedgerTrouble) in
            let unseen: [String]? = try line.optionalJSON(6)
            return TrustedScan(
                source: try line.text(0), medium: Medium(rawValue: try line.text(1)),
                interval: Interval(from: try line.instant(2), to: try line.instant(3)),
                range: try line.range(4, 5), unseen: Set(unseen ?? []))
        }
    }

    /// The bookings of a day, and those whose listed row may speak of it although the ledger
    /// believes another word, or a person's.
    func histories(around day: ServiceDay) throws(LedgerTrouble) -> [ReservationKey: History] {
        let keys = try all(
            """
            SELECT medium, number FROM reservation
            WHERE salon = $1 AND (day = $2 OR (row_agrees = 0 AND last_row_high IS NOT NULL))
            """, [salon, day.description]
        ) { line throws(LedgerTrouble) in
            ReservationKey(medium: Medium(rawValue: try line.text(0)), number: try line.text(1))
        }
        let pinned = try all(
            "SELECT DISTINCT subject FROM act WHERE salon = $1 AND kind = 'pin'", [salon]
        ) { line throws(LedgerTrouble) in ReservationKey(subject: try line.text(0)) }
        return try histories(of: Set(keys + pinned.compactMap(\.self)))
    }
}

extension Ledger {
    /// What a day's close rests on, from one snapshot: the trusted scans, and the bookings around
    /// the day.
    public nonisolated func closing(
        of day: ServiceDay
    ) throws(LedgerTrouble) -> (scans: [TrustedScan], bookings: [ReservationKey: History]) {
        try reading { books throws(LedgerTrouble) in
            (try books.trustedScans(), try books.histories(around: day))
        }
    }
}
