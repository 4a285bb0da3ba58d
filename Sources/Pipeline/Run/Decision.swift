import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What a run decided, and the terms on which it did.
struct Decision {
    let plan: Plan
    let terms: Terms
    /// What of the evidence has to be kept beside observations, to decide it again.
    let gist: Gist
    /// The media whose bookings are left out because nobody has ever told of a link with them.
    var unlinked: Set<Medium> = []
    /// The staff whose slots a linked medium is not told.
    var unmerged: [StaffIdentity] = []
    /// How long the bookings that came were unknown (R2-04).
    var delays = SightDelays()
    /// The days whose pages no longer show 予定 and are no proof that these are gone.
    var doubted: Set<ServiceDay> = []
    /// What does not go together on the days that the run touches.
    var floor = FloorReview()
}

extension Decision {
    /// Reconciles evidence with the ledger as it stands inside one transaction.
    init(on evidence: Evidence, _ terms: Terms, in books: Books) throws {
        var evidence = evidence
        evidence.mails += try books.words(of: evidence.schedules)
        let blocks = try books.blocks(of: evidence.schedules, on: terms)
        evidence.blocked += blocks.news
        if !evidence.schedules.isEmpty {
            evidence.staffCodes += try books.staffCodes().news(on: evidence.schedules)
        }
        var belief = try books.belief(for: evidence.scans, mails: evidence.mails, terms: terms)
        var survey = survey(evidence, belief: belief, terms: terms)
        belief.histories = try books.histories(of: survey.touched)
        let starts = survey.starts(evidence, belief: belief, terms: terms)
        let neighbours = try books.bookings(beginningAt: starts).subtracting(survey.touched)
        survey.touch(neighbours)
        belief.histories.merge(try books.histories(of: neighbours)) { known, _ in known }
        for target in terms.targets {
            belief.told[target] = try books.told(target: target, of: survey.touched)
        }
        let edited = belief.histories.filter {
            $0.value.pinWords.standing.contains(where: \.isEdit)
        }
        for (medium, keys) in Dictionary(grouping: edited.keys, by: \.medium)
        where !terms.targets.contains(medium) {
            belief.told[medium] = try books.told(target: medium, of: Set(keys))
        }
        var plan = reconcile(evidence, survey: survey, belief: belief, terms: terms)
        try Self.check(plan, against: belief)
        plan.blocked = evidence.blocked
        plan.looks = blocks.looks
        plan.staffCodes = evidence.staffCodes
        try SlotRound(belief: belief, terms: terms, books: books).tell(&plan)
        var gist = Gist(of: evidence, survey: survey, belief: belief, plan: plan)
        gist.past = terms.past
        self.init(plan: plan, terms: terms, gist: gist, doubted: blocks.doubted)
        guard terms.past == nil, plan.changes.contains(where: { $0.kind == .booked }) else {
            return
        }
        delays = SightDelays(of: plan, on: evidence, belief, before: try books.lastScans())
    }

    /// The proofs that the scans leave in the ledger.
    func scans(of evidence: Evidence) -> [ScanRecord] {
        evidence.scans.compactMap { scan in
            plan.scans[scan.id].map { outcome in
                var record = ScanRecord(scan, outcome: outcome, format: scan.format)
                record.id = "\(terms.run).\(scan.id)"
                return record
            }
        }
    }

    /// What complete lists that said something new showed of their days.
    func listings(of evidence: Evidence) -> [Listing] {
        let leftOut = plan.leftOut.keys.subtracting(plan.leftOut.unreceived.map(\.key))
        return evidence.scans.compactMap { scan in
            guard let outcome = plan.scans[scan.id], !outcome.isUnchanged,
                outcome.coverage.verdict == .complete
            else { return nil }
            return Listing(scan, leftOut: leftOut)
        }
    }

    /// I4: what became active or ceased to be is exactly what the changes say.
    private static func check(_ plan: Plan, against belief: Belief) throws {
        let moved = plan.reservations.reduce(0) { sum, after in
            let before = belief.histories[after.key]?.reservation?.isActive ?? false
            return sum + (after.isActive ? 1 : 0) - (before ? 1 : 0)
        }
        let told = plan.changes.reduce(0) { sum, change in
            switch change.kind {
            case .booked, .resurrected: sum + 1
            case .adopted: sum + (change.after.status?.isCancelled == false ? 1 : 0)
            case .cancelled: sum - 1
            case .amended, .missing, .found, .tombstone: sum
            }
        }
        guard moved == told else {
            throw BrokenInvariant(what: "active bookings moved by \(moved), changes say \(told)")
        }
    }
}

extension Sync {
    func decide(_ readings: Readings, in books: Books) throws -> Decision {
        var decision = try Decision(on: readings.evidence, terms(books), in: books)
        let courses = try books.linkCourses()
        decision.unlinked = try unlinked(decision.terms, decision.plan, courses, in: books)
        decision.unmerged = try unmerged(courses, in: books)
        decision.floor = try loaded.review(of: decision, in: books)
        return decision
    }

    /// The run's id follows from the salon and the moment, so that a run that was cut off and one
    /// that takes its place are one; further runs at the same moment are counted.
    func terms(_ books: Books) throws -> Terms {
        let count = try runsBefore(in: books)
        let words = [definition.salon.id, SalonTime.iso(asOf), "\(count)"]
        let mark = Fingerprint(words: words).description.prefix(6)
        return DefinitionTerms(loaded)
            .terms(run: "\(SalonTime.compact(asOf))-\(mark)", at: asOf, definition: definition.hash)
    }

    /// How many runs the journal has of this very second: a run's id tells no parts of one.
    private func runsBefore(in books: Books) throws -> Int {
        let second = SalonTime.compact(asOf)
        var most = 1
        while true {
            let runs = try books.runs(last: most)
            let alike = runs.count { SalonTime.compact($0.asOf) == second }
            if runs.count < most || runs.contains(where: { SalonTime.compact($0.asOf) < second }) {
                return alike
            }
            most *= 4
        }
    }
}
