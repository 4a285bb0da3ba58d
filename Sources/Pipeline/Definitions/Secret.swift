/// Where a secret is found. The secret itself is in no definition.
public enum Secret: Hashable, Sendable {
    /// An environment variable.
    case env(name: String)
    /// An absolute path.
    case file(path: String)
    /// A program that prints it, and the program's arguments.
    case command([String])
}
