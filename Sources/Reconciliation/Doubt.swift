import Reservations

/// Why the words on a medium's bookings are kept in this run and not acted on: what is known stays
/// as it is, nobody becomes missing, and only new bookings go out.
struct Doubt {
    let rule: Guard
    /// For a person, in Japanese.
    let reason: String
    /// The name under which the scan's coverage tells it.
    let failed: String
    var proofs: [Coverage.Proof] = []
}

extension Survey {
    /// Takes from the scans of media in doubt what only a trusted scan may say.
    mutating func apply(_ doubts: [Medium: Doubt], to scans: [Scan]) {
        guard !doubts.isEmpty else { return }
        for scan in scans {
            guard let doubt = doubts[scan.medium] else { continue }
            outcomes[scan.id]?.doubt(doubt)
        }
        unshown = unshown.filter { doubts[$0.key.medium] == nil }
    }
}

extension ScanOutcome {
    fileprivate mutating func doubt(_ doubt: Doubt) {
        if coverage.verdict == .complete { coverage.verdict = .partial }
        coverage.failed.append(doubt.failed)
        coverage.proofs += doubt.proofs
        isSettled = false
    }
}
