import Foundation
import Reservations

extension Play {
    /// Notes what a run was given, and what of it is still to be answered.
    func remember(_ moment: Moment) {
        past.runs += 1
        for (number, shown) in moment.walk?.rows ?? [:] { past.rows[number] = shown.row }
        past.read.formUnion(moment.letters.map(\.uid))
        if moment.walk != nil, moment.verdict == .complete { past.isAdopted = true }
        noteCancels(moment)
        for change in moment.changes {
            if change.kind == .tombstone { past.tombstones.insert(change.key.number) }
            if change.kind == .cancelled, change.isAhead(of: moment.now),
                !moment.after.observations(change.key.number).contains(where: \.isCancelMail),
                !moment.before.said(.approved).contains(change.key.number)
            {
                past.releases.append((moment.now, change.key.number))
            }
        }
    }

    /// An explicit cancellation is visible from the first run that is given its row or mail.
    private func noteCancels(_ moment: Moment) {
        for (number, shown) in moment.walk?.rows ?? [:] {
            let saysCancelled = shown.row.status.meaning?.isCancelled == true
            if saysCancelled, moment.walk?.misread.contains(number) == false {
                noteCancel(number, moment)
            } else if !saysCancelled {
                past.cancels[number] = nil
                past.counted.remove(number)
            }
        }
        for letter in moment.letters where letter.isCancellation {
            if isLatestWord(letter, in: moment) {
                noteCancel(letter.number, moment)
            }
        }
        // Of a cancellation that a person has refused, the hold that named it was the answer.
        for number in past.cancels.keys
        where moment.hasAnswered(number)
            || past.isDecided(number, as: { $0.status?.isCancelled == true })
        {
            if past.cancels.removeValue(forKey: number) != nil { figures.answeredCancels += 1 }
        }
    }

    /// Whether no row that shows the booking standing is surely newer than a cancel mail.
    private func isLatestWord(_ letter: Letter, in moment: Moment) -> Bool {
        let words = moment.after.observations(letter.number)
        guard let mail = words.last(where: \.isCancelMail) else { return false }
        if let row = moment.walk?.rows[letter.number],
            row.row.status.meaning?.isCancelled == false,
            moment.interval(of: row.page).isSurelyAfter(mail.interval)
        {
            return false
        }
        return !words.contains {
            $0.facts.status?.isCancelled == false && $0.interval.isSurelyAfter(mail.interval)
        }
    }

    private func noteCancel(_ number: String, _ moment: Moment) {
        let stands = [moment.before, moment.after].contains {
            $0.reservation(number)?.isActive == true
        }
        guard stands, past.counted.insert(number).inserted else { return }
        past.cancels[number] = past.runs
        figures.cancels += 1
    }
}

extension Moment {
    /// Whether a visible cancellation has come to its end: released, or named in a hold.
    func hasAnswered(_ number: String) -> Bool {
        after.reservation(number)?.isActive != true || after.held().contains(number)
    }
}

extension Observation {
    var isCancelMail: Bool { channel == .mail && kind == .cancelled }
}

extension Change {
    func isAhead(of now: Date) -> Bool {
        before?.isAhead(of: now) == true
    }
}

extension Facts {
    /// Whether the slot has not begun yet.
    func isAhead(of now: Date) -> Bool {
        guard let day = visitDate, let start = startTime else { return false }
        return SalonTime.instant(day, minutes: start.minutes) > now
    }
}
