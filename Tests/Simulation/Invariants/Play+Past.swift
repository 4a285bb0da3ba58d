import Foundation
import GRDB
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

/// I8: what a file of the past may do to a ledger.
extension Play {
    func judgeBackfill(
        of table: PastTable, at moment: Date, _ run: () throws -> BackfillReport
    ) throws {
        let numbers = Set(plot.bookings.map(\.number))
        let isNew = try !salon.hasBegun()
        if !isNew { try picture.look(at: numbers, in: reading()) }
        let before = picture
        let outward = try isNew ? nil : outward()
        let report = try run()
        judgeTally(report)
        try picture.look(at: numbers, in: reading())
        // Whoever writes next does what a person has approved.
        for number in numbers.subtracting(before.said(.approved)).sorted() {
            judgePast(number, before: before, table)
        }
        // A word may stop waiting where the file has a newer one, but none begins to.
        let (waited, waits) = (before.waiting(at: moment), picture.waiting(at: moment))
        if waits.contains(where: { !$0.value.isSubset(of: waited[$0.key] ?? []) }) {
            breach("I8 backfill", "a file of the past set up a hold")
        }
        if try outward != self.outward(), !isNew {
            breach("I8 backfill", "a file of the past goes outward")
        }
        figures.checks += 4
    }

    /// I3: the same file again changes no row.
    func judgeSecondBackfill(_ run: () throws -> BackfillReport) throws {
        // How far a file has come is no belief.
        let before = try salon.rows().filter { $0.key != "backfill" }
        let report = try run()
        judgeTally(report)
        for file in report.files where file.tally.added + file.tally.changed > 0 {
            breach("I3 idempotence", "a file brought in twice: \(file.tally)")
        }
        let after = try salon.rows().filter { $0.key != "backfill" }
        for table in before.keys.sorted() where before[table] != after[table] {
            breach("I3 idempotence", "a file brought in twice changed the table \(table)")
        }
        figures.checks += 2
    }

    private func judgeTally(_ report: BackfillReport) {
        let isWhole = report.files.count == 1 && report.unreadable.isEmpty
        if !isWhole || report.files.contains(where: { !$0.tally.addsUp }) {
            breach("I4 conservation", "a file of the past does not add up: \(report)")
        }
    }

    private func judgePast(_ number: String, before: Picture, _ table: PastTable) {
        guard let known = before.reservation(number) else {
            if table == .paper, picture.reservation(number) != nil {
                breach("I8 backfill", "\(number) came from a paper that does not name it")
            }
            return
        }
        guard let after = picture.reservation(number) else {
            return breach("I8 backfill", "\(number) is gone")
        }
        for field in known.facts.claimed.fields
        where !after.facts.agrees(on: field, with: known.facts) {
            breach("I8 backfill", "\(number): a file of the past changed \(field)")
        }
        if after.missingSince != known.missingSince || after.absentScans != known.absentScans {
            breach("I8 backfill", "\(number): a file of the past made it missing")
        }
    }

    /// Everything that is on its way to a target or has reached it.
    private func outward() throws -> [String?] {
        let queue = try DatabaseQueue(path: salon.ledgerFile)
        defer { try? queue.close() }  // it only reads: there is nothing to lose
        let words = try queue.read { db in
            try ["group_concat(id || state) FROM outbox", "group_concat(action || n) FROM receipt"]
                .map { try String.fetchOne(db, sql: "SELECT " + $0) }
        }
        return words + surroundings.with { state in state.counter.steps.map { $0.id as String? } }
    }
}

extension Picture {
    /// The words in holds that nobody has decided yet, and that are not over.
    fileprivate func waiting(at moment: Date) -> [String: Set<Fingerprint>] {
        var words: [String: Set<Fingerprint>] = [:]
        for state in holds where state.word == .open && state.hold.expires > moment {
            words[state.hold.id] = Set(state.hold.members.map(\.observation))
        }
        return words
    }
}

extension SimulatedSalon {
    /// Whether there is a ledger, and not only the file of one.
    fileprivate func hasBegun() throws -> Bool {
        guard FileManager.default.fileExists(atPath: ledgerFile) else { return false }
        let queue = try DatabaseQueue(path: ledgerFile)
        defer { try? queue.close() }  // it only reads: there is nothing to lose
        return try queue.read { try $0.tableExists("outbox") }
    }
}
