public import Foundation
public import LedgerStore
public import Reconciliation
import Reservations

/// The exposures of the last seven days, and those that go on, told by booking, by staff and by the
/// place that still sold the slot.
public struct ExposureAudit: Sendable {
    public let exposures: [Exposure]

    public init(_ exposures: [Exposure] = []) {
        self.exposures = exposures
    }

    /// Minutes by the place where the slots were for sale.
    public var byTarget: [(name: String, minutes: Double)] { sums(of: \.target.rawValue) }

    /// Minutes by whose time it was.
    public var byStaff: [(name: String, minutes: Double)] {
        sums { $0.place.person ?? Nomination.free.rawValue }
    }

    private func sums(of name: (Exposure) -> String) -> [(name: String, minutes: Double)] {
        Dictionary(grouping: exposures, by: name)
            .map { (name: $0, minutes: $1.reduce(0) { $0 + $1.minutes }) }
            .sorted { $0.name < $1.name }
    }

    /// For a run's report, which is kept: the ten longest bookings stand for themselves.
    var json: JSON { .object(sums + [("longest", .list(inOrder.prefix(10).map(\.json)))]) }

    /// The same with every booking.
    var whole: JSON { .object(sums + [("bookings", .list(inOrder.map(\.json)))]) }

    private var sums: [(String, JSON)] {
        [
            ("targets", .object(byTarget.map { ($0.name, .decimal($0.minutes)) })),
            ("staff", .object(byStaff.map { ($0.name, .decimal($0.minutes)) })),
            ("open", .number(exposures.count(where: \.isOpen))),
        ]
    }

    /// The longest first.
    private var inOrder: [Exposure] {
        exposures.sorted { ($1.minutes, $0.key) < ($0.minutes, $1.key) }
    }
}

extension Exposure {
    fileprivate var json: JSON {
        [
            "booking": .text(key.subject), "target": .text(target.rawValue),
            "staff": .text(place.person ?? Nomination.free.rawValue),
            "minutes": .decimal(minutes), "open": .bool(isOpen),
        ]
    }
}

extension LoadedDefinition {
    /// How long slots of the last seven days' bookings were still for sale at the places that actions
    /// are delivered to, and at linked media that sell slots; at these also every other slot that was
    /// to be closed and is not yet, however long ago: those that no action reaches are exposed as long
    /// as they lie ahead (R0-26).
    public func exposures(
        in ledger: Ledger, asOf: Date
    ) async throws(LedgerTrouble) -> ExposureAudit {
        let delivered = definition.deliver.map { Medium(rawValue: $0.target) }
        let linked = try await ledger.linkCourses().filter { medium, course in
            course.state == .linked && media[medium]?.slots.by.sells ?? false
        }.keys
        let targets = Set(delivered + linked).sorted()
        if targets.isEmpty { return ExposureAudit() }
        let since = asOf - Self.auditDays * 86_400
        let bookings = try await ledger.arrivals(since: since)
        let counted = Set(bookings.map(\.key))
        var told: [Telling] = []
        for target in targets where !bookings.isEmpty {
            told += try await ledger.tellings(to: target, since: since)
        }
        for target in linked {
            told += try await ledger.openClosings(
                at: target, from: SalonTime.day(of: asOf), since: since
            ).filter { !counted.contains($0.key) }
        }
        if told.isEmpty, bookings.isEmpty { return ExposureAudit() }
        return ExposureAudit(
            floor(try await ledger.staffBook()).exposures(
                of: bookings, at: targets, told: told, now: asOf))
    }
}
