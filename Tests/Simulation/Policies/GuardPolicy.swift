import Foundation
import Reconciliation
import Reservations

/// A way to decide which cancellations are believed.
///
/// All but `ours` take a booking that a list no longer shows for cancelled, as most tools do, and
/// look at each run by itself.
public enum GuardPolicy: String, CaseIterable, Sendable {
    case none = "none"
    case emptyOnly = "empty only"
    case half = "50 %"
    case fifth = "20 %"
    case ours = "ours"

    /// Whether what a list does not show counts as cancelled.
    var takesAbsenceForCancellation: Bool { self != .ours }

    var limits: Limits {
        var limits = Limits()
        switch self {
        case .none: limits.guards = []
        case .emptyOnly: limits.guards = [.emptyList]
        case .half: (limits.guards, limits.releases, limits.releasedShare) = (Self.bounded, 0, 0.5)
        case .fifth: (limits.guards, limits.releases, limits.releasedShare) = (Self.bounded, 0, 0.2)
        case .ours: break
        }
        return limits
    }

    private static let bounded: Set<Guard> = [.emptyList, .manyReleases]

    /// Whether a list that is suddenly empty is kept from the planner; ours sees it, and G1 judges.
    var refusesEmpty: Bool { self != .none && self != .ours }

    /// Whether releases of the last 24 hours count.
    var isCumulative: Bool { self == .ours }
}

/// What goes wrong once a month.
public enum Disaster: String, CaseIterable, Sendable {
    /// The list is empty, shows two rows, then everything.
    case outage = "nothing, two rows, everything"
    /// For an hour every booking that waits is read as cancelled.
    case misreadColumn = "status column misread"
    /// For an hour ten bookings that wait are read as cancelled, and nothing else is amiss.
    case misreadRows = "ten rows misread"
    /// Each list lacks some more rows than the last, until all are back.
    case shrinkingPages = "shrinking pages"

    /// The lists of one disaster, five minutes apart.
    var lists: Int {
        switch self {
        case .outage: 3
        case .misreadColumn, .misreadRows: 12
        case .shrinkingPages: 12
        }
    }
}
