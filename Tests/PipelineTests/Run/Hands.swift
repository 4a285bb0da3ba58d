import Connectors
import Foundation
import Pipeline
import Reservations
import Synchronization

/// What surrounds a run, in a test's hands: the clock, what sources give, what becomes of actions.
/// It notes everything that the run did outside.
final class Hands: Sendable {
    typealias Give = @Sendable (Errand, @escaping Keep) async -> Harvest

    struct State {
        var now = SalonTime.instant(iso: "2026-12-01T09:00:00+09:00")!
        var gives: [String: Give] = [:]
        /// What the destination answers; nil: it cannot be reached.
        var answer: Receipt.Result? = .handedOver
        /// The targets that cannot be reached.
        var down: Set<String> = []
        /// What the destination tells, when asked, of an action that may have arrived; nil: it has
        /// none.
        var has: Receipt.Result?
        var mailGoesOut = true
        var watchmanAnswers = true

        var asked: [String] = []
        /// The targets that something was to be handed to, each time.
        var tried: [String] = []
        var handed: [String] = []
        var readBack: [String] = []
        /// All that was to be told, heard or not.
        var letters: [Letter] = []
        var told: [String] = []
        var pings = 0
        var marked: [String] = []
    }

    struct Down: Error, CustomStringConvertible {
        let description: String
    }

    private let state = Mutex(State())

    subscript<Value: Sendable>(path: any WritableKeyPath<State, Value> & Sendable) -> Value {
        get { state.withLock { $0[keyPath: path] } }
        set { state.withLock { $0[keyPath: path] = newValue } }
    }

    func pass(minutes: Double) {
        state.withLock { $0.now += minutes * 60 }
    }

    var world: World {
        World(
            now: { self[\.now] }, randomBytes: { Array(repeating: 7, count: $0) },
            fetch: { errand, keep in
                let name = errand.source.name
                let give = self.state.withLock { state in
                    state.asked.append(name)
                    return state.gives[name]
                }
                return await give?(errand, keep) ?? Harvest()
            },
            markRead: { _, marks in
                self.state.withLock { $0.marked += marks.map(\.mail) }
            },
            hand: { delivery, id, line in
                try self.state.withLock { state in
                    state.tried.append(delivery.target)
                    guard let answer = state.answer, !state.down.contains(delivery.target) else {
                        throw Down(description: "no way")
                    }
                    state.handed.append(line)
                    return Receipt(action: id, result: answer, evidence: "", at: state.now)
                }
            },
            readBack: { _, id in
                try self.state.withLock { state in
                    guard state.answer != nil else { throw Down(description: "no way") }
                    state.readBack.append(id)
                    return state.has.map {
                        Receipt(action: id, result: $0, evidence: "", at: state.now)
                    }
                }
            },
            tell: { _, letter in
                try self.state.withLock { state in
                    state.letters.append(letter)
                    guard state.mailGoesOut else { throw Down(description: "no relay") }
                    state.told.append(letter.text)
                }
            },
            ping: { _ in
                try self.state.withLock { state in
                    guard state.watchmanAnswers else { throw Down(description: "no watchman") }
                    state.pings += 1
                }
            })
    }
}
