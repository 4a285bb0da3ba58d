import Foundation
import GRDB
import Reservations

/// What a replaced ledger had told its targets outlives it: the copy in its place must not tell it
/// again (I13, I18).
extension Books {
    /// Keeps, under an act, what another ledger of the salon has told and this one has not.
    func keepCarried(from replaced: Books, by act: Int) throws(LedgerTrouble) {
        let known = try stepStates(where: "1")
        let sent = try replaced.stepStates(
            where: "state IN ('leased', 'handed', 'uncertain', 'done', 'refused')")
        let later = sent.filter { id, state in
            known[id] != state && known[id] != OutboxAction.State.done.rawValue
        }
        try copy("outbox", from: replaced, as: "carried_step", act) {
            later[String.fromDatabaseValue($0["id"]) ?? ""] != nil
        }
        try copy("receipt", from: replaced, as: "carried_receipt", act) {
            later[String.fromDatabaseValue($0["action"]) ?? ""] != nil
        }
        try copy("base", from: replaced, as: "carried_base", act, leavingOut: ["action", "n"]) {
            $0["action"] == DatabaseValue.null
        }
        try copy("target", from: replaced, as: "carried_target", act)
    }

    /// Lets what is kept under an act be told: the steps come behind all that stand in the outbox,
    /// in their order.
    ///
    /// - Returns: how many steps there are.
    @discardableResult
    func carry(_ act: Int) throws(LedgerTrouble) -> Int {
        let last = try number("SELECT COALESCE(MAX(n), 0) FROM outbox WHERE salon = $1", [salon])
        try run(
            """
            INSERT INTO outbox (
                salon, id, n, run, target, kind, medium, number, before, after, reasons, requires,
                due, told, state, leased_until, attempts, is_about_slot)
            SELECT salon, id, $1 + n, run, target, kind, medium, number, before, after, reasons,
                requires, due, told, state, leased_until, attempts, is_about_slot
            FROM carried_step WHERE salon = $2 AND act = $3 ORDER BY n
            ON CONFLICT (salon, id) DO UPDATE SET
                n = excluded.n, state = excluded.state, leased_until = excluded.leased_until,
                attempts = excluded.attempts
            """, [last, salon, act])
        let count = changed
        try carryWords(act)
        return count
    }

    /// Gives a replay what acts have carried over: only the acts themselves come to it.
    func copyCarried(from live: Books) throws(LedgerTrouble) {
        for table in ["carried_step", "carried_receipt", "carried_base", "carried_target"] {
            try copy(table, from: live, as: table, nil)
        }
    }

    private func carryWords(_ act: Int) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO receipt (salon, action, n, result, evidence, at)
            SELECT salon, action, n, result, evidence, at FROM carried_receipt
            WHERE salon = $1 AND act = $2 ORDER BY action, n
            ON CONFLICT (salon, action, n) DO NOTHING
            """, [salon, act])
        try run(
            """
            INSERT INTO base (salon, target, medium, number, facts, action, n)
            SELECT salon, target, medium, number, facts, NULL, 0 FROM carried_base
            WHERE salon = $1 AND act = $2
            ON CONFLICT (salon, target, medium, number) DO NOTHING
            """, [salon, act])
        try run(
            """
            INSERT INTO target (salon, target, linked_by, linked_at, with_existing)
            SELECT salon, target, linked_by, linked_at, with_existing FROM carried_target
            WHERE salon = $1 AND act = $2
            ON CONFLICT (salon, target) DO NOTHING
            """, [salon, act])
        let done = try all(
            "SELECT id FROM carried_step WHERE salon = $1 AND act = $2 AND state = 'done' ORDER BY n",
            [salon, act]
        ) { line throws(LedgerTrouble) in try line.text(0) }
        for id in done {
            guard let step = try action(id)?.action, !step.isAboutSlot else { continue }
            try advanceBase(by: step)
        }
        // Media that were told of slots meanwhile have every slot decided once more.
        try run(
            """
            DELETE FROM slot_scope WHERE salon = $1 AND target IN (
                SELECT target FROM carried_step WHERE act = $2 AND is_about_slot = 1)
            """, [salon, act])
    }

    private func stepStates(where condition: String) throws(LedgerTrouble) -> [String: String] {
        var states: [String: String] = [:]
        try each("SELECT id, state FROM outbox WHERE salon = $1 AND \(condition)", [salon]) {
            line throws(LedgerTrouble) in states[try line.text(0)] = try line.text(1)
        }
        return states
    }

    /// Copies rows of another ledger, and numbers steps by their order.
    private func copy(
        _ table: String, from other: Books, as copy: String, _ act: Int?,
        leavingOut columns: Set<String> = [], where isWanted: (Row) -> Bool = { _ in true }
    ) throws(LedgerTrouble) {
        var count = 0
        let order = table == "outbox" ? " ORDER BY n" : ""
        try other.each("SELECT * FROM \(table) WHERE salon = $1\(order)", [salon]) {
            line throws(LedgerTrouble) in
            guard isWanted(line.row) else { return }
            count += 1
            var row = line.row.filter { !columns.contains($0.0) }.map { ($0.0, $0.1) }
            if let act { row.append(("act", act.databaseValue)) }
            if table == "outbox", let place = row.firstIndex(where: { $0.0 == "n" }) {
                row[place].1 = count.databaseValue
            }
            let names = row.map(\.0).joined(separator: ", ")
            let places = row.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
            try run("INSERT INTO \(copy) (\(names)) VALUES (\(places))", row.map(\.1))
        }
    }
}
