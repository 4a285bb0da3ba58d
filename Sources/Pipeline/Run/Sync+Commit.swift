import Connectors
import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension Sync {
    /// Decides and writes in one transaction; a run that is killed here has written nothing.
    ///
    /// What people are to be told of it is written with it: a run that is killed before it tells
    /// leaves that to the next. Where nothing is left to do, so is how the run ended.
    ///
    /// - Parameters:
    ///   - report: is filled with what was read and decided.
    ///   - hearing: notes inside the transaction what a person says.
    func commit(
        _ readings: Readings, of harvests: [String: Harvest], to ledger: Ledger,
        _ report: inout RunReport,
        hearing: (Books) throws -> Heard = { _ in [] }
    ) throws -> Decision {
        var decided: Decision?
        var told = report
        let result = try ledger.commit { books in
            var readings = readings
            let heard = try hearing(books)
            readings.evidence.spokenOf = heard.keys
            readings.evidence.mails += heard.words
            let decision = try decide(readings, in: books)
            decided = decision
            if let expected = options.expected, expected != decision.plan.id {
                throw PlanHasChanged(expected: expected, found: decision.plan.id)
            }
            try archive.settle(captureNames(decision, readings))
            account(for: decision, readings, harvests, in: &told)
            var commit = commit(of: decision, readings, harvests, key: ledger.key)
            try tell(&told, in: books, &commit)
            return commit
        }
        guard let decided else { throw BrokenInvariant(what: "a commit without a decision") }
        if case .repeatedTick(let run) = result {
            throw RepeatedTick(run: run)
        }
        report = told
        return decided
    }

    /// Writes down what people are to be told, with what a run that was cut off has left untold;
    /// and how the run ended, if this is its end.
    private func tell(
        _ report: inout RunReport, in books: Books, _ commit: inout Commit
    ) throws {
        for owed in try books.owedNotices() where owed.recipient == nil { report.take(owed) }
        let known = try books.notices()
        // A run that a person forces says itself, when it has gathered what support is to see.
        if !options.isForced { report.keepEscalations(known.keys, evidence.newest) }
        var board = NoticeBoard(known: known, skipping: report.sources, now: asOf)
        board.post(report.notes)
        commit.notices = board.fresh.map { OwedNotice($0) }
        let plan = commit.plan
        guard plan.changes.isEmpty, plan.actions.isEmpty, commit.owed.isEmpty, board.fresh.isEmpty
        else { return }
        commit.run.finished = world.now()
        commit.run.exitStatus = Int(report.status.rawValue)
        commit.run.report = report.json.line
        report.committed = report.lasting
    }

    private func commit(
        of decision: Decision, _ readings: Readings, _ harvests: [String: Harvest], key: SalonKey
    ) -> Commit {
        let terms = DefinitionTerms(loaded)
        let run = RunRecord(
            id: decision.terms.run, tick: options.tick ?? decision.terms.run, asOf: asOf,
            started: world.now())
        var commit = Commit(
            run: run,
            definition: DefinitionRecord(hash: definition.hash.description, text: terms.text),
            plan: decision.plan, cells: terms.cells(of: decision.plan, key: key),
            captures: captures(decision, readings, harvests),
            scans: decision.scans(of: readings.evidence),
            sources: updates(decision, readings, harvests),
            mails: readings.marks, owed: owed(readings),
            quarantined: readings.quarantined
                + decision.plan.leftOut.unreceived.map(QuarantineRecord.init(unreceived:)),
            links: terms.targets, gist: decision.gist)
        commit.reread = readings.reread
        commit.listings = decision.listings(of: readings.evidence)
        return commit
    }

    /// The mails that the definition wants marked as read.
    private func owed(_ readings: Readings) -> Set<MailMark> {
        Set(definition.sources.filter(\.marksRead).flatMap { readings.readMails[$0.name] ?? [] })
    }

    /// The captures that observations, proofs of absence or quarantine rest on.
    func captureNames(_ decision: Decision, _ readings: Readings) -> Set<String> {
        let seen = decision.plan.observations.filter { $0.channel != .desk }
        var names = readings.kept.union(seen.map(\.capture))
        names.formUnion(decision.plan.leftOut.unreceived.map(\.capture))
        names.formUnion(decision.plan.blocked.map(\.capture))
        names.formUnion(decision.plan.staffCodes.map(\.capture))
        if decision.plan.changes.contains(where: { $0.kind == .missing }) {
            names.formUnion(readings.evidence.scans.flatMap { $0.rows.map(\.capture) })
        }
        return names
    }

    private func captures(
        _ decision: Decision, _ readings: Readings, _ harvests: [String: Harvest]
    ) -> [CaptureRecord] {
        let names = captureNames(decision, readings)
        let all = harvests.values.flatMap { harvest in
            harvest.pages.map(\.capture) + harvest.mails.map(\.capture)
        }
        return all.filter { names.contains($0.name) }.map(CaptureRecord.init)
            .sorted { $0.hash < $1.hash }
    }

    private func updates(
        _ decision: Decision, _ readings: Readings, _ harvests: [String: Harvest]
    ) -> [SourceUpdate] {
        readings.reports.compactMap { report in
            let harvest = harvests[report.name]
            // Another run reads it, and tells how it fares.
            if harvest?.trouble?.kind == .busy { return nil }
            let scan = readings.evidence.scans.first { $0.source == report.name }
            let coverage = scan.flatMap { decision.plan.scans[$0.id]?.coverage }
            let isWhole = coverage.map { $0.verdict == .complete } ?? true
            let failure = isWhole ? nil : coverage?.failed.joined(separator: ", ")
            return SourceUpdate(
                source: report.name, attempted: asOf,
                failure: harvest?.trouble?.text ?? failure,
                words: harvest?.trouble?.words ?? (isWhole ? nil : coverage?.failedWords),
                mailboxes: harvest?.mailboxes ?? [:])
        }
    }
}

extension QuarantineRecord {
    /// A word that brings a booking of which nobody knows whether it belongs to the ledger (R0-04).
    fileprivate init(unreceived word: Observation) {
        let finding = Finding(unreceived: word)
        self.init(
            source: word.source,
            content: Fingerprint(words: [word.key.subject, word.kind.rawValue]),
            capture: word.capture, span: word.span, location: finding.location,
            field: finding.field, problem: finding.problem)
    }
}

extension CaptureRecord {
    init(_ capture: Capture) {
        self.init(
            hash: capture.name, source: capture.source, origin: capture.origin,
            started: capture.askedAt, ended: capture.answeredAt, serverTime: capture.serverDate,
            httpStatus: capture.httpStatus, size: capture.bytes.count)
    }
}
