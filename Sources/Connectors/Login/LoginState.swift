public import Foundation
import Reservations

/// What is remembered of a login from run to run, beside its cookies.
public struct LoginState: Codable, Hashable, Sendable {
    /// Why a login is left alone, and until when.
    public struct Rest: Codable, Hashable, Sendable {
        public let kind: String
        public let reason: String
        /// nil: until a person ends it.
        public let until: Date?
    }

    /// Successful sign-ins so far.
    public var signIns = 0
    public var lastSignIn: Date?
    /// The last attempt, successful or not: attempts are what makes a site suspicious.
    public var lastAttempt: Date?
    /// When the session was last answered; nil where it may be replaced without asking when.
    public var lastUsed: Date?
    public var rest: Rest?
    /// A mark of the id and password that were refused, by which they are known again.
    public var refused: String?

    public init() {}

    /// The rest that still holds at `now`.
    public func rest(at now: Date) -> Rest? {
        guard let rest else { return nil }
        return rest.until.map { now < $0 } ?? true ? rest : nil
    }
}

/// A mark by which a secret is known again, and which does not tell it.
///
/// Only 24 bits: among a thousand million guesses some sixty would fit, so that the mark confirms
/// none of them; that a corrected password is taken for the refused one is 1 in 16 million.
func secretMark(_ parts: [String]) -> String {
    String(Fingerprint(words: parts).description.prefix(6))
}
