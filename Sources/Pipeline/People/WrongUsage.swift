/// What somebody asked for that is not there or does not fit, each with what would.
///
/// A command that meets it ends with exit status 64 before it has done anything.
public struct WrongUsage: Error, Hashable, Sendable {
    public let problems: [String]

    public init(_ problems: [String]) {
        self.problems = problems
    }

    public init(_ problem: String) {
        self.init([problem])
    }
}

extension WrongUsage: CustomStringConvertible {
    /// All problems, one a line.
    public var description: String { problems.joined(separator: "\n") }

    /// `` `bokked` is no status; did you mean `booked`? ``
    static func unknown(_ word: String, _ kind: String, among known: [String]) -> String {
        let start = "`\(word)` is no \(kind)"
        if let near = nearestWord(to: word, among: known) {
            return "\(start); did you mean `\(near)`?"
        }
        if known.isEmpty { return "\(start); there is none yet" }
        let shown = known.prefix(40).joined(separator: ", ")
        return "\(start); there are: \(shown)\(known.count > 40 ? ", …" : "")"
    }
}
