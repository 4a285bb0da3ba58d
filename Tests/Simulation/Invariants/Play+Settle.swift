import Foundation
import LedgerStore
import Pipeline
import Reservations

extension Play {
    /// I17: when all goes well for a while, the ledger is the truth, the destination knows it, and
    /// nothing is left to do. I23: what vanished is in the worklist.
    func settle() async throws {
        var tick = Tick(at: calm)
        tick.hasPerson = true
        tick.login = plot.ticks.last?.login ?? 0
        var report: RunReport?
        for _ in 0..<5 where breaches.isEmpty {
            try await attend(at: tick)
            let before = picture
            try prepare(for: tick)
            let run = await sync(tick)
            report = run
            try await judge(tick, [run], before: before)
            tick.at += 900
        }
        tick.at -= 900
        guard breaches.isEmpty, let report else { return }
        figures.checks += 5
        if !report.actions.isEmpty || !report.changes.isEmpty {
            breach("I17 convergence", "still at work: \(report.changes) \(report.actions)")
        }
        try await judgeTruth(at: tick, report)
        try await judgeTold(at: tick)
        try judgeReceipts()
        judgeConfluence()
        try await judgeReplay()
    }

    /// When all has come in that will, with an hour to spare and room for five runs in one day: at
    /// midnight the horizon shows further bookings, which is work and no unrest.
    private var calm: TimeInterval {
        let lastMail = letters.map(\.appearsAt).max() ?? 0
        let calm = max(plot.ticks.last?.at ?? 0, lastMail) + 3600
        let lastDay = SalonTime.day(of: plot.begin + calm + 4 * 900)
        return max(calm, SalonTime.instant(lastDay, minutes: 0).timeIntervalSince(plot.begin))
    }

    private func judgeTruth(at tick: Tick, _ report: RunReport) async throws {
        let now = now(at: tick)
        let horizon = Horizon(at: now, months: 4)
        try picture.look(at: Set(plot.bookings.map(\.number)), in: reading())
        for booking in plot.bookings {
            guard let state = truth.state(of: booking.number, at: tick.at),
                horizon.contains(state.day),
                !past.isDecided(booking.number, as: { $0.status == state.status })
            else { continue }
            let known = picture.reservation(booking.number)
            guard state.isListed else {
                // A list that shows nothing of what it showed is believed in no gap, and the run
                // says so (G1, canary): where all of few bookings vanish, that is all it can do.
                if !report.doubtsGaps { judgeVanished(booking.number, known, at: now) }
                continue
            }
            let pinned = picture.bookings[booking.number]?.pinWords.standing.map(\.field) ?? []
            let isSame =
                known?.facts.status == state.status && known?.facts.visitDate == state.day
                && (known?.facts.startTime?.minutes == state.start || pinned.contains(.startTime))
            if !isSame, !picture.held().contains(booking.number) {
                breach(
                    "I17 convergence",
                    "\(booking.number) is \(state.status), the ledger says otherwise")
            }
        }
    }

    private func judgeVanished(_ number: String, _ known: Reservation?, at now: Date) {
        guard let known, known.isActive, let day = known.facts.visitDate,
            let start = known.facts.startTime, Horizon(at: now, months: 4).holdsWell(day),
            SalonTime.instant(day, minutes: start.minutes) > now + 7200
        else { return }
        if known.attention.isDisjoint(with: [.missing, .unconfirmed]) {
            breach("I23 liveness", "\(number) vanished, and nobody is told")
        }
    }

    /// The destination was told of each booking what the ledger says.
    private func judgeTold(at tick: Tick) async throws {
        let target = Medium.own
        let keys = Set(
            plot.bookings.map { ReservationKey(medium: Picture.medium, number: $0.number) })
        let ledger = try reading()
        let told = try ledger.looking { try $0.told(target: target, of: keys) }
        let waiting = try await ledger.actions(in: .pending)
        if !waiting.isEmpty {
            breach("I17 convergence", "\(waiting.map(\.action.key.number)) still wait to be sent")
        }
        let horizon = Horizon(at: now(at: tick), months: 4)
        for key in keys {
            guard let known = picture.reservation(key.number), let word = told[key],
                known.facts.visitDate.map(horizon.contains) == true,
                known.isActive || word.facts?.isAhead(of: now(at: tick)) == true
            else { continue }
            let desired = known.isActive ? known.facts : nil
            if word.facts != desired, known.attention.isDisjoint(with: [.held, .conflict]) {
                breach("I17 convergence", "\(key.number): the destination knows something else")
            }
        }
    }
}

extension RunReport {
    /// Whether people were told that the list shows none of those it showed before, or nothing as
    /// before, or is in doubt: a booking is missing from a list that counts as complete (I23).
    fileprivate var doubtsGaps: Bool {
        let failed = sources.first { $0.name == "list" }?.coverage?.failed ?? []
        let doubts: Set = ["canary", "G1-zero-rows", "G3-shifted-field", "G4-changed-reading"]
        return status != .done && !doubts.isDisjoint(with: failed)
    }
}
