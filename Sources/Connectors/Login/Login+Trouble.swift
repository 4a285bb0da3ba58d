import Foundation

extension Login {
    /// Remembers what a trouble means for the next runs, and gives it with the end of its rest.
    func learn(
        from trouble: SourceTrouble, at now: Date, secret: String
    ) throws(SourceTrouble) -> SourceTrouble {
        switch trouble.kind {
        case .captcha:
            return try rest(after: trouble, until: nil)
        case .otherSession, .signInUnclear:
            return try rest(after: trouble, until: now.addingTimeInterval(30 * 60))
        case .tooManyRequests:
            guard let end = trouble.restsUntil else { return trouble }
            return try rest(after: trouble, until: end)
        case .passwordRefused:
            try update { $0.refused = secret }
            return trouble
        case .secretMissing, .secretExposed, .refusedBefore, .resting, .wrongStore, .unknownLayout,
            .certificate, .unreadableFile, .badAddress, .clock, .network, .siteError, .maintenance,
            .busy, .stopped, .notKept:
            return trouble
        }
    }
}
