import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

/// Plays a plot through the real pipeline on a real ledger, and judges every run of it.
final class Play {
    let plot: Plot
    let truth: Truth
    let portal: Portal
    let salon: SimulatedSalon
    let surroundings: Surroundings
    let letters: [Letter]
    var ledger: Ledger?
    var picture = Picture()
    var past = Past()
    var validity = 1
    var breaches: [Breach] = []
    var figures = Figures()

    init(_ plot: Plot, name: String) throws {
        self.plot = plot
        truth = Truth(plot)
        portal = Portal(truth: truth)
        letters = Simulation.letters(of: truth)
        salon = try SimulatedSalon(plot, name: name)
        let (state, cut) = (salon.state, salon.cutState)
        let postbox = plot.usesPaper ? Postbox(path: salon.folder + "/mail") : nil
        surroundings = Surroundings(plot, postbox: postbox) {
            let (files, part) = (FileManager.default, cut + ".part")
            do {
                try files.copyItem(atPath: state, toPath: part)
                try files.moveItem(atPath: part, toPath: cut)
            } catch {
                // A file went while it was copied: then the run counts as not cut off, and half a
                // copy is none.
                try? files.removeItem(atPath: part)
            }
        }
        figures.seeds = 1
        figures.steps = plot.incidents.count
    }

    func play() async throws {
        for tick in plot.ticks where breaches.isEmpty { try await step(tick) }
        if breaches.isEmpty { try await settle() }
        figures.days = ((plot.ticks.last?.at ?? 0) / 86_400)
        figures.steps += surroundings.with { $0.counter.steps.count }
    }

    /// One scheduled run with everything that is judged around it.
    func step(_ tick: Tick) async throws {
        guard tick.scheduler != .missed else { return }
        if let table = tick.backfill { try backfill(table, at: tick) }
        if tick.hasPerson { try await attend(at: tick) }
        if let place = tick.pins { try await pin(place, at: tick) }
        try prepare(for: tick)
        if tick.scheduler == .busy { return try await judgeBusy() }
        if tick.looksFirst { try await judgeLook() }
        if tick.looksAtLess { try await judgeLess(tick) }
        if let trouble = tick.disk { return try await stumble(tick, over: trouble) }
        let before = picture
        let overlapping = overlap(tick)
        let report = await sync(tick)
        let inner = overlapping.withLock { $0 }
        let (isDead, door) = surroundings.with { ($0.isDead, $0.door) }
        if isDead, try salon.returnToCut() {
            ledger = nil
            figures.kills += 1
            if door == .afterFetch { return }
        }
        try await judge(tick, [inner, report].compactMap { $0 }, before: before)
        if tick.isRepeated, tick.isForced, !isDead { try await judgeRepetition(tick) }
        if tick.exports { try export(at: tick) }
    }

    func sync(_ tick: Tick) async -> RunReport { await run(of: tick).run() }

    func run(of tick: Tick) -> Sync {
        var options = SyncOptions()
        options.isForced = tick.isForced
        return Sync(salon.loaded, in: surroundings.world, options: options)
    }

    func now(at tick: Tick) -> Date { plot.begin + tick.at + tick.clockIsOffBy }

    /// The ledger as another process reads it. One that has not begun is a copy in memory, and
    /// does not hear of what is written later.
    func reading() throws -> Ledger {
        if let ledger, !picture.bookings.isEmpty { return ledger }
        let opened = try salon.ledger(for: .reading)
        ledger = opened
        return opened
    }

    func breach(_ invariant: String, _ text: String) {
        breaches.append(Breach(invariant: invariant, text: text))
    }
}
