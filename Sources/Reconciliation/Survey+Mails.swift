import Foundation
public import Reservations

extension Survey {
    /// Sorts mails by booking. One that speaks of a day outside the horizon counts where the ledger
    /// has the booking, unless its day has passed; where that is not known yet, its history will
    /// tell.
    mutating func sortMails(
        _ observations: [Observation], belief: Belief, terms: Terms
    ) {
        var outside: [Observation] = []
        for mail in observations {
            let booking = belief.known[mail.key.medium]?[mail.key.number]
            let isKept = booking?.day.map(terms.keeps) ?? false
            // What a person enters is meant, whatever its day.
            let isMeant = mail.channel == .desk || isKept
            if mail.facts.visitDate.map(terms.horizon.contains) ?? true || isMeant {
                touched.insert(mail.key)
                mails[mail.key, default: []].append(mail)
            } else {
                outside.append(mail)
            }
        }
        for mail in outside {
            if mails[mail.key] != nil {
                mails[mail.key, default: []].append(mail)
            } else if belief.known[mail.key.medium] == nil || terms.awaits(mail) {
                touched.insert(mail.key)
                strayMails[mail.key, default: []].append(mail)
            } else {
                ignored[mail.source, default: 0] += 1
            }
        }
    }

    /// The numbers of a medium that the run's mails speak of.
    public func numbersMailed(of medium: Medium) -> Set<String> {
        Set(mails.keys.filter { $0.medium == medium }.map(\.number))
    }
}
