public import Reservations

extension Survey {
    /// The moments at which the bookings of this run begin or may come to begin, as far as they
    /// lie ahead. A ledger that is just beginning has no others beside them.
    public func starts(
        _ evidence: Evidence, belief: Belief, terms: Terms
    ) -> Set<VisitStart> {
        guard !belief.adopted.isEmpty else { return [] }
        var starts: Set<VisitStart> = []
        for key in touched {
            let known = belief.histories[key]?.reservation?.facts ?? Facts()
            let rows = (rows[key] ?? []).map { evidence.scans[$0.scan].rows[$0.row].facts }
            let said = rows + (mails[key] ?? []).map(\.facts)
            starts.formUnion(
                ([known] + said.map { known.filled(by: $0) }).compactMap(VisitStart.init)
                    .filter { terms.scope.contains($0.day) })
        }
        return starts
    }

    /// Has further bookings judged again.
    public mutating func touch(_ keys: Set<ReservationKey>) {
        touched.formUnion(keys)
    }
}

extension Facts {
    /// These with what another says of day and time.
    fileprivate func filled(by other: Facts) -> Facts {
        var facts = self
        for field in [Field.visitDate, .startTime] where other.claimed.contains(field) {
            facts.take(field, from: other)
        }
        return facts
    }
}
