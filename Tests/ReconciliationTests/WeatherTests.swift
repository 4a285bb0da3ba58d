import Foundation
import Reconciliation
import Reservations
import Sandbox
import Testing

/// What must hold whatever comes. `Desk.run` adds I3, I4 and I10 to each run.
struct WeatherTests {
    private static let seeds: Range<UInt64> = 0..<100

    @Test func `unconfirmed releases of 24 hours stay within the bound (I11)`() {
        for seed in Self.seeds {
            var weather = Weather(seed: seed)
            var desk = Desk()
            var releases: [(at: Date, bound: Int)] = []
            for _ in 0..<10 {
                let evidence = weather.next()
                let bound = max(3, desk.inScope(desk.terms(at: weather.now)) / 10)
                let plan = desk.run(evidence, at: weather.now)
                for change in plan.changes where change.releases(after: weather.now) {
                    let words = desk.observations[change.key] ?? []
                    let hasMail = words.contains { $0.channel == .mail && $0.kind == .cancelled }
                    if !hasMail { releases.append((weather.now, bound)) }
                }
                let recent = releases.filter { $0.at > weather.now - 86_400 }
                #expect(recent.count <= bound || recent.last?.at != weather.now, "seed \(seed)")
            }
        }
    }

    @Test func `each booking is told as new and as gone in turns (I12), and at once (I9)`() {
        for seed in Self.seeds {
            var weather = Weather(seed: seed)
            var desk = Desk()
            var stands: [ReservationKey: Bool] = [:]
            // What was told as new before its medium was adopted is no part of its base.
            var sent: Set<ReservationKey> = []
            for _ in 0..<10 {
                let isAdopted = desk.adopted.contains(Words.medium)
                let plan = desk.run(weather.next(), at: weather.now)
                let told = Set(plan.actions.map(\.key))
                for key in desk.reservations.keys
                where !isAdopted && !told.contains(key) && !sent.contains(key) {
                    stands[key] = desk.reservations[key]?.isActive
                }
                sent.formUnion(told)
                for action in plan.actions {
                    switch action.kind {
                    case .pushCreate: #expect(stands.updateValue(true, forKey: action.key) != true)
                    case .pushCancel: #expect(stands.updateValue(false, forKey: action.key) == true)
                    default: #expect(stands[action.key] == true)
                    }
                }
                let created = Set(plan.actions.filter { $0.kind == .pushCreate }.map(\.key))
                for change in plan.changes where isAdopted && change.kind == .booked {
                    #expect(created.contains(change.key), "seed \(seed)")
                }
            }
        }
    }

    @Test func `less evidence never adds a release that no word asks for (I5, I6)`() {
        for seed in Self.seeds {
            var weather = Weather(seed: seed)
            var desk = Desk()
            for _ in 0..<5 { desk.run(weather.next(), at: weather.now) }
            for _ in 0..<6 {
                let whole = weather.next()
                let less = whole.reduced(using: &weather.random)
                let plan = desk.plan(less, at: weather.now)
                for change in plan.changes where change.kind == .cancelled {
                    let words =
                        (desk.observations[change.key] ?? []).map(\.facts)
                        + less.facts(of: change.key)
                    let isAskedFor = words.contains { $0.status?.isCancelled == true }
                    #expect(isAskedFor, "seed \(seed)")
                }
                let isWhole = less.scans.contains { $0.coverage.verdict == .complete }
                let missed = plan.changes.filter { $0.kind == .missing }
                #expect(isWhole || missed.isEmpty, "seed \(seed)")
                desk.run(whole, at: weather.now)
            }
        }
    }

    @Test func `midnights alone change nothing but what enters the horizon (I16)`() {
        for seed in Self.seeds.prefix(100) {
            var weather = Weather(seed: seed)
            var desk = Desk()
            for _ in 0..<4 { desk.run(weather.next(), at: weather.now) }
            let days = (1...31).map { "D\($0) 9/\($0 < 31 ? $0 : 30) 10:00" }
            let rows = desk.rows + days
            var now = Words.instant("5/3 23:50")
            desk.run(.init(scans: [Listing(rows: rows).scan(at: now)]), at: now)
            desk.run(.init(scans: [Listing(rows: rows).scan(at: now + 300)]), at: now + 300)
            for _ in 0..<8 {
                now += 21_600
                let last = Horizon(at: now, months: 4).last
                let plan = desk.run(.init(scans: [Listing(rows: rows).scan(at: now)]), at: now)
                for change in plan.changes {
                    #expect(
                        change.kind == .booked && change.after.visitDate == last, "seed \(seed)")
                }
                #expect(plan.actions.allSatisfy { $0.kind == .pushCreate }, "seed \(seed)")
            }
        }
    }
}

extension Change {
    fileprivate func releases(after now: Date) -> Bool {
        guard kind == .cancelled, let day = before?.visitDate, let start = before?.startTime
        else { return false }
        return SalonTime.instant(day, minutes: start.minutes) > now
    }
}

extension Evidence {
    /// The same with rows, pages, mails or trust taken away.
    fileprivate func reduced(using random: inout SplitMix64) -> Evidence {
        let mails = mails.filter { _ in !random.once(in: 2) }
        let scans = scans.map { scan in
            let rows = scan.rows.filter { _ in !random.once(in: 3) }
            let verdict: Coverage.Verdict =
                random.once(in: 2) ? scan.coverage.verdict : .partial
            return Scan(
                id: scan.id, source: scan.source, medium: scan.medium, interval: scan.interval,
                range: scan.range, coverage: Coverage(verdict: verdict),
                fingerprint: Fingerprint(words: rows.map(\.said.description) + [verdict.rawValue]),
                detectedAt: scan.detectedAt, format: scan.format, rows: rows)
        }
        return Evidence(scans: scans, mails: mails)
    }

    fileprivate func facts(of key: ReservationKey) -> [Facts] {
        mails.filter { $0.key == key }.map(\.facts)
            + scans.flatMap(\.rows).filter { $0.number == key.number }.map(\.facts)
    }
}

extension Desk {
    /// What a list would show that agrees with this ledger.
    fileprivate var rows: [String] {
        reservations.values.sorted { $0.key < $1.key }.compactMap { booking in
            guard let day = booking.facts.visitDate?.date, let start = booking.facts.startTime,
                let status = booking.facts.status
            else { return nil }
            return "\(booking.key.number) \(day.month)/\(day.day) \(start) \(status.label)"
        }
    }
}
