public import Reservations

/// What a person does at the desk to a booking that stands: changes, cancels or serves it.
///
/// Of one that was born here it is the word itself. Of a medium's it is a local edit: what is the
/// medium's affair is sent there, or becomes a person's step on its own screen (D6, D10).
public struct Deed: Sendable {
    public enum Kind: String, Sendable {
        case amend, cancel, visit, unvisit
    }

    public let kind: Kind
    public let number: String
    /// By its id; needed only where two media use the same number.
    public let medium: Medium?
    /// Claims what is different from now on.
    public let changes: Facts
    public let person: String

    /// A change of what was entered.
    ///
    /// - Parameter confirms: makes a request (仮予約) a booking.
    public init(
        amending number: String, medium: Medium? = nil, _ words: DeskWords,
        confirms: Bool = false, person: String
    ) throws(WrongUsage) {
        var changes = try words.facts()
        if confirms { changes.take(.status, from: Facts(status: .booked)) }
        if changes.claimed.isEmpty {
            throw WrongUsage("nothing to do: say what changes, such as --at 2026-11-30T15:00")
        }
        self.init(.amend, number, medium, changes, person)
    }

    /// - Parameter bySalon: whether the salon called it off, and not the guest.
    public init(
        cancelling number: String, medium: Medium? = nil, bySalon: Bool, person: String
    ) {
        let status: Status = bySalon ? .cancelledBySalon : .cancelledByCustomer
        self.init(.cancel, number, medium, Facts(status: status), person)
    }

    /// 来店処理: the guest came.
    ///
    /// - Parameter isMistaken: takes back that the guest did.
    public init(
        visiting number: String, medium: Medium? = nil, isMistaken: Bool = false, person: String
    ) {
        self.init(
            isMistaken ? .unvisit : .visit, number, medium,
            Facts(status: isMistaken ? .booked : .served), person)
    }

    private init(
        _ kind: Kind, _ number: String, _ medium: Medium?, _ changes: Facts, _ person: String
    ) {
        self.kind = kind
        self.number = number
        self.medium = medium
        self.changes = changes
        self.person = person
    }

    /// Whether it asks for somebody's time anew.
    var needsRoom: Bool {
        let fields = FieldSet([
            .visitDate, .startTime, .durationMinutes, .staff, .menu, .equipment,
        ])
        return !changes.claimed.isDisjoint(with: fields)
            || kind == .amend && changes.status == .booked
    }
}

extension Facts {
    /// Says a status and nothing else.
    fileprivate init(status: Status) {
        self.init()
        self.status = status
        claimed = FieldSet(.status)
    }
}
