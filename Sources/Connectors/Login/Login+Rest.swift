import Foundation

extension Login {
    /// Ends a rest and forgets a refused password, after a person has dealt with the cause. By the
    /// same word a session that is gone may be replaced at once.
    public func resume() throws(SourceTrouble) {
        try update { state in
            state.rest = nil
            state.refused = nil
            state.lastUsed = nil
        }
    }

    /// Refuses while the login rests, or while the secret is one that was refused.
    func mustBeUsable(at now: Date, secret: String) throws(SourceTrouble) {
        let state = state
        if let rest = state.rest(at: now) {
            throw SourceTrouble(
                .resting, "not asked, because \(rest.reason)", about: rest.kind,
                restsUntil: rest.until ?? .distantFuture)
        }
        if state.refused == secret {
            throw SourceTrouble(
                .refusedBefore,
                "id and password were refused and are not tried again: correct them in the "
                    + "place the definition names")
        }
    }

    /// Lets the login rest because of `trouble`, and gives that trouble with its end.
    func rest(
        after trouble: SourceTrouble, until end: Date?
    ) throws(SourceTrouble) -> SourceTrouble {
        try update { state in
            state.rest = LoginState.Rest(
                kind: trouble.kind.rawValue, reason: trouble.text, until: end)
        }
        return SourceTrouble(
            trouble.kind, trouble.text, about: trouble.subject, restsUntil: end ?? .distantFuture)
    }
}
