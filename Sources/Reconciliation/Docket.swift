import Foundation
import Reservations

/// Sorts the evidence by booking.
struct Docket {
    let evidence: Evidence
    let survey: Survey
    let belief: Belief
    let terms: Terms

    var cases: [ReservationKey: Case] {
        let (dropped, approved) = words
        var cases: [ReservationKey: Case] = [:]
        for key in survey.touched {
            let stray = isInside(key) ? survey.strayMails[key] ?? [] : []
            cases[key] = Case(
                key: key, history: belief.histories[key] ?? History(),
                rows: rows(of: key), mails: (survey.mails[key] ?? []) + stray,
                unshown: survey.unshown[key] ?? [], sightings: belief.lastScans,
                dropped: dropped, approved: approved)
        }
        return cases
    }

    var ignored: [String: Int] {
        var ignored = survey.ignored
        for (key, mails) in survey.strayMails where !isInside(key) {
            for mail in mails { ignored[mail.source, default: 0] += 1 }
        }
        return ignored
    }

    private func isInside(_ key: ReservationKey) -> Bool {
        let day = belief.histories[key]?.reservation?.facts.visitDate
        return day.map(terms.horizon.contains) ?? false
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
