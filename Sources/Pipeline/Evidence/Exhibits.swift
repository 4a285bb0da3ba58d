import Connectors
import Synchronization

/// What a run fetched, held for the case that somebody has to be shown how it was built.
final class Exhibits: Sendable {
    private let isWanted: Bool
    private let captures = Mutex<[Capture]>([])

    init(isWanted: Bool) {
        self.isWanted = isWanted
    }

    func take(_ capture: Capture) {
        guard isWanted else { return }
        captures.withLock { $0.append(capture) }
    }

    /// What was fetched of a source, in order.
    func captures(of source: String) -> [Capture] {
        captures.withLock { $0.filter { $0.source == source } }
    }
}
