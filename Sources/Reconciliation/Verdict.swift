import Foundation
import Reservations

/// What one booking was, what all that is known makes of it now, and which new observations that
/// rests on.
struct Verdict {
    let key: ReservationKey
    let before: Reservation?
    var after: Reservation
    /// The new observations worth keeping.
    let fresh: [Observation]
    /// The fields on which words of one moment and of equal rank differ.
    let conflicts: FieldSet
    /// What the sources say, whatever people have pinned.
    let said: Folded
    /// The pins that have come into force with this run.
    let newPins: [Pin]
    /// Whether a person has taken a pin away that stood until now.
    let hasLostPin: Bool
    /// The words that cancel it, where none of them is a mail of its own or approved by a person:
    /// what G2 may suspend.
    let unconfirmedCancels: [Observation]

    /// Whether a booking that stood no longer does.
    var givesUp: Bool { before?.isActive == true && !after.isActive }

    /// Whether this would give up a slot that still lies ahead.
    func releases(after now: Date) -> Bool {
        guard givesUp, let day = before?.facts.visitDate, let start = before?.facts.startTime
        else { return false }
        return SalonTime.instant(day, minutes: start.minutes) > now
    }

    var isConfirmed: Bool { unconfirmedCancels.isEmpty }
}

/// Everything that bears on one booking in this run.
struct Case {
    let key: ReservationKey
    let history: History
    /// The rows that this run's scans show of it, each with the id of its scan.
    let rows: [(scan: String, observation: Observation)]
    let mails: [Observation]
    /// The start of the scan that should have shown the booking and did not.
    let absentSince: Date?
    /// The complete scans that do not show a booking of which a mail of this run speaks.
    let unshown: [Survey.Unshown]
    /// By source, the last complete scan: where its row is believed, it showed the row unchanged.
    let sightings: [String: ScanMemory]
    /// Observations that a person said are wrong.
    let dropped: Set<Fingerprint>
    /// Cancellations that a person confirmed.
    let approved: Set<Fingerprint>
}

extension Case {
    /// Folds all witnesses but the suspended ones and says what has become of the booking.
    func verdict(suspending suspended: Set<Fingerprint> = [], terms: Terms) -> Verdict? {
        let known = Set(history.observations.map(\.id))
        let out = dropped.union(suspended)
        let told = history.observations.map { Witness($0) }
        let sighted = sighted.filter { !out.contains($0.observation.id) }
        let newMails = mails.filter { !known.contains($0.id) }
        let before = told + sighted + newMails.map { Witness($0) }
        let newRows = rows.map(\.observation).filter {
            !known.contains($0.id) && isNews($0, after: before, without: out)
        }
        var seen: Set<Fingerprint> = []
        let fresh = inOrder((newMails + newRows).filter { seen.insert($0.id).inserted })
        let all = told + fresh.map { Witness($0) }
        let witnesses = all.filter { !out.contains($0.observation.id) }
        guard !witnesses.isEmpty else { return nil }
        let said = fold(witnesses, sighted: sighted)
        let folded = said.pinned(by: history.pinWords.standing)
        let outcome = Outcome(
            booking: self, said: said, folded: folded, all: all, witnesses: witnesses,
            fresh: fresh, isHeld: !suspended.isEmpty, terms: terms)
        return Verdict(
            key: key, before: history.reservation, after: outcome.reservation, fresh: fresh,
            conflicts: folded.conflicts, said: said,
            newPins: folded.pins.filter { history.reservation?.provenance[$0.field] != $0.id },
            hasLostPin: hasLostPin,
            unconfirmedCancels: unconfirmedCancels(among: witnesses + sighted))
    }

    private var hasLostPin: Bool {
        let standing = Set(history.pinWords.standing.map(\.field))
        return history.pinWords.contains { word in
            guard case .pin(let pin) = word, !standing.contains(pin.field) else { return false }
            return history.reservation?.provenance[pin.field] == pin.id
        }
    }

    /// A row that repeats the last stored one is only worth keeping where, in the meantime,
    /// something else has won over that and the row is surely newer.
    private func isNews(
        _ row: Observation, after before: [Witness], without out: Set<Fingerprint>
    ) -> Bool {
        guard row.facts.fingerprint(number: key.number) == history.reservation?.lastRow
        else { return true }
        let repeatsSetAside = before.contains {
            out.contains($0.observation.id) && $0.observation.channel == .list
                && $0.observation.facts == row.facts
        }
        if repeatsSetAside { return false }
        let kept = before.filter { !out.contains($0.observation.id) }
        return !Reconciliation.fold(kept + [Witness(row)])
            .saysTheSame(as: Reconciliation.fold(kept))
    }

    /// What the last scan showed again counts where it decides something; where it only says the
    /// same, a value keeps the observation it came from.
    private func fold(_ witnesses: [Witness], sighted: [Witness]) -> Folded {
        let plain = Reconciliation.fold(witnesses)
        guard !sighted.isEmpty else { return plain }
        let all = Reconciliation.fold(witnesses + sighted)
        return all.saysTheSame(as: plain) ? plain : all
    }

    /// Only a row that is believed is passed over where a scan repeats it; of any other, and of
    /// one that was absent, the last scan is no witness.
    private var sighted: [Witness] {
        guard let before = history.reservation, before.rowAgrees, before.absentScans == 0 else {
            return []
        }
        return sightings.compactMap { seenAgain($0, by: $1, of: before) }
    }

    private func seenAgain(
        _ source: String, by scan: ScanMemory, of before: Reservation
    ) -> Witness? {
        let last = history.observations.filter { $0.channel == .list && $0.source == source }
            .max { ($0.interval.to, $0.id.high) < ($1.interval.to, $1.id.high) }
        guard let last, before.lastRow == last.facts.fingerprint(number: key.number),
            scan.interval.to > last.interval.to,
            before.facts.visitDate.map({ scan.range?.contains($0) ?? true }) == true
        else { return nil }
        return Witness(last, seenAgain: scan.interval)
    }

    private func unconfirmedCancels(among witnesses: [Witness]) -> [Observation] {
        var seen: Set<Fingerprint> = []
        let cancels = standingCancels(among: witnesses).map(\.observation)
            .filter { seen.insert($0.id).inserted }
        let isConfirmed = cancels.contains { $0.channel == .mail || approved.contains($0.id) }
        return isConfirmed ? [] : cancels
    }
}
