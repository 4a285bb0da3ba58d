import Connectors
import Foundation
import Pipeline
import Reservations
import Synchronization

/// Everything around a run, in the simulator's hands.
final class Surroundings: Sendable {
    struct State: Sendable {
        var now: Date
        var walk = Walk()
        /// The mails in the mailbox, and how it numbers them.
        var letters: [(letter: Letter, uid: Int)] = []
        var validity = 1
        /// By capture, the rows on it whose words are not the medium's.
        var misreadings: [String: Set<String>] = [:]
        var mailFails = false
        var isBusy = false
        var login = 0
        var answer = Answer.done
        var counter: Counter
        /// Where the run is cut off, if it is.
        var door: SchedulerFault.Door?
        var isDead = false
        /// What our clock shows less the true one.
        var skew: TimeInterval = 0
        /// Ends when the list is fetched; the mailbox waits for it. A run fetches both at once, and
        /// a disk that fails at the n-th call would fail now the one and now the other.
        var listTurn: (end: AsyncStream<Never>.Continuation, wait: AsyncStream<Never>)?
    }

    struct Down: Error, CustomStringConvertible {
        let description: String
    }

    let plot: Plot
    /// Where the mails lie as files; nil where they are handed over as values.
    let postbox: Postbox?
    /// Keeps the state folder as it is at a door.
    let cut: @Sendable () -> Void
    private let state: Mutex<State>
    /// A second run that comes to pass while the first one fetches.
    private let inner = Mutex<(@Sendable () async -> Void)?>(nil)

    init(_ plot: Plot, postbox: Postbox? = nil, cut: @escaping @Sendable () -> Void) {
        self.plot = plot
        self.postbox = postbox
        self.cut = cut
        state = Mutex(State(now: plot.begin, counter: Counter(readsBack: plot.readsBack)))
    }

    func with<Value: Sendable>(_ change: (inout sending State) -> sending Value) -> Value {
        state.withLock { change(&$0) }
    }

    func overlap(with run: (@Sendable () async -> Void)?) {
        inner.withLock { $0 = run }
    }

    /// Cuts the run off if it stands at its door.
    func pass(_ door: SchedulerFault.Door) {
        let isHere = state.withLock { state in
            let isHere = state.door == door && !state.isDead
            if isHere { state.isDead = true }
            return isHere
        }
        if isHere { cut() }
    }

    var world: World {
        World(
            now: { self.with { $0.now } }, randomBytes: { Array(repeating: 7, count: $0) },
            fetch: { errand, keep in await self.fetch(errand, keep) },
            markRead: { errand, marks in
                self.pass(.beforeMarking)
                if !self.with({ $0.isDead }) { try self.postbox?.markSeen(marks, errand) }
            },
            hand: { _, id, line in try self.hand(id, line) },
            readBack: { _, id in try self.readBack(id) },
            ping: { _ in self.pass(.beforeEnd) })
    }

    private func fetch(_ errand: Errand, _ keep: @escaping Keep) async -> Harvest {
        if with({ $0.isBusy }) { return Harvest(SourceTrouble(.busy, "another run reads it")) }
        let turn = with { $0.listTurn }
        if errand.kind == .mails, let turn { for await _ in turn.wait {} }
        defer { if errand.kind == .pages { turn?.end.finish() } }
        let harvest =
            errand.kind == .pages
            ? await pages(errand, keep) : await mails(errand, keep)
        if errand.kind == .pages {
            let run = inner.withLock { inner in
                defer { inner = nil }
                return inner
            }
            await run?()
        }
        pass(.afterFetch)
        return harvest
    }

    private func readBack(_ id: String) throws -> Receipt? {
        let (answer, isDead, now, hasArrived) = with {
            ($0.answer, $0.isDead, $0.now, $0.counter.arrived.contains(id))
        }
        if isDead || answer == .down { throw Down(description: "no answer") }
        guard hasArrived else { return nil }
        return Receipt(
            action: id, result: plot.readsBack ? .handedOver : .done, evidence: "", at: now)
    }

    private func hand(_ id: String, _ line: String) throws -> Receipt {
        pass(.beforeSending)
        let (answer, isDead, now) = with { ($0.answer, $0.isDead, $0.now) }
        if isDead || answer == .down { throw Down(description: "no answer") }
        var result = Receipt.Result.done
        switch answer {
        case .refused: result = plot.readsBack ? .handedOver : .refused
        case .uncertain(let hasArrived) where !plot.readsBack:
            if hasArrived { with { $0.counter.take(id, line) } }
            return Receipt(action: id, result: .uncertain, evidence: "", at: now)
        default: result = plot.readsBack ? .handedOver : .done
        }
        if result != .refused { with { $0.counter.take(id, line) } }
        pass(.afterSending)
        return Receipt(action: id, result: result, evidence: "", at: now)
    }
}
