public import Foundation
public import Reservations

/// What the ledger knows of a booking, as far as a row needs to be compared with it.
public struct Known: Hashable, Sendable {
    public var day: ServiceDay?
    public var start: ClockTime?
    public var status: Status?
    /// What its latest stored row said, and whether the ledger believes it.
    public var lastRow: Fingerprint?
    public var rowAgrees: Bool
    public var absentScans: Int
    /// The end of the latest stored observation that showed it standing.
    public var lastSeen: Date

    public init(
        day: ServiceDay?, start: ClockTime?, status: Status?, lastRow: Fingerprint?,
        rowAgrees: Bool, absentScans: Int, lastSeen: Date
    ) {
        self.day = day
        self.start = start
        self.status = status
        self.lastRow = lastRow
        self.rowAgrees = rowAgrees
        self.absentScans = absentScans
        self.lastSeen = lastSeen
    }

    public var isActive: Bool {
        guard let status, day != nil else { return false }
        return !status.isCancelled
    }
}

/// What is known of the booking of a number.
struct KnownEntry: Hashable {
    let number: String
    let known: Known
}
