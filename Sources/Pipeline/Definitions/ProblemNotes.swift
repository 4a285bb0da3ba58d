/// Takes down every problem of a reading, so that a person hears of all of them at once.
struct ProblemNotes {
    private(set) var problems: [DefinitionProblems.Problem] = []

    mutating func note(_ placed: Placed, _ what: String, _ remedy: String) {
        note(placed.place, placed.path, what, remedy)
    }

    mutating func note(_ place: Place, _ path: String, _ what: String, _ remedy: String) {
        problems.append(
            .init(
                file: place.file, line: place.line, column: place.column, path: path, what: what,
                remedy: remedy))
    }

    mutating func note(_ others: DefinitionProblems) {
        problems += others.problems.filter { !problems.contains($0) }
    }

    func throwIfAny() throws(DefinitionProblems) {
        guard !problems.isEmpty else { return }
        let files = problems.reduce(into: [String]()) { files, problem in
            if !files.contains(problem.file) { files.append(problem.file) }
        }
        let inOrder = files.flatMap { file in
            problems.filter { $0.file == file }
                .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        }
        throw DefinitionProblems(inOrder)
    }
}
