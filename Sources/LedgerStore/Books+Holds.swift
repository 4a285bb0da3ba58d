public import Foundation
public import Reconciliation
import Reservations

extension Books {
    /// The holds that stand, oldest first.
    public func holds() throws(LedgerTrouble) -> [HoldState] {
        try all(
            """
            SELECT id, guard, reason, members, since, expires, word FROM hold
            WHERE salon = $1 AND ended_run IS NULL ORDER BY since, id
            """, [salon], HoldState.init)
    }

    /// All holds there ever were with this booking among their members.
    func holds(with key: ReservationKey) throws(LedgerTrouble) -> [HoldState] {
        try all(
            """
            SELECT id, guard, reason, members, since, expires, word FROM hold
            WHERE salon = $1 ORDER BY since, id
            """, [salon], HoldState.init
        ).filter { state in state.hold.members.contains { $0.key == key } }
    }

    /// Lets the plan's holds stand and ends the others. What a person said of one
    /// stays as long as it stands without a break.
    func replaceHolds(with states: [HoldState], run id: String) throws(LedgerTrouble) {
        for state in states { try put(state) }
        let standing = Set(states.map(\.hold.id))
        for old in try holds() where !standing.contains(old.hold.id) {
            try run(
                "UPDATE hold SET ended_run = $1 WHERE salon = $2 AND id = $3",
                [id, salon, old.hold.id])
        }
    }

    private func put(_ state: HoldState) throws(LedgerTrouble) {
        let hold = state.hold
        try run(
            """
            INSERT INTO hold (salon, id, guard, reason, members, since, expires, word)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (salon, id) DO UPDATE SET
                guard = excluded.guard, reason = excluded.reason, members = excluded.members,
                since = excluded.since, expires = excluded.expires, ended_run = NULL,
                word = CASE WHEN hold.ended_run IS NULL THEN hold.word ELSE excluded.word END
            WHERE hold.ended_run IS NOT NULL OR hold.reason <> excluded.reason
                OR hold.members <> excluded.members OR hold.expires <> excluded.expires
            """,
            [
                salon, hold.id, hold.guard, hold.reason, try jsonText(hold.members),
                hold.since.timeIntervalSince1970, hold.expires.timeIntervalSince1970,
                state.word.rawValue,
            ])
    }
}

extension Ledger {
    /// The holds that stand, oldest first.
    public func holds() throws(LedgerTrouble) -> [HoldState] {
        try reading { books throws(LedgerTrouble) in try books.holds() }
    }

    /// Notes what a person says of a standing hold; the next run acts on it.
    public func decide(
        hold id: String, word: HoldState.Word, by person: String, at: Date
    ) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            let act = Act(at: at, person: person, kind: "hold.\(word.rawValue)", subject: id)
            if try !books.take(act) { throw .unknown(what: "hold", id: id) }
        }
    }
}

extension HoldState {
    init(_ line: Line) throws(LedgerTrouble) {
        let hold = Hold(
            id: try line.text(0), guard: try line.text(1), reason: try line.text(2),
            members: try line.json(3), since: try line.instant(4), expires: try line.instant(5))
        self.init(hold: hold, word: try line.read(6) { Word(rawValue: $0) })
    }
}
