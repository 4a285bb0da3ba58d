import Yams

extension YAMLReading {
    /// Notes a syntax error at its place. The text itself is never repeated, because a line that
    /// cannot be parsed may hold anything.
    func note(_ error: any Error, in text: String, notes: inout ProblemNotes) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _),
            YamlError.parser(_, let problem, let mark, _):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let line = mark.line <= lines.count ? lines[mark.line - 1] : ""
            let isTab = line.prefix { $0 == " " || $0 == "\t" }.contains("\t")
            notes.note(
                place(mark), "", isTab ? "is indented with a tab" : "is not YAML: \(problem)",
                isTab
                    ? "indent with blanks"
                    : "check the indentation, and put texts that hold `: ` or ` #` in quotes")
        case YamlError.composer(_, let problem, let mark, _):
            notes.note(place(mark), "", "is not one YAML document: \(problem)", "keep one per file")
        case YamlError.reader(let problem, let offset, _, _):
            let line = text.prefix(offset ?? 0).count { $0.isNewline } + 1
            notes.note(
                Place(file: file, line: line, column: 1), "", "cannot be read: \(problem)",
                "remove the control character")
        default:
            notes.note(.start(of: file), "", "cannot be parsed as YAML", "check its syntax")
        }
    }
}
