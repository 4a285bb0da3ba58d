import Foundation
public import Reconciliation
public import Reservations

extension Books {
    /// What is believed of blocks on some days.
    public func blockedDays(
        from first: ServiceDay, to last: ServiceDay? = nil
    ) throws(LedgerTrouble) -> [BlockedDay] {
        try all(
            """
            SELECT medium, day, blocks, t_lo, t_hi, capture FROM blocked_day
            WHERE salon = $1 AND day >= $2 AND day <= $3 ORDER BY day, medium
            """, [salon, first.description, last?.description ?? Self.never], BlockedDay.init)
    }

    public func blockedDay(
        of medium: Medium, on day: ServiceDay
    ) throws(LedgerTrouble) -> BlockedDay? {
        try blockedDays(from: day, to: day).first { $0.medium == medium }
    }

    /// When a day's page was looked at last.
    public func scheduleLook(
        at day: ServiceDay, of medium: Medium
    ) throws(LedgerTrouble) -> ScheduleLook? {
        try first(
            "SELECT t_lo, t_hi FROM schedule_look WHERE salon = $1 AND medium = $2 AND day = $3",
            [salon, medium.rawValue, day.description]
        ) { line throws(LedgerTrouble) in
            ScheduleLook(
                medium: medium, day: day,
                interval: Interval(from: try line.instant(0), to: try line.instant(1)))
        }
    }

    /// The blocks of which a medium was told on some days, or is to be, whether they stand or not.
    ///
    /// - Parameter last: nil is for ever.
    public func blocksTold(
        to target: Medium, from first: ServiceDay, to last: ServiceDay? = nil
    ) throws(LedgerTrouble) -> Set<Block> {
        let told = try all(
            """
            SELECT DISTINCT medium, number FROM outbox
            WHERE salon = $1 AND target = $2 AND state <> 'superseded' AND is_about_slot = 1
                AND json_extract(after, '$.visitDate') >= $3
                AND json_extract(after, '$.visitDate') <= $4
            """, [salon, target.rawValue, first.description, last?.description ?? Self.never]
        ) { line throws(LedgerTrouble) in
            Block(
                ReservationKey(
                    medium: Medium(rawValue: try line.text(0)), number: try line.text(1)))
        }
        return Set(told.compactMap(\.self))
    }

    /// Behind every day.
    private static var never: String { "9999-99-99" }

    /// Whether a block is still believed to stand.
    func stands(_ block: Block) throws(LedgerTrouble) -> Bool {
        try blockedDay(of: block.medium, on: block.day)?.blocks.contains(block) ?? false
    }

    func put(_ blocked: BlockedDay) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO blocked_day (salon, medium, day, t_lo, t_hi, capture, blocks)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (salon, medium, day) DO UPDATE SET
                t_lo = excluded.t_lo, t_hi = excluded.t_hi, capture = excluded.capture,
                blocks = excluded.blocks
            """,
            [
                salon, blocked.medium.rawValue, blocked.day.description,
                blocked.interval.from.timeIntervalSince1970,
                blocked.interval.to.timeIntervalSince1970, blocked.capture,
                try jsonText(blocked.blocks),
            ])
    }

    func put(_ look: ScheduleLook) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO schedule_look (salon, medium, day, t_lo, t_hi)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (salon, medium, day) DO UPDATE SET
                t_lo = excluded.t_lo, t_hi = excluded.t_hi
            """,
            [
                salon, look.medium.rawValue, look.day.description,
                look.interval.from.timeIntervalSince1970, look.interval.to.timeIntervalSince1970,
            ])
    }
}

extension Ledger {
    /// What is believed of blocks on some days.
    public func blockedDays(
        from first: ServiceDay, to last: ServiceDay? = nil
    ) throws(LedgerTrouble) -> [BlockedDay] {
        try reading { books throws(LedgerTrouble) in try books.blockedDays(from: first, to: last) }
    }
}

extension BlockedDay {
    fileprivate init(_ line: Line) throws(LedgerTrouble) {
        self.init(
            medium: Medium(rawValue: try line.text(0)), day: try line.read(1) { ServiceDay($0) },
            blocks: try line.json(2),
            interval: Interval(from: try line.instant(3), to: try line.instant(4)),
            capture: try line.text(5))
    }
}
