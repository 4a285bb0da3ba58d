public import Reconciliation
import Reservations

/// What does not go together on the salon's floor: double bookings over all media, and bookings
/// outside the working time. A state, worked out from what is occupied; nothing is changed by it.
public struct FloorReview: Sendable {
    /// In the order of their days and beginnings.
    public private(set) var doubles: [DoubleBooking] = []
    public private(set) var misfits: [Misfit] = []
    /// The days on which more of フリー枠 was sold than anybody can serve, each at its worst (F6).
    public private(set) var oversold: [Oversold] = []

    public init() {}

    /// - Parameter bookings: every active booking of the days that are asked about, and their
    ///   blocks.
    init(of bookings: [Reservation], on floor: Floor) {
        let days = Dictionary(grouping: bookings) { $0.facts.visitDate }
        for (day, bookings) in days.sorted(by: { ($0.key?.ordinal ?? 0) < ($1.key?.ordinal ?? 0) })
        {
            guard let day else { continue }
            let occupied = OccupiedDay(bookings, on: day, floor: floor)
            doubles += occupied.clashes.map {
                DoubleBooking(clash: $0, ways: occupied.waysOut(of: $0))
            }
            oversold += [occupied.oversold].compactMap(\.self)
            misfits += occupied.misfits.map { Misfit(occupancy: $0.occupancy, why: $0.why) }
        }
    }

    /// The bookings of which a person may have said a word.
    var keys: Set<ReservationKey> { Set(doubles.flatMap(\.clash.keys)) }

    /// Takes what people said of bookings: one visit under two numbers is no double booking, and
    /// two visits are one that is known.
    mutating func hear(_ words: [ReservationKey: [ReservationKey: VisitWord]]) {
        doubles = doubles.compactMap { double in
            let clash = double.clash
            return switch words[clash.first.key]?[clash.second.key] {
            case .same: nil
            case .apart:
                DoubleBooking(
                    clash: clash, ways: double.ways.filter { !$0.isOneVisit }, isKnown: true)
            case nil: double
            }
        }
    }
}

/// A double booking, and what can be done about it, the easiest first.
public struct DoubleBooking: Hashable, Sendable {
    public let clash: Clash
    public let ways: [WayOut]
    /// Whether a person has said that these are two visits.
    public var isKnown = false
}

/// A standing booking that does not fit the working time (R2-22).
public struct Misfit: Hashable, Sendable {
    public let occupancy: Occupancy
    public let why: FitRefusal
}

extension WayOut {
    fileprivate var isOneVisit: Bool {
        if case .oneVisit = kind { return true }
        return false
    }
}
