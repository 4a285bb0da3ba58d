import Foundation
import LedgerStore
import Pipeline
import Reservations
import Synchronization

/// The destinations of a year's actions: each keeps what it was told, whatever it answers.
final class YearCounters: Sendable {
    struct Arrival: Sendable {
        let id: String
        let target: Medium
    }

    struct State: Sendable {
        var answers: [Medium: Answer] = [:]
        var now = Date.distantPast
        /// Everything that has arrived since they were asked last, in its order.
        var arrivals: [Arrival] = []
        var arrived: Set<String> = []
        /// Steps that came once more although they had arrived.
        var repeated: [Arrival] = []
    }

    private let state = Mutex(State())

    func with<Value: Sendable>(_ change: (inout sending State) -> sending Value) -> Value {
        state.withLock { change(&$0) }
    }

    func hand(_ delivery: Pipeline.Delivery, _ id: String) throws -> Receipt {
        let target = Medium(rawValue: delivery.target)
        return try state.withLock { state in
            let answer = state.answers[target] ?? .done
            if answer == .down { throw Surroundings.Down(description: "no answer") }
            let isFile = YearSalon.isFile(target)
            var result: Receipt.Result = isFile ? .handedOver : .done
            switch answer {
            case .refused where !isFile:
                return Receipt(action: id, result: .refused, evidence: "", at: state.now)
            case .uncertain(let hasArrived) where !isFile:
                result = .uncertain
                if !hasArrived {
                    return Receipt(action: id, result: result, evidence: "", at: state.now)
                }
            default: break
            }
            let arrival = Arrival(id: id, target: target)
            if state.arrived.insert(id).inserted {
                state.arrivals.append(arrival)
            } else if !isFile {
                state.repeated.append(arrival)
            }
            return Receipt(action: id, result: result, evidence: "", at: state.now)
        }
    }

    func readBack(_ delivery: Pipeline.Delivery, _ id: String) throws -> Receipt? {
        let isFile = YearSalon.isFile(Medium(rawValue: delivery.target))
        return state.withLock { state in
            guard isFile else {
                return Receipt(action: id, result: .uncertain, evidence: "", at: state.now)
            }
            return state.arrived.contains(id)
                ? Receipt(action: id, result: .handedOver, evidence: "", at: state.now) : nil
        }
    }
}
