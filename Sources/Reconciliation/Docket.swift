import Foundation
import Reservations

/// Sorts the evidence by booking.
struct Docket {
    let evidence: Evidence
    let survey: Survey
    let belief: Belief
    let terms: Terms

    /// - Parameter waiting: the bookings whose day the horizon has not reached.
    func cases(without waiting: Set<ReservationKey>) -> [ReservationKey: Case] {
        let (dropped, approved) = words
        var cases: [ReservationKey: Case] = [:]
        for key in survey.touched where !waiting.contains(key) {
            let (history, mails) = told(of: key)
            cases[key] = Case(
                key: key, history: history, rows: rows(of: key), mails: mails,
                unshown: survey.unshown[key] ?? [], sightings: belief.lastScans,
                dropped: dropped, approved: approved)
        }
        return cases
    }

    /// What is known of a booking, and what mails tell of it now. Words that waited for its day
    /// are told on that day.
    private func told(of key: ReservationKey) -> (history: History, mails: [Observation]) {
        var history = belief.histories[key] ?? History()
        var mails = survey.mails[key] ?? []
        let hasArrived = belief.arrived.contains(key) && history.reservation == nil
        if hasArrived || isKept(key) { mails += survey.strayMails[key] ?? [] }
        if hasArrived {
            mails = history.observations + mails
            history.observations = []
        }
        return (history, mails)
    }

    var ignored: [String: Int] {
        var ignored = survey.ignored
        for (key, mails) in survey.strayMails where !isKept(key) {
            for mail in mails { ignored[mail.source, default: 0] += 1 }
        }
        return ignored
    }

    /// Whether the ledger has the booking, and its day has not passed.
    private func isKept(_ key: ReservationKey) -> Bool {
        belief.histories[key]?.reservation?.facts.visitDate.map(terms.keeps) ?? false
    }

    private func rows(of key: ReservationKey) -> [(scan: String, observation: Observation)] {
        (survey.rows[key] ?? []).map { place in
            let scan = evidence.scans[place.scan]
            return (scan.id, scan.observation(of: scan.rows[place.row]))
        }
    }

    /// What people said of held observations.
    private var words: (dropped: Set<Fingerprint>, approved: Set<Fingerprint>) {
        var (dropped, approved): (Set<Fingerprint>, Set<Fingerprint>) = ([], [])
        for state in belief.holds {
            let ids = state.hold.members.map(\.observation)
            switch state.word {
            case .open: break
            case .approved: approved.formUnion(ids)
            case .dropped: dropped.formUnion(ids)
            }
        }
        return (dropped, approved)
    }
}
