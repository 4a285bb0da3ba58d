/// Everything that is wrong with a format file, all of it at once.
public struct FormatProblems: Error, Hashable, Sendable, CustomStringConvertible {
    public let format: String
    public let problems: [FormatProblem]

    public init(format: String, problems: [FormatProblem]) {
        self.format = format
        self.problems = problems
    }

    public var description: String {
        (["format \(format):"] + problems.map { "  \($0)" }).joined(separator: "\n")
    }
}

/// One thing wrong in a format file: where, what, and the way out.
public struct FormatProblem: Hashable, Sendable, CustomStringConvertible {
    /// The keys that lead there (`fields`, `startTime`, `read`); numbers count list items from 0.
    public let path: [String]
    public let problem: String

    public init(path: [String], problem: String) {
        self.path = path
        self.problem = problem
    }

    public var description: String {
        path.isEmpty ? problem : "\(path.joined(separator: ".")): \(problem)"
    }
}

/// The word of `words` that was probably meant by `word`, or nil if none is near.
func nearest(to word: String, among words: some Sequence<String>) -> String? {
    let ranked = words.map { (word: $0, distance: editDistance(word, $0)) }
    guard let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }),
        best.distance <= max(2, word.count / 2)
    else { return nil }
    return best.word
}

/// "…: did you mean `near`?", or the whole list where nothing is near.
func suggestion(for word: String, among words: [String]) -> String {
    if let near = nearest(to: word, among: words) { return "did you mean \(near)?" }
    return "known are \(words.sorted().joined(separator: ", "))"
}

private func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            let replaced = previous[column] + (byte == other ? 0 : 1)
            current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
        }
        previous = current
    }
    return previous[right.count]
}
