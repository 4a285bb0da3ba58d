import Foundation
import Reconciliation
import Reservations

/// A ledger in memory that runs the real planner under a policy.
struct PolicyDesk {
    let policy: GuardPolicy
    private var bookings: [ReservationKey: History] = [:]
    private var told: [ReservationKey: Told] = [:]
    private var holds: [HoldState] = []
    private var lastScans: [String: ScanMemory] = [:]
    private var releases: [Date] = []
    private var isAdopted = false
    private var runs = 0

    init(_ policy: GuardPolicy) {
        self.policy = policy
    }

    /// Decides on a list and mails, and comes back with the bookings given up and how many holds
    /// stand.
    mutating func run(
        _ rows: [(number: String, facts: Facts)], mails: [Observation], at now: Date
    ) -> (released: [String], holds: [Hold]) {
        runs += 1
        let terms = Terms(
            run: "run \(runs)", salon: "simulated", now: now,
            horizon: Horizon(at: now, months: 4), targets: [.own], limits: policy.limits)
        let scan = scan(rows, at: now, terms)
        let evidence = Evidence(scans: [scan].compactMap { $0 }, mails: mails)
        var belief = belief(terms)
        let survey = survey(evidence, belief: belief, terms: terms)
        for key in survey.touched { belief.histories[key] = bookings[key] }
        belief.told = [.own: told]
        let plan = reconcile(evidence, survey: survey, belief: belief, terms: terms)
        commit(plan, scan, at: now)
        let released = plan.actions.filter { $0.kind == .pushCancel }.map(\.key.number)
        return (released, plan.holds.filter { $0.word == .open }.map(\.hold))
    }

    /// The list as a scan; with the bookings that it does not show as cancelled ones, where the
    /// policy takes them for that.
    private func scan(
        _ rows: [(number: String, facts: Facts)], at now: Date, _ terms: Terms
    ) -> Scan? {
        if rows.isEmpty, policy.refusesEmpty { return nil }
        var rows = rows
        if policy.takesAbsenceForCancellation {
            let shown = Set(rows.map(\.number))
            for (key, history) in bookings where !shown.contains(key.number) {
                guard var facts = history.reservation?.facts, history.reservation?.isActive == true,
                    facts.visitDate.map(terms.horizon.holdsWell) == true
                else { continue }
                facts.claimed = FieldSet([.status, .visitDate, .startTime, .customerName])
                facts.status = .cancelledByCustomer
                rows.append((key.number, facts))
            }
        }
        let interval = Interval(from: now, to: now + 5)
        let read = rows.map {
            Scan.Row(
                number: $0.number, facts: $0.facts, interval: interval, capture: "page", span: nil)
        }
        return Scan(
            id: "list", source: "list", medium: Picture.medium, interval: interval,
            range: terms.horizon, coverage: Coverage(verdict: .complete),
            fingerprint: Fingerprint(words: read.map(\.said.description).sorted()),
            detectedAt: now, format: "list", rows: read)
    }

    private func belief(_ terms: Terms) -> Belief {
        var known: [(number: String, known: Known)] = []
        var inScope = 0
        for (key, history) in bookings {
            guard let booking = history.reservation else { continue }
            if booking.isActive, booking.facts.visitDate.map(terms.horizon.contains) == true {
                inScope += 1
            }
            let seen = history.observations.filter { $0.facts.status?.isCancelled != true }
                .map(\.interval.to).max()
            known.append(
                (
                    key.number,
                    Known(
                        day: booking.facts.visitDate, start: booking.facts.startTime,
                        status: booking.facts.status, lastRow: booking.lastRow,
                        rowAgrees: booking.rowAgrees, absentScans: booking.absentScans,
                        lastSeen: seen ?? .distantPast)
                ))
        }
        let recent = policy.isCumulative ? releases.count { $0 > terms.now - 86_400 } : 0
        return Belief(
            adopted: isAdopted ? [Picture.medium] : [], lastScans: lastScans,
            known: [Picture.medium: KnownBook(known)], holds: holds, recentReleases: recent,
            inScope: inScope)
    }

    private mutating func commit(_ plan: Plan, _ scan: Scan?, at now: Date) {
        for word in plan.observations {
            bookings[word.key, default: History()].observations.append(word)
        }
        for booking in plan.reservations {
            bookings[booking.key, default: History()].reservation = booking
        }
        for action in plan.actions {
            told[action.key] = Told(facts: action.after, receipt: action.id)
        }
        if plan.adopts.contains(Picture.medium) {
            isAdopted = true
            for (key, history) in bookings where history.reservation?.isActive == true {
                told[key] = Told(facts: history.reservation?.facts, receipt: nil)
            }
        }
        holds = plan.holds
        releases.removeAll { $0 <= now - 86_400 }
        releases += plan.unconfirmedReleases.map { _ in now }
        if let scan, let outcome = plan.scans[scan.id], outcome.coverage.verdict == .complete {
            lastScans[scan.source] = ScanMemory(
                interval: scan.interval, fingerprint: scan.fingerprint,
                isSettled: outcome.isSettled && plan.reopened.isEmpty, range: scan.range)
        }
        let yesterday = SalonTime.day(of: now).adding(days: -1)
        bookings = bookings.filter {
            $0.value.reservation?.facts.visitDate.map { $0 >= yesterday } ?? true
        }
    }
}
