import Foundation
import Reservations

/// What people changed of a booking that is its medium's, as far as the medium does not say the
/// same: the medium is the master of time, staff, menu, status and price (D6, R0-06).
struct LocalEdits {
    let medium: Medium
    /// What the medium says.
    let said: Facts
    /// The fields that differ there, with the salon's values.
    let wanted: Facts
    private let rules: MediumRules?

    /// What has to be done there.
    enum Deed {
        case create, update, cancel, visit
    }

    init(_ folded: Folded, over said: Facts, of medium: Medium, floor: Floor) {
        self.medium = medium
        self.said = said
        let rules = floor.media[medium]
        self.rules = rules
        wanted = folded.pins.reduce(into: Facts()) { wanted, pin in
            // Of what is cancelled there, nothing is left to change.
            guard pin.isEdit, said.status?.isCancelled != true, let deed = pin.deed,
                rules.way(of: deed) != .never,
                !said.agrees(on: pin.field, with: pin.value)
            else { return }
            wanted.take(pin.field, from: pin.value)
        }
    }

    var isEmpty: Bool { wanted.claimed.isEmpty }

    /// The gravest of what has to be done: who cancels there need not move anything before.
    var deed: Deed {
        if wanted.status?.isCancelled == true { return .cancel }
        let isVisit =
            wanted.claimed == FieldSet(.status) && wanted.status.map(\.isAfterArrival) == true
        return isVisit ? .visit : .update
    }

    var way: MediumPush.Way { rules.way(of: deed) }

    /// The medium's screen for it, by the day on which the medium has the booking (R0-28).
    func screen(today: ServiceDay) -> String? {
        rules?.screen(for: deed, on: said.visitDate ?? today, today: today)
    }

    /// The booking as the medium is to have it, and nothing that it does not take.
    func whole(of believed: Facts) -> Facts {
        var facts = said
        for field in wanted.claimed.fields { facts.take(field, from: wanted) }
        // How long it takes is said in every step (F20).
        if facts.durationMinutes == nil { facts.take(.durationMinutes, from: believed) }
        return facts
    }

    /// What a person reads at which booking to change what: the day and time there, and what differs.
    var before: Facts { said.only(wanted.claimed.union(.whereabouts)) }
    var after: Facts {
        var facts = said.only(.whereabouts)
        for field in wanted.claimed.fields { facts.take(field, from: wanted) }
        return facts
    }
}

extension MediumRules? {
    /// How a medium takes a change of ours; one without rules is left to a person.
    func way(of deed: LocalEdits.Deed) -> MediumPush.Way {
        guard let push = self?.push else { return .advise }
        return switch deed {
        case .create: push.create
        case .update: push.update
        case .cancel: push.cancel
        case .visit: push.visit
        }
    }
}

extension MediumRules {
    /// The screen on which a person does it.
    func screen(for deed: LocalEdits.Deed, on day: ServiceDay, today: ServiceDay) -> String? {
        let screen =
            switch deed {
            case .create: screens.slots ?? screens.change
            case .update: screens.change
            case .cancel: screens.cancel ?? screens.change
            case .visit: screens.visit ?? screens.change
            }
        return screen?.name(visit: day, today: today)
    }
}

extension Pin {
    /// What an edit of the field means at the medium; nil where it is the salon's own affair (D6).
    fileprivate var deed: LocalEdits.Deed? {
        switch field {
        case .status:
            value.status?.isCancelled == true
                ? .cancel : value.status.map(\.isAfterArrival) == true ? .visit : .update
        case .visitDate, .startTime, .durationMinutes, .staff, .nominated, .menu, .coupon, .total,
            .points, .payable:
            .update
        case .memo, .equipment, .customerName, .customerKana, .phone, .email, .statusText, .route,
            .receivedAt:
            nil
        }
    }
}

extension Status {
    /// Whether the guest has come (来店処理).
    fileprivate var isAfterArrival: Bool {
        switch self {
        case .inService, .awaitingCheckout, .served, .settled: true
        case .requested, .booked, .declined, .cancelledByCustomer, .cancelledBySalon, .noShow,
            .expired:
            false
        }
    }
}

extension FieldSet {
    fileprivate static let whereabouts = FieldSet([.visitDate, .startTime, .status])
}
