/// The faults waiting to strike, each with how often it still will.
struct ArmedFaults: Sendable {
    private var waiting: [(fault: SandboxFault, left: Int?)] = []

    mutating func arm(_ fault: SandboxFault, _ span: SandboxFault.Span) {
        switch span {
        case .once: waiting.append((fault, 1))
        case .times(let count): waiting.append((fault, count))
        case .always: waiting.append((fault, nil))
        }
    }

    mutating func disarm() { waiting = [] }

    /// The first fault for which the question has an answer; it has then struck once more.
    mutating func take<Answer>(_ answer: (SandboxFault) -> Answer?) -> Answer? {
        for index in waiting.indices {
            guard let found = answer(waiting[index].fault) else { continue }
            if let left = waiting[index].left {
                waiting[index].left = left - 1
                if left <= 1 { waiting.remove(at: index) }
            }
            return found
        }
        return nil
    }

    /// Whether the fault waits; it has then struck once more.
    mutating func takes(_ fault: SandboxFault) -> Bool {
        take { $0 == fault ? true : nil } ?? false
    }
}
