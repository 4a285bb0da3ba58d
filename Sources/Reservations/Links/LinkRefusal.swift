public import Foundation

/// Why a step of a link is not taken, with what to do next.
public enum LinkRefusal: Error, Hashable, Sendable {
    /// The medium wants a salon that works with the ledger already (R0-14, R1-11).
    case operationNotStarted
    /// The medium wants the contract for the trade kirei (R1-13).
    case contractRequired
    /// The step does not follow from the state (R1-14); `next` are those that do.
    case illegalStep(LinkVerb, from: LinkState, next: [LinkVerb])
    /// A key does not begin with what the medium's begin with (R0-15), or is no key at all.
    case wrongKey(prefix: String?)
    /// A step lies before the one that it follows, at that moment.
    case beforeLastStep(Date)
    case inFuture

    /// The name that scripts can rely on.
    public var code: String {
        switch self {
        case .operationNotStarted: "OPERATION_NOT_STARTED"
        case .contractRequired: "CONTRACT_REQUIRED"
        case .illegalStep: "ILLEGAL_STEP"
        case .wrongKey: "WRONG_KEY"
        case .beforeLastStep: "BEFORE_LAST_STEP"
        case .inFuture: "IN_FUTURE"
        }
    }
}

extension LinkRefusal: CustomStringConvertible {
    public var description: String { "\(code): \(words)" }

    private var words: String {
        switch self {
        case .operationNotStarted:
            return "the ledger has not taken in a medium yet; run `daicho sync` first"
        case .contractRequired:
            return "the medium links kirei salons only; see `salon: vertical:` in the definition"
        case .illegalStep(let verb, let state, let next):
            let ways = next.map(\.rawValue).joined(separator: ", ")
            return "`\(verb.rawValue)` does not follow from \(state.rawValue) (\(state.label)); "
                + "what does: \(ways)"
        case .wrongKey(let prefix):
            let start = prefix.map { "begins with \($0) and " } ?? ""
            return "a key of this medium \(start)has 8 to 200 ASCII letters, digits or signs, "
                + "without blanks"
        case .beforeLastStep(let last):
            return "the step before it was at \(SalonTime.iso(last)); give a later --at"
        case .inFuture:
            return "what has not happened yet cannot be told; give an earlier --at"
        }
    }
}
