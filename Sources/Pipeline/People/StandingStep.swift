public import LedgerStore
import Reservations

/// An action that somebody still has to see to. Of what a person was asked to do with one booking at
/// one medium the last word stands for all before it.
public struct StandingStep: Hashable, Sendable {
    public let item: OutboxAction
    /// The open steps of a person that it stands for, the oldest first.
    public let overtaken: [OutboxAction]

    /// In the order given, each at the place of the last word.
    public static func all(of items: [OutboxAction]) -> [StandingStep] {
        let asked = Dictionary(grouping: items.filter(\.isAboutBookingByHand), by: Asked.init)
            .mapValues { items in items.sorted { $0.action.opens < $1.action.opens } }
        return items.compactMap { item in
            guard item.isAboutBookingByHand, let all = asked[Asked(item)], let last = all.last
            else { return StandingStep(item: item, overtaken: []) }
            return item == last ? StandingStep(item: item, overtaken: all.dropLast()) : nil
        }
    }

    /// What a person has to do, from what the medium shows to what it is to show.
    func request(mediumName: String) -> String {
        // Of its own bookings a medium tells itself how they stand.
        let first = item.action.isAtItsOwnMedium ? nil : overtaken.first?.action
        let words = item.action.request(mediumName: mediumName, since: first)
        return overtaken.isEmpty ? words : words + "（前の案内 \(overtaken.count) 件の分も含みます）"
    }
}

/// Where a person was asked to do something, and with which booking.
private struct Asked: Hashable {
    let target: Medium
    let key: ReservationKey

    init(_ item: OutboxAction) {
        target = item.action.target
        key = item.action.key
    }
}

extension OutboxAction {
    /// Whether a person takes it, on a medium's screen, and nothing sends it.
    var isByHand: Bool {
        guard action.kind == .advise else { return false }
        return switch state {
        case .pending, .leased, .handed: true
        case .done, .refused, .uncertain, .superseded: false
        }
    }

    fileprivate var isAboutBookingByHand: Bool { isByHand && !action.isAboutSlot }

    /// Where it stands, for people.
    var standing: String { isByHand ? "手作業" : state.label }
}
