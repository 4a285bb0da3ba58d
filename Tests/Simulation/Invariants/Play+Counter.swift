import Foundation
import Reservations

extension Play {
    /// I12, I13 and the worst of all: what reached the destination makes sense step by step, comes
    /// once, and gives up nothing that nobody cancelled.
    ///
    /// - Parameter time: when the last page was made; a list shows what happens while it is walked.
    func judgeCounter(at time: TimeInterval) -> [Breach] {
        let counter = surroundings.with { $0.counter }
        var broken = counter.repeated.map {
            Breach(invariant: "I13 once", text: "\($0.kind) \($0.number) came twice")
        }
        var stands: [String: Bool] = [:]
        for step in counter.steps {
            let before = stands[step.number]
            switch step.kind {
            case .pushCreate:
                if before == true { broken.append(odd(step, "stands already")) }
                stands[step.number] = true
            case .pushCancel:
                if before == false { broken.append(odd(step, "is gone already")) }
                stands[step.number] = false
            default:
                if before == false { broken.append(odd(step, "is gone")) }
            }
        }
        return broken + judgeReleases(counter, at: time)
    }

    private func odd(_ step: Counter.Step, _ why: String) -> Breach {
        Breach(
            invariant: "I12 one after the other",
            text: "\(step.kind) \(step.number) (\(step.id.prefix(6))), which \(why)")
    }

    private func judgeReleases(_ counter: Counter, at time: TimeInterval) -> [Breach] {
        let released = counter.steps.filter { $0.kind == .pushCancel }.map(\.number)
        let never = Set(released).filter { truth.cancellations(of: $0, until: time) == 0 }
        let misread = never.filter { number in
            picture.observations(number).contains {
                $0.facts.status?.isCancelled == true && past.isMisread($0)
            }
        }
        figures.misreadReleases = misread.count
        let wrong = never.subtracting(misread)
        figures.falseReleases = wrong.count
        return wrong.sorted().map {
            Breach(invariant: "I10 open slow", text: "\($0) was released, and nobody cancelled it")
        }
    }
}
