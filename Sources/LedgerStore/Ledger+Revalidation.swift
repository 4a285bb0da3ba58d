import Reservations

extension Ledger {
    /// Those of what has waited whose bookings still are what they were when it was planned
    /// (R2-08); of the others the next plan says what is wanted.
    public func standing(of waiting: [OutboxAction]) throws(LedgerTrouble) -> Set<String> {
        try reading { books throws(LedgerTrouble) in
            var standing: Set<String> = []
            for item in waiting {
                let key = item.action.key
                let isRight: Bool
                if key.isTimeOff {
                    // What the definition said then is what it says now: else it were superseded.
                    isRight = true
                } else if let block = Block(key), item.action.after != nil {
                    isRight = try books.stands(block)
                } else {
                    isRight = item.action.agrees(with: try books.reservation(key))
                }
                if isRight { standing.insert(item.action.id) }
            }
            return standing
        }
    }

    /// How often an action was sent without anybody knowing what became of it.
    public func doubts(of id: String) throws(LedgerTrouble) -> Int {
        try reading { books throws(LedgerTrouble) in
            try books.receipts(for: id).count { $0.result == .uncertain }
        }
    }

    /// By action, what was said of it last; one of which nothing was said is left out.
    public func lastEvidence(on ids: [String]) throws(LedgerTrouble) -> [String: String] {
        try reading { books throws(LedgerTrouble) in
            var evidence: [String: String] = [:]
            for id in ids { evidence[id] = try books.receipts(for: id).last?.evidence }
            return evidence
        }
    }
}

extension Action {
    fileprivate func agrees(with booking: Reservation?) -> Bool {
        guard let after else { return true }
        guard let booking, booking.isActive, booking.facts.visitDate == after.visitDate else {
            return false
        }
        return isAboutSlot || booking.facts.startTime == after.startTime
    }
}
