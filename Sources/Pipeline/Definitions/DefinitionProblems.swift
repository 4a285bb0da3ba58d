/// Everything that is wrong with a definition and the files it names, found in one reading.
///
/// A run that meets it ends with exit status 78 before anything was fetched or written.
public struct DefinitionProblems: Error, Hashable, Sendable {
    /// In the order of their places, the definition's own before those of the files it names.
    public let problems: [Problem]

    public init(_ problems: [Problem]) {
        self.problems = problems
    }

    /// One wrong thing: where it stands, what is wrong, and what to do about it.
    public struct Problem: Hashable, Sendable {
        /// The file, as it was named by whoever asked for it.
        public let file: String
        /// Counted from 1.
        public let line: Int
        /// Counted from 1, in Unicode scalars.
        public let column: Int
        /// The key's path (`sources.notices.every`); empty for the file as a whole.
        public let path: String
        public let what: String
        public let remedy: String

        public init(
            file: String, line: Int, column: Int, path: String, what: String, remedy: String
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.path = path
            self.what = what
            self.remedy = remedy
        }
    }
}

extension DefinitionProblems: CustomStringConvertible {
    /// All problems, one a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension DefinitionProblems.Problem: CustomStringConvertible {
    /// `file:line:column: key.path: what is wrong; what to do`
    public var description: String {
        let key = path.isEmpty ? "" : "\(path): "
        return "\(file):\(line):\(column): \(key)\(what); \(remedy)"
    }
}
