import Connectors
import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// The work on one file: portion after portion, each in one transaction together with how far the
/// file has come. Killed anywhere, it goes on behind the last portion and ends the same.
struct BackfillPart {
    let file: BackfillFile
    let backfill: Backfill
    let ledger: Ledger
    private(set) var tally = BackfillTally()
    private(set) var isResumed = false
    /// Releases that wait for evidence or a person, by the guards' names.
    private(set) var holds: Set<String> = []
    private var record: BackfillRecord
    private let fileTime: Date

    init(_ file: BackfillFile, backfill: Backfill, ledger: Ledger) throws {
        self.file = file
        self.backfill = backfill
        self.ledger = ledger
        let id = Fingerprint(words: [
            file.capture.name, file.reader.format.fingerprint.description,
            backfill.days.lowerBound.description, backfill.days.upperBound.description,
            "\(backfill.emits)",
        ]).description
        let (before, lines, seen) = try ledger.looking { books in
            (
                try books.backfill(id), try books.lines(ofBackfill: id),
                try books.firstSeen(capture: file.capture.name)
            )
        }
        fileTime = min(seen ?? file.capture.fetchedAt, file.capture.fetchedAt)
        if let before, !before.isFinished {
            record = before
            tally = try JSONDecoder().decode(BackfillTally.self, from: Data(before.tally.utf8))
            tally.lines = lines
            isResumed = true
        } else {
            let words = [id, SalonTime.iso(backfill.now)]
            let mark = Fingerprint(words: words).description.prefix(6)
            record = BackfillRecord(
                id: id, run: "\(SalonTime.compact(backfill.now))-b\(mark)", asOf: backfill.now,
                rows: 0, tally: "{}", isFinished: false)
        }
    }

    private var archive: Archive { Archive(folder: backfill.loaded.definition.state + "/archive") }

    /// The file rests in the archive before anything is believed of it.
    func keep() throws {
        _ = try archive.keep(file.capture.bytes, name: file.capture.name)
        try archive.settle([file.capture.name])
    }

    /// Passes over what a run before this one has done, unread.
    func skipDone(_ rows: inout BackfillRows, _ progress: (Double) -> Void) {
        for done in 0..<record.rows {
            if done % backfill.batchSize == 0 { progress(rows.progress) }
            guard rows.passOver() else { return }
        }
    }

    /// Takes the next portion in; true behind the last.
    mutating func take(_ rows: inout BackfillRows) throws -> Bool {
        var (batch, isOver) = read(&rows)
        var next = record
        var holds: [HoldState] = []
        _ = try ledger.commit { books in
            // Another process may be at the same file.
            let stands = try books.backfill(record.id)
            guard stands?.rows ?? 0 == record.rows || stands?.isFinished == true else {
                throw AnotherBackfill()
            }
            let decision = try batch.decide(terms, in: books, of: ledger.key, showing: shown)
            holds = decision.plan.holds
            next.rows += batch.tally.rows
            var sum = tally
            sum.lines = []
            sum.add(batch.tally)
            next.tally = try sum.text
            next.isFinished = isOver
            let portion = BackfillPortion(
                next, lines: batch.tally.lines, read: batch.keys,
                begins: record.rows == 0 ? file.document : nil)
            return commit(decision, batch, portion)
        }
        tally.add(batch.tally)
        self.holds.formUnion(holds.filter { $0.word == .open }.map(\.hold.id))
        record = next
        return isOver
    }

    /// Works out what the next portion would do; true behind the last.
    mutating func look(_ rows: inout BackfillRows) throws -> Bool {
        var (batch, isOver) = read(&rows)
        let decision = try ledger.looking { books in
            try batch.decide(terms, in: books, of: ledger.key, showing: shown)
        }
        tally.add(batch.tally)
        holds.formUnion(decision.plan.holds.filter { $0.word == .open }.map(\.hold.id))
        return isOver
    }

    private func read(_ rows: inout BackfillRows) -> (BackfillBatch, isOver: Bool) {
        var batch = BackfillBatch(
            file: file, horizon: backfill.days, asOf: record.asOf, fileTime: fileTime,
            media: backfill.media, listed: backfill.loaded.listed)
        for _ in 0..<backfill.batchSize {
            guard let row = rows.next() else { return (batch, true) }
            batch.take(row)
        }
        return (batch, false)
    }

    /// What the definition says, with every medium whose rows a table may hold.
    private var definition: DefinitionTerms {
        var definition = DefinitionTerms(backfill.loaded)
        definition.media = backfill.media.values.sorted { $0.medium < $1.medium }
        return definition
    }

    private var shown: (Reservation) -> [UInt8] {
        let (definition, key) = (definition, ledger.key)
        return { definition.cells(of: $0, key: key) }
    }

    /// Each portion is a run of its own, which a replay decides again.
    private var run: String { "\(record.run)-\(record.rows)" }

    /// Without a name for the definition: old files bear out no list, and throw no doubt on one.
    private var terms: Terms {
        definition.terms(run: run, at: record.asOf, definition: nil)
            .filling(
                PastTerms(
                    first: backfill.days.lowerBound, last: backfill.days.upperBound,
                    silentBefore: backfill.emits ? record.asOf : .distantFuture))
    }

    private func commit(
        _ decision: Decision, _ batch: BackfillBatch, _ portion: BackfillPortion
    ) -> Commit {
        let definition = definition
        let hash = Fingerprint(words: [
            backfill.loaded.definition.hash.description, definition.text,
        ])
        let status: ExitStatus = batch.tally.quarantined > 0 ? .degraded : .done
        var commit = Commit(
            run: RunRecord(
                id: run, tick: run, asOf: record.asOf, started: backfill.now,
                finished: backfill.now, exitStatus: Int(status.rawValue),
                report: portion.record.tally),
            definition: DefinitionRecord(hash: hash.description, text: definition.text),
            plan: decision.plan, cells: definition.cells(of: decision.plan, key: ledger.key),
            captures: [CaptureRecord(file.capture)], quarantined: batch.quarantined,
            gist: decision.gist)
        commit.backfill = portion
        return commit
    }
}

extension BackfillFile {
    /// A file that a person gave has a name, which stays when it is put right.
    fileprivate var document: BackfillPortion.Document {
        let name = (capture.origin as NSString).lastPathComponent
        return BackfillPortion.Document(
            capture: capture.name, name: capture.source == "backfill" ? name : nil)
    }
}

/// Another process takes the same file in.
public struct AnotherBackfill: Error, CustomStringConvertible {
    public var description: String {
        "another backfill of this file is under way: let it end, then run this again"
    }
}
