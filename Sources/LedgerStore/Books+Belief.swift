public import Foundation
public import Reconciliation
public import Reservations

extension Books {
    /// What the ledger believes, but for histories and what targets were told: those are read for
    /// the touched bookings alone.
    ///
    /// Known of each medium are the tombstones and every booking from the day before the horizon
    /// on. 200,000 of them are read from one index, without a look at their facts.
    public func belief(
        media: Set<Medium>, horizon: Horizon, now: Date
    ) throws(LedgerTrouble) -> Belief {
        var belief = Belief(
            adopted: try adoptedMedia(), lastScans: try lastScans(), holds: try holds(),
            recentReleases: try releases(since: now.addingTimeInterval(-24 * 3600)),
            inScope: try activeCount(in: horizon))
        belief.lastAsOf = try runs(last: 1).first?.asOf
        belief.usualNew = try usualNew(before: now)
        belief.seals = try seals()
        belief.links = try linkCourses()
        for medium in media {
            belief.known[medium] = try known(of: medium, from: horizon.first.adding(days: -1))
            belief.underway.formUnion(try stepsUnderway(at: medium))
        }
        for (source, last) in belief.lastScans {
            guard let medium = last.medium, let known = belief.known[medium] else { continue }
            let trusted = last.interval.to
            for number in known.numbers(seenAfter: trusted)
            where try isRelisted(number, of: medium, since: trusted) {
                belief.relisted[source, default: []].insert(number)
            }
        }
        return belief
    }

    /// Everything the ledger holds of some bookings; those it does not know are left out.
    public func histories(
        of keys: Set<ReservationKey>
    ) throws(LedgerTrouble) -> [ReservationKey: History] {
        var histories: [ReservationKey: History] = [:]
        for key in keys {
            let acts = try acts(on: key.subject)
            let history = History(
                reservation: try reservation(key), observations: try observations(of: key),
                pinWords: try acts.pinWords, visitWords: try acts.visitWords)
            if history.reservation == nil && history.observations.isEmpty { continue }
            histories[key] = history
        }
        return histories
    }

    /// Media that a trusted scan has shown before (D15).
    func adoptedMedia() throws(LedgerTrouble) -> Set<Medium> {
        Set(
            try all("SELECT medium FROM medium WHERE salon = $1", [salon]) {
                line throws(LedgerTrouble) in Medium(rawValue: try line.text(0))
            })
    }

    private func releases(since moment: Date) throws(LedgerTrouble) -> Int {
        try number(
            """
            SELECT COUNT(*) FROM (
                SELECT DISTINCT run, medium, number FROM change
                WHERE salon = $1 AND is_unconfirmed_release = 1 AND at > $2) AS released
            """, [salon, moment.timeIntervalSince1970])
    }

    /// The bookings that their own medium is being told something of, and has not answered.
    private func stepsUnderway(
        at medium: Medium
    ) throws(LedgerTrouble) -> Set<ReservationKey> {
        Set(
            try all(
                """
                SELECT number FROM outbox
                WHERE salon = $1 AND target = $2 AND medium = $2 AND is_about_slot = 0
                    AND kind <> 'advise' AND state IN ('pending', 'leased', 'uncertain')
                """, [salon, medium.rawValue]
            ) { line throws(LedgerTrouble) in
                ReservationKey(medium: medium, number: try line.text(0))
            })
    }

    /// Whether lists had shown it by then, and lists alone have spoken of it since.
    private func isRelisted(
        _ number: String, of medium: Medium, since trusted: Date
    ) throws(LedgerTrouble) -> Bool {
        try self.number(
            """
            SELECT EXISTS (
                SELECT 1 FROM observation
                WHERE salon = $1 AND medium = $2 AND number = $3
                    AND channel = 'list' AND t_hi <= $4)
            AND NOT EXISTS (
                SELECT 1 FROM observation
                WHERE salon = $1 AND medium = $2 AND number = $3
                    AND channel <> 'list' AND t_hi > $4)
            """, [salon, medium.rawValue, number, trusted.timeIntervalSince1970]) == 1
    }

    private func activeCount(in horizon: Horizon) throws(LedgerTrouble) -> Int {
        try number(
            """
            SELECT COUNT(*) FROM reservation
            WHERE salon = $1 AND is_active = 1 AND day >= $2 AND day <= $3
            """, [salon, horizon.first.description, horizon.last.description])
    }

    private func known(
        of medium: Medium, from day: ServiceDay
    ) throws(LedgerTrouble) -> KnownBook {
        var known: [(number: String, known: Known)] = []
        var days = DayReader()
        try each(
            """
            SELECT number, day, start, status, last_row_high, last_row_low, row_agrees,
                absent_scans, last_seen
            FROM reservation WHERE salon = $1 AND medium = $2 AND day >= $3
            UNION ALL
            SELECT number, day, start, status, last_row_high, last_row_low, row_agrees,
                absent_scans, last_seen
            FROM reservation WHERE salon = $1 AND medium = $2 AND day IS NULL
            """, [salon, medium.rawValue, day.description]
        ) { line throws(LedgerTrouble) in
            let booking = Known(
                day: try days.day(line, 1),
                start: try line.optional(2, as: Int.self).flatMap { ClockTime(minutes: $0) },
                status: try line.readOptional(3) { Status(rawValue: $0) },
                lastRow: try line.halves(4, 5), rowAgrees: try line.truth(6),
                absentScans: try line.number(7),
                lastSeen: try line.optionalInstant(8) ?? .distantPast)
            known.append((try line.text(0), booking))
        }
        return KnownBook(known)
    }
}

/// Reads days that come in order: the same day stands in many lines one after another.
private struct DayReader {
    private var last: (text: String, day: ServiceDay)?

    mutating func day(_ line: Line, _ column: Int) throws(LedgerTrouble) -> ServiceDay? {
        guard let text = try line.optional(column, as: String.self) else { return nil }
        if let last, last.text == text { return last.day }
        guard let day = ServiceDay(text) else { throw line.strange(column) }
        last = (text, day)
        return day
    }
}

extension Ledger {
    /// See `Books.belief`.
    public func belief(
        media: Set<Medium>, horizon: Horizon, now: Date
    ) throws(LedgerTrouble) -> Belief {
        try reading { books throws(LedgerTrouble) in
            try books.belief(media: media, horizon: horizon, now: now)
        }
    }

    public func histories(
        of keys: Set<ReservationKey>
    ) throws(LedgerTrouble) -> [ReservationKey: History] {
        try reading { books throws(LedgerTrouble) in try books.histories(of: keys) }
    }

    public func lastScans() throws(LedgerTrouble) -> [String: ScanMemory] {
        try reading { books throws(LedgerTrouble) in try books.lastScans() }
    }
}
