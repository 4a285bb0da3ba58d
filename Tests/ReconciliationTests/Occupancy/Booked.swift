import Foundation
import Reconciliation
import Reservations

/// Bookings and media's rules for the tests of what is occupied.
enum Booked {
    static let day = Words.may1
    static let mezon = Medium(rawValue: "mezon")
    static let ekiten = Medium(rawValue: "ekiten")
    static let hotpepper = Medium(rawValue: "hotpepper")

    static let media: [Medium: MediumRules] = [
        mezon: MediumRules(medium: mezon, name: "M", unnominated: [.kirei: .free, .hair: .free]),
        ekiten: MediumRules(
            medium: ekiten, name: "E", unnominated: [.kirei: .assigned, .hair: .assigned]),
        hotpepper: MediumRules(
            medium: hotpepper, name: "H", unnominated: [.kirei: .assigned, .hair: .free]),
    ]

    static func floor(
        _ vertical: Vertical = .kirei, staff: StaffBook = StaffBook(),
        work: WorkingTime = WorkingTime(), equipment: [SharedEquipment] = []
    ) -> Floor {
        Floor(vertical: vertical, media: media, staff: staff, work: work, equipment: equipment)
    }

    static func at(
        _ medium: Medium = ekiten, _ number: String = "A", _ start: String = "10:00",
        minutes: Int? = 60, staff: String? = "花子", nominated: Bool? = true,
        equipment: String? = nil, status: Status = .booked
    ) -> Reservation {
        var facts = Facts()
        facts.status = status
        facts.visitDate = day
        facts.startTime = ClockTime(start)!
        facts.durationMinutes = minutes
        facts.staff = staff
        facts.nominated = nominated
        facts.equipment = equipment
        facts.customerName = Private("山田 花子")
        return Reservation(
            key: ReservationKey(medium: medium, number: number), facts: facts,
            detectedAt: Words.instant("9:00"), changedBy: "run", changedOn: day)
    }

    /// `10:00-11:00`, of `花子`'s where nobody else is named.
    static func occupied(
        _ span: String, _ number: String = "A", staff: String? = "花子", medium: Medium = ekiten
    ) -> Occupancy {
        Occupancy(
            key: ReservationKey(medium: medium, number: number),
            place: staff.map { .staff($0) } ?? .free, day: day,
            minutes: Shift(span)!.segments[0])
    }
}

extension Occupancy {
    /// `A staff("花子") 10:00-11:00`, with `?` where the end is not known.
    var words: String {
        let name: String =
            switch place {
            case .staff(let name): name
            case .free: "フリー枠"
            }
        return "\(key.number) \(name) \(ClockTime.text(minutes: minutes.lowerBound))-"
            + ClockTime.text(minutes: minutes.upperBound) + (isEndKnown ? "" : "?")
    }
}
