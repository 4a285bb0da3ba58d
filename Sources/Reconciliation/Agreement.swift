import Reservations

/// How the rows of one scan agree with what the ledger believes of the same bookings.
struct Agreement {
    private(set) var compared: Int
    private(set) var differing = 0
    /// By field, how many records say something else of it.
    private(set) var shifts: [Field: Int] = [:]

    /// - Parameter same: the rows that say in the same words what they said before.
    init(same: Int) {
        compared = same
    }

    /// Compares what both speak of. A field that one of them does not carry is no difference, nor
    /// is the course of a visit's day, nor what a mail of the same run tells as well, nor what the
    /// source said already when a person pinned something else.
    mutating func compare(
        _ row: Facts, with believed: Facts, told mails: [Facts] = [], pins: [Pin] = []
    ) {
        compared += 1
        var differs = false
        for field in row.claimed.intersection(believed.claimed).fields
        where field != .statusText && !row.agrees(on: field, with: believed) {
            if field == .status, row.status.isLater(than: believed.status) { continue }
            let isTold = mails.contains {
                $0.claimed.contains(field) && $0.agrees(on: field, with: row)
            }
            if isTold { continue }
            let isPinned = pins.contains {
                $0.field == field && row.agrees(on: field, with: $0.source)
            }
            if isPinned { continue }
            differs = true
            // Cancellations have a guard of their own with a tighter bound; what stands again takes
            // a slot and frees none.
            let isCancellation = row.status?.isCancelled == true
            if field == .status, isCancellation || believed.status?.isCancelled == true { continue }
            shifts[field, default: 0] += 1
        }
        if differs { differing += 1 }
    }

    /// The field that differs on most records, if that is a shift of all of them.
    func shifted(_ limits: Limits) -> (field: Field, count: Int)? {
        let bound = Double(compared) * limits.shiftedShare
        return shifts.filter { $0.value >= limits.shifted && Double($0.value) > bound }
            .max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
            .map { ($0.key, $0.value) }
    }

    /// Whether nearly all bookings read as they did before. Of fewer than make a shift all must: one
    /// that differs may be half of those that carry the field, and no other guard would see it.
    func isTrusted(_ limits: Limits) -> Bool {
        if compared == 0 { return true }
        let agreeing = Double(compared - differing)
        let isStray = compared >= limits.shifted && differing <= limits.disagreeing
        return isStray || agreeing >= Double(compared) * limits.agreeingShare
    }
}

extension Status? {
    /// Whether a visit's day leads from the other status to this one.
    fileprivate func isLater(than other: Status?) -> Bool {
        guard let stage = self?.stage, let before = other?.stage else { return false }
        return stage > before
    }
}

extension Status {
    fileprivate var stage: Int? {
        switch self {
        case .requested: 0
        case .booked: 1
        case .inService: 2
        case .awaitingCheckout: 3
        case .served: 4
        case .settled: 5
        case .declined, .cancelledByCustomer, .cancelledBySalon, .noShow, .expired: nil
        }
    }
}
