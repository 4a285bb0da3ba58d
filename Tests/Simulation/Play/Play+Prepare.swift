import Foundation
import Pipeline
import Reservations
import Sandbox
import Synchronization

extension Play {
    /// Sets the world around a run: its clock, pages, mails and answers.
    func prepare(for tick: Tick) throws {
        let now = now(at: tick)
        let walk = portal.walk(
            at: tick.at, days: Horizon(at: now, months: 4), fault: tick.list)
        if tick.mail == .renumbered {
            validity += 1
            try surroundings.postbox?.clear()
        }
        let arrived = letters.filter { $0.appearsAt <= tick.at }
        let mailbox = numbered(arrived, shuffled: tick.mail == .shuffled)
        // A run that reads no list is overlapped by none; nor is a later one in its stead.
        surroundings.overlap(with: nil)
        let validity = validity
        try surroundings.postbox?.deliver(mailbox, from: plot.begin + tick.clockIsOffBy)
        let door: SchedulerFault.Door? =
            if case .killed(let door) = tick.scheduler { door } else { nil }
        surroundings.with { state in
            state.now = now
            state.skew = tick.clockIsOffBy
            state.walk = walk
            state.letters = mailbox
            state.validity = validity
            state.mailFails = tick.mail == .unreachable
            state.login = tick.login
            state.isBusy = tick.scheduler == .busy
            state.answer = tick.answer
            state.door = door
            state.isDead = false
            state.listTurn = nil
        }
    }

    /// The mailbox in the order in which its server shows it. A server that numbers anew keeps no
    /// order either.
    private func numbered(_ letters: [Letter], shuffled: Bool) -> [(letter: Letter, uid: Int)] {
        var mailbox = letters.map {
            (letter: $0, uid: validity > 1 ? 100 * validity + $0.uid : $0.uid)
        }
        if shuffled || validity > 1 {
            var chance = SplitMix64(seed: plot.seed &+ UInt64(letters.count))
            mailbox.shuffle(using: &chance)
        }
        return mailbox
    }

    /// Lets a second run begin and end while the first one fetches.
    func overlap(_ tick: Tick) -> Slot {
        let report = Slot()
        guard tick.scheduler == .overlapped else { return report }
        let (loaded, surroundings) = (salon.loaded, surroundings)
        surroundings.overlap {
            var options = SyncOptions()
            options.isForced = true
            let inner = await Sync(loaded, in: surroundings.world, options: options).run()
            report.withLock { $0 = inner }
        }
        return report
    }

    /// Where a run that overlaps another leaves its report.
    final class Slot: Sendable {
        private let report = Mutex<RunReport?>(nil)

        func withLock<Value: Sendable>(_ change: (inout sending RunReport?) -> sending Value)
            -> Value
        {
            report.withLock { change(&$0) }
        }
    }
}
