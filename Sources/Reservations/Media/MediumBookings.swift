/// How a medium's bookings come to a salon.
public struct MediumBookings: Hashable, Sendable, Codable {
    public var comeBy: [Way] = []
    /// The medium's own names of the ways on which guests book there (R1-01).
    public var routes: [String] = []
    /// Hours that the salon has to answer a request; nil where it has none to answer.
    public var answerHours: Int?

    public enum Way: String, Sendable, Codable, CaseIterable {
        /// Pages that are read.
        case listing
        case mail
        /// A table that a person saves.
        case table
        /// The medium tells whoever is linked with it.
        case push
        case app
        /// A form, whose answers can be searched at once.
        case form
        /// A person enters them here.
        case desk
    }

    public init() {}
}

/// Who cancels bookings of a medium, and how that is seen. What is not known is empty.
public struct MediumCancel: Hashable, Sendable, Codable {
    public var by: [Side] = []
    public var shownBy: [Sign] = []
    /// The medium's own words for kinds of cancellations, which mean something to the guest.
    public var kinds: [String] = []
    /// Hours after the visit in which it can still be cancelled there; nil where nothing is known.
    public var hoursAfterVisit: Int?
    /// Whether guests may do so up to a time only that the salon sets (R3-07).
    public var hasDeadline: Bool?

    public enum Side: String, Sendable, Codable, CaseIterable {
        case guest, salon
    }

    public enum Sign: String, Sendable, Codable, CaseIterable {
        /// The row stays, with a status of its own.
        case status
        case mail
        /// The medium tells it at once.
        case push
        /// A person enters it here.
        case desk
    }

    public init() {}
}

extension MediumRules {
    /// How bookings come from it and are cancelled, for scripts.
    public var bookingsJSON: JSON {
        [
            "comeBy": .list((bookings?.comeBy ?? []).map { .text($0.rawValue) }),
            "routes": .list((bookings?.routes ?? []).map { .text($0) }),
            "answerHours": bookings?.answerHours.map { .number($0) } ?? .null,
            "cancelledBy": .list((cancel?.by ?? []).map { .text($0.rawValue) }),
            "cancelShownBy": .list((cancel?.shownBy ?? []).map { .text($0.rawValue) }),
            "cancelKinds": .list((cancel?.kinds ?? []).map { .text($0) }),
            "cancelHoursAfterVisit": cancel?.hoursAfterVisit.map { .number($0) } ?? .null,
            "cancelDeadline": cancel?.hasDeadline.map { .bool($0) } ?? .null,
        ]
    }
}
