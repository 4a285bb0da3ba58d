/// How a command ends. Of several at once the gravest counts: 50 > 20 > 30 > 10.
public enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    case planHasChanges = 2
    /// A source was partial or out of reach, another went on; the data kept is right.
    case degraded = 10
    case personNeeded = 20
    /// Nothing could be read, and the next run will try again.
    case nothingRead = 30
    /// An invariant broke, or the ledger cannot be trusted or written.
    case broken = 50
    case usage = 64
    case locked = 75
    case wrongDefinition = 78

    /// The graver of two.
    public func joined(with other: ExitStatus) -> ExitStatus {
        gravity >= other.gravity ? self : other
    }

    private var gravity: Int {
        switch self {
        case .done: 0
        case .planHasChanges: 1
        case .degraded: 2
        case .nothingRead: 3
        case .locked: 4
        case .personNeeded: 5
        case .usage: 6
        case .wrongDefinition: 7
        case .broken: 8
        }
    }
}
