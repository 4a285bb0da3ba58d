import Foundation
public import Reservations

/// A booking as a person enters it at the desk: by phone, on paper, from the own page.
public struct Booking: Sendable {
    public let facts: Facts
    /// The person's own name for it: the same booking entered again under the same name is one.
    public let id: String?
    public let person: String

    /// Name, day and time, menu and staff are enough, and all of them are needed (R2-14).
    ///
    /// - Parameter needsMenu: whether there is none without a menu: the rule of `local`.
    public init(
        _ words: DeskWords, isTentative: Bool = false, id: String? = nil, person: String,
        needsMenu: Bool = true
    ) throws(WrongUsage) {
        var facts = try words.facts()
        let missing = Self.missing(in: facts, needsMenu: needsMenu)
        guard missing.isEmpty else { throw WrongUsage(missing) }
        facts.status = isTentative ? .requested : .booked
        facts.claimed.insert(FieldSet(.status))
        self.facts = facts
        self.id = id
        self.person = person
    }

    private static func missing(in facts: Facts, needsMenu: Bool) -> [String] {
        var missing: [String] = []
        if facts.customerName == nil { missing.append("--name: whose booking is it?") }
        if facts.visitDate == nil || facts.startTime == nil {
            missing.append("--at: write day and time, such as 2026-11-30T14:00")
        }
        if !facts.claimed.contains(.staff) {
            missing.append("--staff: write a name, or \(Nomination.free.rawValue)")
        }
        if needsMenu, facts.menu.isEmpty {
            missing.append("--menu: write a menu (several for a course)")
        }
        return missing
    }

    /// The number, which follows from the person's own name for the booking; without one, from the
    /// moment, from what is booked, and from how many were entered in just that way before.
    func number(salon: String, at moment: Date, count: Int = 0) -> String {
        let words =
            id.map { [salon, "book", "id", $0] } ?? [
                salon, "book", SalonTime.iso(moment), facts.visitDate?.description ?? "",
                facts.startTime?.description ?? "", facts.staff ?? "", "\(count)",
            ]
        return "L-" + Fingerprint(words: words).description.prefix(10).uppercased()
    }

    /// The same with when it was received, which is now.
    func received(at moment: Date) -> Facts {
        var facts = facts
        facts.receivedAt = moment
        facts.claimed.insert(FieldSet(.receivedAt))
        return facts
    }
}
