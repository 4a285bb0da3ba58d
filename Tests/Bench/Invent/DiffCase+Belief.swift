import Foundation
import Reconciliation
import Reservations

extension DiffCase {
    static let source = "hotpepper-list"

    /// What the ledger hands to a run: all bookings at a glance, and the histories of the touched.
    func belief() -> Belief {
        var belief = Belief(adopted: [.bench], inScope: stored.count)
        belief.lastScans[Self.source] = ScanMemory(
            interval: Interval(from: BenchTime.before, to: BenchTime.before),
            fingerprint: Fingerprint(words: ["the scan before"]), isSettled: true)
        belief.known[.bench] = KnownBook(stored.map { ($0.number, Self.known($0)) })
        belief.told[.own] = [:]
        let byNumber = Dictionary(uniqueKeysWithValues: stored.map { ($0.number, $0) })
        for key in survey(evidence(), belief: belief, terms: Self.terms).touched {
            guard let row = byNumber[key.number] else { continue }
            belief.histories[key] = Self.history(row)
            belief.told[.own]?[key] = Told(facts: row.facts, receipt: nil)
        }
        return belief
    }

    func evidence() -> Evidence {
        let interval = Interval(from: BenchTime.now, to: BenchTime.now)
        let range = Horizon(
            first: BenchTime.horizon.first.adding(days: -1),
            last: BenchTime.horizon.last.adding(days: 1))
        let rows = observed.map { row in
            Scan.Row(
                number: row.number, facts: row.facts, interval: interval, capture: "page",
                span: nil)
        }
        let scan = Scan(
            id: Self.source, source: Self.source, medium: .bench, interval: interval, range: range,
            coverage: Coverage(verdict: .complete), fingerprint: Fingerprint(words: ["this scan"]),
            detectedAt: BenchTime.now, format: "bench@1", rows: rows)
        return Evidence(scans: [scan])
    }

    static let terms = Terms(
        run: "run", salon: "bench", now: BenchTime.now, horizon: BenchTime.horizon,
        targets: [.own])

    private static func known(_ row: (number: String, facts: Facts)) -> Known {
        Known(
            day: row.facts.visitDate, start: row.facts.startTime, status: row.facts.status,
            lastRow: row.facts.fingerprint(number: row.number), rowAgrees: true, absentScans: 0,
            lastSeen: BenchTime.before)
    }

    private static func history(_ row: (number: String, facts: Facts)) -> History {
        let seen = Interval(from: BenchTime.before, to: BenchTime.before)
        let key = ReservationKey(medium: .bench, number: row.number)
        let observation = Observation(
            key: key, kind: .present, channel: .list, facts: row.facts, interval: seen,
            detectedAt: BenchTime.before, source: source, capture: "page", span: nil,
            format: "bench@1")
        let provenance = row.facts.claimed.fields.map { ($0, observation.id) }
        let reservation = Reservation(
            key: key, facts: row.facts, provenance: Dictionary(uniqueKeysWithValues: provenance),
            sources: [source], detectedAt: BenchTime.before, changedBy: "run before",
            changedOn: SalonTime.day(of: BenchTime.before),
            lastRow: row.facts.fingerprint(number: row.number), rowAgrees: true)
        return History(reservation: reservation, observations: [observation])
    }
}
