import GRDB
import Reconciliation
import Reservations

extension Ledger {
    /// Writes a run, whole or not at all. A tick that was claimed before has no second effect.
    public func commit(_ commit: Commit) throws(LedgerTrouble) -> CommitResult {
        try writing { books throws(LedgerTrouble) in try books.commit(commit) }
    }

    /// Decides and writes inside one transaction, so that nobody changes the ledger between what
    /// was read and what is written. A `decide` that throws writes nothing, and its error comes
    /// back as it is; everything else is a `LedgerTrouble`.
    ///
    /// Outside of the actor, because `decide` is the caller's own: SQLite's write lock is what
    /// keeps the others waiting.
    public nonisolated func commit(deciding decide: (Books) throws -> Commit) throws -> CommitResult
    {
        var refusal: (any Error)?
        do {
            return try writing { books throws(LedgerTrouble) in
                do { return try books.commit(try decide(books)) } catch {
                    if !(error is LedgerTrouble) { refusal = error }
                    throw LedgerTrouble(error, at: path)
                }
            }
        } catch { throw refusal ?? error }
    }
}

extension Books {
    func commit(_ commit: Commit) throws(LedgerTrouble) -> CommitResult {
        if let run = try run(claiming: commit.run.tick) { return .repeatedTick(run: run) }
        let before = db.totalChangesCount
        try add(commit.definition, run: commit.run.id)
        let grounds = try lastScanIDs()
        try addEvidence(of: commit)
        try reopen(commit.plan.reopened)
        let evidence = db.totalChangesCount
        try apply(commit.plan, cells: commit.cells, run: commit.run)
        try enqueue(commit.plan, run: commit.run)
        try link(commit.links, run: commit.run)
        try adoptBases(of: commit.plan.adopts)
        try adoptBases(ofSilent: commit.plan)
        let isQuiet = db.totalChangesCount == evidence
        if !isQuiet { try markGrounds(grounds) }
        try add(commit.run, definition: commit.definition.hash, isQuiet: isQuiet)
        try hear(commit.sources, run: commit.run.id)
        try reopenForgetting(for: commit.plan.observations)
        for notice in commit.notices { try owe(notice) }
        if let backfill = commit.backfill { try put(backfill) }
        return .committed(changedRows: db.totalChangesCount - before)
    }

    private func add(_ definition: DefinitionRecord, run id: String) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO definition (salon, hash, text, first_run) VALUES ($1, $2, $3, $4)
            ON CONFLICT (salon, hash) DO NOTHING
            """, [salon, definition.hash, definition.text, id])
    }

    private func addEvidence(of commit: Commit) throws(LedgerTrouble) {
        let id = commit.run.id
        for capture in commit.captures { try add(capture, run: id) }
        for update in commit.sources { try apply(update) }
        for scan in commit.scans { try add(scan, of: commit) }
        try add(commit.gist, run: id)
        for look in commit.plan.looks { try put(look) }
        for mark in commit.mails {
            try add(mark, isOwed: commit.owed.contains(mark), at: commit.run.asOf)
        }
        if let portion = commit.backfill { try clearQuarantine(before: portion, run: id) }
        for record in commit.quarantined { try add(record, run: id) }
        try clear(commit.reread, run: id)
        let standing = Set(commit.quarantined.map(\.id))
        for scan in commit.scans where !scan.isUnchanged && scan.coverage.verdict == .complete {
            try clearQuarantine(of: scan.source, except: standing, run: id)
        }
    }

    /// Keeps the proof of a scan; where it is the latest of its source and complete, also what it
    /// showed.
    private func add(_ scan: ScanRecord, of commit: Commit) throws(LedgerTrouble) {
        let listing = commit.listings.first { $0.source == scan.source }
        let isWhole = scan.coverage.verdict == .complete
        let isLatest = isWhole ? try isLatest(scan) : false
        try add(
            scan, run: commit.run.id, definition: commit.definition.hash,
            isListed: isLatest && (scan.isUnchanged || listing != nil))
        guard isLatest else { return }
        try remember(scan)
        if let listing { try put(listing) }
    }
}
