import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What a run decided, and the terms on which it did.
struct Decision {
    let plan: Plan
    let terms: Terms
}

extension Sync {
    /// Reconciles readings with the ledger as it stands inside one transaction.
    func decide(_ readings: Readings, in books: Books) throws -> Decision {
        let terms = try terms(books)
        let evidence = readings.evidence
        let last = try books.lastScans()
        let news = evidence.scans.filter { !saysNothingNew($0, after: last[$0.source]) }
        let media = Set(news.map(\.medium)).union(evidence.mails.map(\.key.medium))
        var belief = try books.belief(media: media, horizon: terms.horizon, now: asOf)
        let survey = survey(evidence, belief: belief, terms: terms)
        belief.histories = try books.histories(of: survey.touched)
        for target in terms.targets {
            belief.told[target] = try books.told(target: target, of: survey.touched)
        }
        let plan = reconcile(evidence, survey: survey, belief: belief, terms: terms)
        try Self.check(plan, against: belief)
        return Decision(plan: plan, terms: terms)
    }

    /// The run's id follows from the salon and the moment, so that a run that was cut off and one
    /// that takes its place are one; further runs at the same moment are counted.
    func terms(_ books: Books) throws -> Terms {
        let count = try runsBefore(in: books)
        let words = [definition.salon.id, SalonTime.iso(asOf), "\(count)"]
        let mark = Fingerprint(words: words).description.prefix(6)
        return Terms(
            run: "\(SalonTime.compact(asOf))-\(mark)", salon: definition.salon.id, now: asOf,
            horizon: horizon,
            targets: definition.deliver.map { Medium(rawValue: $0.target) },
            mailOnly: mailOnly, menus: definition.menus)
    }

    /// How many runs the journal has of this very moment.
    private func runsBefore(in books: Books) throws -> Int {
        var most = 1
        while true {
            let runs = try books.runs(last: most)
            if runs.count < most || runs.contains(where: { $0.asOf < asOf }) {
                return runs.count { $0.asOf == asOf }
            }
            most *= 4
        }
    }

    /// Media that only mails tell of.
    private var mailOnly: Set<Medium> {
        var listed: Set<Medium> = []
        var mailed: Set<Medium> = []
        for source in definition.sources {
            let media = (loaded.formats[source.name] ?? []).map(\.medium)
            if loaded.kinds[source.name] == .mails {
                mailed.formUnion(media)
            } else {
                listed.formUnion(media)
            }
        }
        return mailed.subtracting(listed)
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
