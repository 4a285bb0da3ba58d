import Foundation
public import Reservations

extension Books {
    private static let put = """
        INSERT INTO reservation (
            salon, medium, number, day, start, status, is_active, last_row_high,
            last_row_low, row_agrees, absent_scans, missing_since, detected_at,
            cancelled_at, changed_by, changed_on, adopted, attention, duration_ground,
            sources, facts, provenance)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
            $18, $19, $20, $21, $22)
        ON CONFLICT (salon, medium, number) DO UPDATE SET
            day = excluded.day, start = excluded.start, status = excluded.status,
            is_active = excluded.is_active, last_row_high = excluded.last_row_high,
            last_row_low = excluded.last_row_low, row_agrees = excluded.row_agrees,
            absent_scans = excluded.absent_scans, missing_since = excluded.missing_since,
            detected_at = excluded.detected_at, cancelled_at = excluded.cancelled_at,
            changed_by = excluded.changed_by, changed_on = excluded.changed_on,
            adopted = excluded.adopted, attention = excluded.attention,
            duration_ground = excluded.duration_ground, sources = excluded.sources,
            facts = excluded.facts, provenance = excluded.provenance
        """

    /// Writes a reservation as it stands now. When it was last seen is noted by its observations.
    func put(_ reservation: Reservation) throws(LedgerTrouble) {
        let facts = reservation.facts
        try run(
            Self.put,
            [
                salon, reservation.key.medium.rawValue, reservation.key.number,
                facts.visitDate?.description, facts.startTime?.minutes, facts.status?.rawValue,
                reservation.isActive, reservation.lastRow.map { Int64(bitPattern: $0.high) },
                reservation.lastRow.map { Int64(bitPattern: $0.low) }, reservation.rowAgrees,
                reservation.absentScans, reservation.missingSince?.timeIntervalSince1970,
                reservation.detectedAt.timeIntervalSince1970,
                reservation.cancelledAt?.timeIntervalSince1970, reservation.changedBy,
                reservation.changedOn.description, reservation.adopted,
                reservation.attention.map(\.rawValue).sorted().joined(separator: ","),
                reservation.durationGround.rawValue, try jsonText(reservation.sources),
                facts.text, try jsonText(reservation.provenance.grounds),
            ])
    }

    /// Puts a reservation's ledger row in its place on the shelf.
    func shelve(_ cells: [UInt8], of reservation: Reservation) throws(LedgerTrouble) {
        // A text in SQLite ends at a zero byte, and no cell means one.
        let text = String(decoding: cells.map { $0 == 0 ? 0x20 : $0 }, as: UTF8.self)
        try run(
            """
            INSERT INTO ledger_row (
                salon, day, start, medium, number, status, staff, created_on, changed_on, cells)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (salon, medium, number) DO UPDATE SET
                day = excluded.day, start = excluded.start, status = excluded.status,
                staff = excluded.staff, created_on = excluded.created_on,
                changed_on = excluded.changed_on, cells = excluded.cells
            """,
            [
                salon, reservation.facts.visitDate?.description ?? "",
                reservation.facts.startTime?.minutes ?? -1, reservation.key.medium.rawValue,
                reservation.key.number, reservation.facts.status?.rawValue,
                LedgerRow(cells: cells).staff,
                SalonTime.day(of: reservation.detectedAt).description,
                reservation.changedOn.description, text,
            ])
    }

    public func reservation(_ key: ReservationKey) throws(LedgerTrouble) -> Reservation? {
        try first(
            """
            SELECT medium, number, facts, provenance, sources, detected_at, cancelled_at,
                missing_since, absent_scans, attention, duration_ground, changed_by, changed_on,
                adopted, last_row_high, last_row_low, row_agrees
            FROM reservation WHERE salon = $1 AND medium = $2 AND number = $3
            """, [salon, key.medium.rawValue, key.number], Reservation.init)
    }

    /// The bookings that a person should look at, those without a day first, then from a day on.
    func reservationsForPeople(from day: ServiceDay) throws(LedgerTrouble) -> [Reservation] {
        try all(
            """
            SELECT medium, number, facts, provenance, sources, detected_at, cancelled_at,
                missing_since, absent_scans, attention, duration_ground, changed_by, changed_on,
                adopted, last_row_high, last_row_low, row_agrees
            FROM reservation
            WHERE salon = $1 AND attention <> '' AND (day IS NULL OR day >= $2)
            ORDER BY COALESCE(day, ''), start, medium, number
            """, [salon, day.description], Reservation.init)
    }

    /// The bookings that came since a moment and did not stand at their media before.
    func arrivals(since moment: Date) throws(LedgerTrouble) -> [Reservation] {
        try all(
            """
            SELECT medium, number, facts, provenance, sources, detected_at, cancelled_at,
                missing_since, absent_scans, attention, duration_ground, changed_by, changed_on,
                adopted, last_row_high, last_row_low, row_agrees
            FROM reservation WHERE salon = $1 AND adopted = 0 AND detected_at > $2
            ORDER BY medium, number
            """, [salon, moment.timeIntervalSince1970], Reservation.init)
    }

    /// The active bookings from a day on, up to another one where that is named.
    public func activeBookings(
        from day: ServiceDay, to last: ServiceDay?
    ) throws(LedgerTrouble) -> [Reservation] {
        try all(
            """
            SELECT medium, number, facts, provenance, sources, detected_at, cancelled_at,
                missing_since, absent_scans, attention, duration_ground, changed_by, changed_on,
                adopted, last_row_high, last_row_low, row_agrees
            FROM reservation
            WHERE salon = $1 AND is_active = 1 AND day >= $2 AND day <= $3
            ORDER BY day, start, medium, number
            """, [salon, day.description, last?.description ?? "9999"], Reservation.init)
    }
}

extension Ledger {
    /// See `Books.activeBookings`.
    public func activeBookings(
        from day: ServiceDay, to last: ServiceDay?
    ) throws(LedgerTrouble) -> [Reservation] {
        try reading { books throws(LedgerTrouble) in
            try books.activeBookings(from: day, to: last)
        }
    }
}

extension Reservation {
    fileprivate init(_ line: Line) throws(LedgerTrouble) {
        let grounds: [String: FieldSet] = try line.json(3)
        let words = try line.text(9).split(separator: ",")
        let attention = words.compactMap { Attention(rawValue: String($0)) }
        guard let provenance = [Field: Fingerprint](grounds: grounds) else {
            throw line.strange(3)
        }
        guard attention.count == words.count else { throw line.strange(9) }
        self.init(
            key: ReservationKey(
                medium: Medium(rawValue: try line.text(0)), number: try line.text(1)),
            facts: try line.json(2), provenance: provenance, sources: try line.json(4),
            detectedAt: try line.instant(5), cancelledAt: try line.optionalInstant(6),
            missingSince: try line.optionalInstant(7), absentScans: try line.number(8),
            attention: Set(attention),
            durationGround: try line.read(10) { DurationGround(rawValue: $0) },
            changedBy: try line.text(11), changedOn: try line.read(12) { ServiceDay($0) },
            adopted: try line.truth(13), lastRow: try line.halves(14, 15),
            rowAgrees: try line.truth(16))
    }
}

extension [Field: Fingerprint] {
    /// By observation, the fields that rest on it: a few lines where the other way round there
    /// would be twenty.
    fileprivate var grounds: [String: FieldSet] {
        reduce(into: [:]) { grounds, entry in
            grounds[entry.value.description, default: []].insert(FieldSet(entry.key))
        }
    }

    fileprivate init?(grounds: [String: FieldSet]) {
        self.init()
        for (text, fields) in grounds {
            guard let observation = Fingerprint(text) else { return nil }
            for field in fields.fields { self[field] = observation }
        }
    }
}

extension Line {
    /// A fingerprint kept as two numbers, or none.
    func halves(_ high: Int, _ low: Int) throws(LedgerTrouble) -> Fingerprint? {
        guard let high = try optional(high, as: Int64.self),
            let low = try optional(low, as: Int64.self)
        else { return nil }
        return Fingerprint(high: UInt64(bitPattern: high), low: UInt64(bitPattern: low))
    }
}
