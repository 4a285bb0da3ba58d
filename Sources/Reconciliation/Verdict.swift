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
    /// What the last scans had shown again, where later runs could no longer tell.
    let sighted: [Observation]
    /// The fields on which words of one moment and of equal rank differ.
    let conflicts: FieldSet
    /// What the sources say, whatever people have pinned.
    let said: Folded
    /// The pins that have come into force with this run.
    let newPins: [Pin]
    /// What people changed of it that its medium does not say.
    let edits: LocalEdits
    /// Whether its medium has come to say what a person had changed.
    let isReflected: Bool
    /// Whether a person has taken a pin away that stood until now.
    let hasLostPin: Bool
    /// The words that cancel it, where none of them is a mail of its own or approved by a person:
    /// what G2 may suspend.
    let unconfirmedCancels: [Observation]

    /// Whether a booking that stood no longer does.
    var givesUp: Bool { before?.isActive == true && !after.isActive }

    /// Whether this would give up a slot that still lies ahead.
    func releases(after now: Date) -> Bool {
        guard givesUp, let begins = before?.facts.begins else { return false }
        return begins > now
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
    /// The complete scans that do not show it, as far as that may mean something.
    let unshown: [Survey.Unshown]
    /// By source, the last complete scan: where its row is believed, it showed the row unchanged.
    let sightings: [String: ScanMemory]
    /// Observations that a person said are wrong.
    let dropped: Set<Fingerprint>
    /// Cancellations that a person confirmed.
    let approved: Set<Fingerprint>
}

extension Case {
    /// Folds all words but the suspended ones and says what has become of the booking.
    func verdict(suspending suspended: Set<Fingerprint> = [], terms: Terms) -> Verdict? {
        let out = dropped.union(suspended)
        let sighted = sighted(without: out)
        let fresh = fresh(beside: sighted, without: out)
        let believed = (history.observations + fresh).filter { !out.contains($0.id) }
        guard !believed.isEmpty else { return nil }
        func outcome(with sighted: [Observation]) -> Outcome {
            let words = believed + sighted
            return Outcome(
                of: self, saying: fold(words), all: history.observations + fresh + sighted,
                believed: words, fresh: fresh, isHeld: !suspended.isEmpty, terms: terms)
        }
        let plain = outcome(with: [])
        let whole = sighted.isEmpty ? plain : outcome(with: sighted)
        // Where a sighting only says the same, and the next run can tell of it too, a value keeps
        // the observation it came from.
        let keepsSighted =
            !plain.reservation.isSeenWhereRepeated || !whole.said.saysTheSame(as: plain.said)
        return verdict(
            keepsSighted ? whole : plain, fresh: fresh, sighted: keepsSighted ? sighted : [],
            cancels: unconfirmedCancels(among: believed + sighted))
    }

    private func verdict(
        _ outcome: Outcome, fresh: [Observation], sighted: [Observation], cancels: [Observation]
    ) -> Verdict {
        Verdict(
            key: key, before: history.reservation, after: outcome.reservation, fresh: fresh,
            sighted: sighted, conflicts: outcome.folded.conflicts, said: outcome.said,
            newPins: outcome.folded.pins.filter {
                history.reservation?.provenance[$0.field] != $0.id
            },
            edits: outcome.edits,
            isReflected: history.pinWords.standing.contains {
                $0.isEdit && outcome.said.facts.agrees(on: $0.field, with: $0.value)
            },
            hasLostPin: hasLostPin, unconfirmedCancels: cancels)
    }

    /// The mails and rows that the ledger does not know yet, in order, each once.
    private func fresh(
        beside sighted: [Observation], without out: Set<Fingerprint>
    ) -> [Observation] {
        var seen = Set(history.observations.map(\.id))
        let newMails = mails.filter { seen.insert($0.id).inserted }
        let before = history.observations + sighted + newMails
        let newRows = rows.map(\.observation).filter {
            seen.insert($0.id).inserted && isNews($0, after: before, without: out)
        }
        return inOrder(newMails + newRows)
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
        _ row: Observation, after before: [Observation], without out: Set<Fingerprint>
    ) -> Bool {
        guard row.facts.fingerprint(number: key.number) == history.reservation?.lastRow
        else { return true }
        let repeatsSetAside = before.contains {
            out.contains($0.id) && $0.channel == .list && $0.facts == row.facts
        }
        if repeatsSetAside { return false }
        let kept = before.filter { !out.contains($0.id) }
        return !fold(kept + [row]).saysTheSame(as: fold(kept))
    }

    /// What the last scans showed again, as observations of their time.
    ///
    /// Only a row that is believed is passed over where a scan repeats it; of any other, and of
    /// one that was absent, the last scan says nothing.
    private func sighted(without out: Set<Fingerprint>) -> [Observation] {
        guard let before = history.reservation, before.isSeenWhereRepeated else { return [] }
        return sightings.compactMap { source, scan in
            lastRow(of: source, out).flatMap { $0.seenAgain(by: scan, of: before) }
        }
    }

    private func lastRow(of source: String, _ out: Set<Fingerprint>) -> Observation? {
        let last = history.observations.filter { $0.channel == .list && $0.source == source }.latest
        return last.flatMap { out.contains($0.id) ? nil : $0 }
    }

    private func unconfirmedCancels(among words: [Observation]) -> [Observation] {
        var seen: Set<Fingerprint> = []
        let cancels = standingCancels(among: words).filter { seen.insert($0.id).inserted }
        let isConfirmed = cancels.contains {
            $0.channel == .mail || $0.channel == .desk || approved.contains($0.id)
        }
        return isConfirmed ? [] : cancels
    }
}

extension Reservation {
    /// Whether a scan that repeats its row is passed over, and says that it was seen again.
    fileprivate var isSeenWhereRepeated: Bool { rowAgrees && absentScans == 0 }
}

extension Observation {
    /// The same row in the time of a later scan that showed it unchanged.
    fileprivate func seenAgain(by scan: ScanMemory, of booking: Reservation) -> Observation? {
        guard booking.lastRow == facts.fingerprint(number: key.number),
            scan.interval.to > interval.to,
            booking.facts.visitDate.map({ scan.range?.contains($0) ?? true }) == true
        else { return nil }
        return Observation(
            key: key, kind: kind, channel: channel, facts: facts, interval: scan.interval,
            detectedAt: detectedAt, source: source, capture: capture, span: span, format: format)
    }
}
