import Foundation
import Reservations

/// What one guard keeps back of one booking: what would become of it, and the words that wait.
struct Held {
    let verdict: Verdict
    let members: [Hold.Member]

    init(_ verdict: Verdict, _ members: [Hold.Member]) {
        self.verdict = verdict
        self.members = members
    }

    init(_ verdict: Verdict, waiting observations: some Sequence<Fingerprint>) {
        self.verdict = verdict
        members = observations.map { Hold.Member(key: verdict.key, observation: $0) }
    }
}

/// The holds that stood before this run, and what becomes of them.
struct HoldBook {
    let belief: Belief
    let terms: Terms

    /// What a person decided against is kept as long as it could come back.
    var dropped: [HoldState] {
        belief.holds.filter { $0.word == .dropped && !$0.hold.isOver(terms) }
    }

    /// The open holds of a guard.
    func open(_ rule: Guard) -> [Hold] {
        belief.holds.filter {
            $0.word == .open && $0.hold.guard == rule.rawValue && !$0.hold.isOver(terms)
        }.map(\.hold)
    }
    /// The words that wait under a guard, of one booking.
    func waiting(_ rule: Guard, _ key: ReservationKey) -> [Hold.Member] {
        open(rule).flatMap(\.members).filter { $0.key == key }
    }

    /// The hold that stands after this run. An open one goes on under its id with the members that
    /// still wait; what has nothing left to keep has ended.
    ///
    /// - Parameter days: where the slots lie that it keeps, whatever else was said of them.
    func state(
        _ rule: Guard, _ held: [ReservationKey: Held], standingOn days: [ServiceDay],
        reason: String?
    ) -> HoldState? {
        // The end of the last business day on which one of them has its slot.
        let end = SalonTime.instant(days.max() ?? terms.today, minutes: 30 * 60)
        let first = open(rule).first
        let isOver = end <= terms.now && (first == nil || terms.past == nil)
        if held.isEmpty || isOver { return nil }
        let members = held.values.sorted { $0.verdict.key < $1.verdict.key }.flatMap(\.members)
        let hold = Hold(
            id: first?.id ?? id(of: members, rule), guard: rule.rawValue,
            reason: self.reason(first, held: Set(held.keys), new: reason), members: members,
            since: first?.since ?? terms.now, expires: end)
        return HoldState(hold: hold, word: .open)
    }

    /// Why, as it stood when the last member joined.
    private func reason(_ first: Hold?, held: Set<ReservationKey>, new: String?) -> String {
        guard let first, new == nil || held.isSubset(of: first.members.map(\.key)) else {
            return new ?? ""
        }
        return first.reason
    }

    private func id(of members: [Hold.Member], _ rule: Guard) -> String {
        let words = [terms.salon, rule.rawValue] + members.map(\.observation.description)
        return "H" + Fingerprint(words: words).description.prefix(8)
    }
}

extension Hold {
    /// Whether it ends with this run, for its time is over. A file of the past ends none.
    func isOver(_ terms: Terms) -> Bool { terms.past == nil && expires <= terms.now }
}
