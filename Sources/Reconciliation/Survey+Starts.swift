public import Reservations

extension Survey {
    /// The moments at which the bookings of this run begin or may come to begin, as far as they
    /// lie ahead: a word that waits lets an older one speak again, and one word may tell the day
    /// and another the time. A ledger that is just beginning has no others beside them.
    public func starts(
        _ evidence: Evidence, belief: Belief, terms: Terms
    ) -> Set<VisitStart> {
        guard !belief.adopted.isEmpty || belief.inScope > 0 else { return [] }
        var starts: Set<VisitStart> = []
        for key in touched {
            let history = belief.histories[key]
            var said: [Facts] = (rows[key] ?? []).map {
                evidence.scans[$0.scan].rows[$0.row].facts
            }
            said += (mails[key] ?? []).map(\.facts)
            said += history?.observations.map(\.facts) ?? []
            said += history?.pinWords.standing.map(\.value) ?? []
            if let known = history?.reservation?.facts { said.append(known) }
            let times = Set(said.compactMap(\.startTime))
            for day in Set(said.compactMap(\.visitDate)) where terms.scope.contains(day) {
                starts.formUnion(times.map { VisitStart(day: day, start: $0) })
            }
        }
        return starts
    }

    /// Has further bookings judged again.
    public mutating func touch(_ keys: Set<ReservationKey>) {
        touched.formUnion(keys)
    }
}
