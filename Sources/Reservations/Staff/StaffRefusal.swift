/// Why a word on staff is not taken, with what to do next.
public enum StaffRefusal: Error, Hashable, Sendable {
    /// No medium has told of it.
    case unknown(StaffIdentity)
    /// One identity alone is nobody else.
    case nothingToMerge
    /// The identities are more than one person (R0-20): each of these is one already.
    case severalPeople([String])
    /// A medium has two people in it, unless one of them is stopped (F5).
    case twiceAtOneMedium(StaffIdentity, StaffIdentity)
    case alreadyMerged(String)
    case notMerged(StaffIdentity)
    case alreadyStopped(StaffIdentity)
    case notStopped(StaffIdentity)

    /// The name that scripts can rely on.
    public var code: String {
        switch self {
        case .unknown: "UNKNOWN_STAFF"
        case .nothingToMerge: "NOTHING_TO_MERGE"
        case .severalPeople, .twiceAtOneMedium: "ONE_PERSON_ONLY"
        case .alreadyMerged: "ALREADY_MERGED"
        case .notMerged: "NOT_MERGED"
        case .alreadyStopped: "ALREADY_STOPPED"
        case .notStopped: "NOT_STOPPED"
        }
    }
}

extension StaffRefusal: CustomStringConvertible {
    public var description: String { "\(code): \(words)" }

    private var words: String {
        switch self {
        case .unknown(let identity):
            "no medium has told of \(identity.text); `daicho staff list --all` names them"
        case .nothingToMerge:
            "name two identities of one person, or one more of a person who has some already"
        case .severalPeople(let people):
            "\(people.joined(separator: " and ")) are several people; merge one person at a time, "
                + "and split an identity first that stands at the wrong one"
        case .twiceAtOneMedium(let one, let other):
            "\(one.text) and \(other.text) stand at one medium, so that they are two people; "
                + "where one was made anew or renamed there, stop the old one first"
        case .alreadyMerged(let person): "they are \(person) already"
        case .notMerged(let identity): "\(identity.text) is merged into nobody"
        case .alreadyStopped(let identity): "\(identity.text) is stopped already"
        case .notStopped(let identity): "\(identity.text) is not stopped"
        }
    }
}
