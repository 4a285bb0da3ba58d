/// How much of what it claims a scan can be believed to show, and why.
public struct Coverage: Hashable, Sendable, Codable {
    public enum Verdict: String, Sendable, Codable, Comparable {
        case unusable, partial, complete

        public static func < (left: Verdict, right: Verdict) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .unusable: 0
            case .partial: 1
            case .complete: 2
            }
        }
    }

    public var verdict: Verdict
    /// What was proven, by name (`total`, `rows`, `page` …), as text or number.
    public var proofs: [Proof]
    /// The names of the proofs that did not hold.
    public var failed: [String]

    public init(verdict: Verdict, proofs: [Proof] = [], failed: [String] = []) {
        self.verdict = verdict
        self.proofs = proofs
        self.failed = failed
    }

    public struct Proof: Hashable, Sendable, Codable {
        public let name: String
        public let value: Value

        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    public enum Value: Hashable, Sendable, Codable {
        case number(Int)
        case text(String)
    }

    public func number(_ name: String) -> Int? {
        for proof in proofs where proof.name == name {
            if case .number(let number) = proof.value { return number }
        }
        return nil
    }

    public func text(_ name: String) -> String? {
        for proof in proofs where proof.name == name {
            if case .text(let text) = proof.value { return text }
        }
        return nil
    }
}

/// Something odd that does not stop the work: counted and shown. Never holds a guest's data.
public struct Finding: Hashable, Sendable, Codable {
    /// The field it is about, by its name in `daicho read`, or nil for the whole.
    public let field: String?
    public let problem: String
    /// The place in the input: `row 12`, `■来店日時`, `header Date`.
    public let location: String

    public init(field: String? = nil, problem: String, location: String) {
        self.field = field
        self.problem = problem
        self.location = location
    }
}
