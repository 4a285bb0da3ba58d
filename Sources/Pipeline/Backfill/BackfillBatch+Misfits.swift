import Formats
import LedgerStore
import Reconciliation
import Reservations

extension BackfillBatch {
    /// Sets aside what the salon wrote down itself for days to come and cannot serve (D7): beyond a
    /// shift's end, across a break, a course that is too long. What was on a day that is over was
    /// served; what a medium tells, or our own ledger, is a fact.
    mutating func refuseMisfits(
        _ histories: [ReservationKey: History], _ terms: Terms, in books: Books
    ) throws {
        let floor = terms.floor.knowing(try books.staffBook())
        let refused = rows.filter { word, _ in
            word.key.medium == .local && !echoes.contains(word.key)
                && histories[word.key]?.reservation == nil
        }.compactMap { word, location in
            floor.misfit(of: word, terms).map { (word: word, location: location, why: $0) }
        }
        if refused.isEmpty { return }
        for (word, location, why) in refused {
            let finding = Finding(
                field: Field.startTime.name, problem: why.problem, location: location)
            setAside(
                [finding], word.span, location, number: ownNumber(word.key), booking: word.key)
        }
        let keys = Set(refused.map(\.word.key))
        rows.removeAll { keys.contains($0.word.key) }
    }
}

extension FitRefusal {
    /// As a finding tells of it.
    var problem: String { "does not fit the working time: \(rawValue)" }
}

extension Floor {
    /// Why a row of days to come does not fit; nil where it does, or where nobody told of shifts.
    fileprivate func misfit(of word: Observation, _ terms: Terms) -> FitRefusal? {
        guard let day = word.facts.visitDate, let start = word.facts.startTime?.minutes,
            let status = word.facts.status, !status.isCancelled, day >= terms.today
        else { return nil }
        let known = word.facts.menu.compactMap { terms.menus[$0] }
        let course = known.count == word.facts.menu.count ? known.reduce(0, +) : 0
        let minutes = word.facts.durationMinutes ?? course
        return misfit(
            of: Occupancy(
                key: word.key, place: place(of: word.facts, at: word.key.medium), day: day,
                minutes: start..<start + max(minutes, 1), isEndKnown: minutes > 0,
                isTentative: status == .requested))
    }
}
