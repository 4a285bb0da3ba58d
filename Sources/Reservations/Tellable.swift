/// A trouble that can be told to the salon's people. Its `description` is for logs and scripts, in
/// English; `words` are for everybody, in Japanese: what happened, where, and what to do next.
public protocol Tellable: Error {
    var words: String { get }
}
