import Reconciliation
import Reservations

/// One salon's scan against what its ledger knows: `survey` and `reconcile`.
@Sendable func foldAndDiff(_ data: BenchData) throws -> [Figure] {
    try DiffCase.sizes.flatMap { try figures(of: DiffCase($0)) }
}

private func figures(of diff: DiffCase) throws -> [Figure] {
    let belief = diff.belief()
    let evidence = diff.evidence()
    let rounds = diff.count > 10_000 ? 5 : 100
    let (seconds, plan) = Stopwatch.least(of: rounds) {
        let survey = survey(evidence, belief: belief, terms: DiffCase.terms)
        return reconcile(evidence, survey: survey, belief: belief, terms: DiffCase.terms)
    }
    let kinds = Dictionary(grouping: plan.changes, by: \.kind).mapValues(\.count)
    let found = (kinds[.booked] ?? 0, kinds[.amended] ?? 0, kinds[.missing] ?? 0)
    guard found == (diff.swapped, diff.edited, diff.swapped) else {
        throw BenchTrouble("\(diff.count) bookings: found \(found)")
    }
    let (naming, _) = Stopwatch.least(of: min(rounds, 20)) {
        diff.observed.map { $0.facts.fingerprint(number: $0.number) }
    }
    let row = "diff-\(diff.count)"
    return [
        Figure(row, seconds: seconds, check: "\(found.0) new, \(found.1) edited, \(found.2) gone"),
        Figure(
            row, "ours, naming what rows say", seconds: naming, note: "done once, by the reader"),
    ]
}
