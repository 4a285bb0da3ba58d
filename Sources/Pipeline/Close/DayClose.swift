import Formats
public import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

/// 締め: one day of a salon, at its media and in the ledger. Told from what is stored: the last
/// complete scan of each medium, its rows, and what it did not show.
public struct DayClose: Sendable {
    public let salon: Definition.Salon
    public let day: ServiceDay
    public let asOf: Date
    public let media: [MediumClose]

    /// Asks the ledger; nil where no run has begun one yet.
    public init(
        of loaded: LoadedDefinition, ledger: Ledger?, day: ServiceDay, asOf: Date
    ) throws(LedgerTrouble) {
        salon = loaded.definition.salon
        self.day = day
        self.asOf = asOf
        let known = try ledger?.closing(of: day)
        let bookings = known?.bookings ?? [:]
        let listed = loaded.definition.sources.filter { loaded.kinds[$0.name] == .pages }
            .flatMap { loaded.formats[$0.name] ?? [] }.map(\.medium)
        let present = bookings.filter { $0.value.reservation?.facts.visitDate == day }
            .map(\.key.medium)
        media = Set(listed + present).sorted().map { medium in
            let scans = (known?.scans ?? []).filter {
                $0.medium == medium && ($0.range?.contains(day) ?? true)
            }
            return MediumClose(
                medium: medium, name: loaded.media[medium]?.name ?? medium.rawValue, day: day,
                scan: scans.max { $0.interval.to < $1.interval.to },
                isListed: listed.contains(medium),
                bookings: bookings.filter { $0.key.medium == medium })
        }
    }

    /// Whether every row is explained.
    public var isClosed: Bool { media.allSatisfy(\.isClosed) }
}

/// One medium's day: its rows there, its rows here, and what nothing explains.
public struct MediumClose: Hashable, Sendable {
    public let medium: Medium
    public let name: String
    /// Whether a list shows the medium's bookings; one that only mails tell of has no other side.
    public let isListed: Bool
    /// When the last complete scan of the day ended; nil where there is none.
    public let scannedAt: Date?
    /// Rows of the day at the medium, and in the ledger, whatever their status.
    public let there: Int?
    public let here: Int
    /// Name number, time, status and staff of all rows of a side.
    public let thereSum: Fingerprint?
    public let hereSum: Fingerprint
    /// Rows that differ, by number: since something newer than the scan was told, since a person
    /// pinned another value, and for no reason that is known.
    public let explained: [String]
    public let pinned: [String]
    public let unexplained: [String]

    init(
        medium: Medium, name: String, day: ServiceDay, scan: TrustedScan?, isListed: Bool,
        bookings: [ReservationKey: History]
    ) {
        self.medium = medium
        self.name = name
        self.isListed = isListed
        scannedAt = scan?.interval.to
        var sides: (there: [String: Line], here: [String: Line]) = ([:], [:])
        var newer: Set<String> = []
        var pinned: Set<String> = []
        for (key, history) in bookings {
            if let facts = history.reservation?.facts, facts.visitDate == day {
                sides.here[key.number] = Line(facts)
            }
            guard let scan else { continue }
            if let row = Self.row(of: history, in: scan, number: key.number) {
                if row.visitDate == day { sides.there[key.number] = Line(row) }
                if history.differsOnlyByPins(from: row) { pinned.insert(key.number) }
            }
            if history.hasNewerWord(than: scan.interval.to) { newer.insert(key.number) }
        }
        here = sides.here.count
        hereSum = Self.sum(sides.here)
        there = scan == nil ? nil : sides.there.count
        thereSum = scan == nil ? nil : Self.sum(sides.there)
        let numbers = Set(sides.here.keys).union(sides.there.keys).sorted()
        let odd = scan == nil ? [] : numbers.filter { sides.here[$0] != sides.there[$0] }
        self.pinned = odd.filter(pinned.contains)
        explained = odd.filter { newer.contains($0) && !pinned.contains($0) }
        unexplained = odd.filter { !newer.contains($0) && !pinned.contains($0) }
    }

    /// Whether both sides hold the same rows.
    public var isSame: Bool { thereSum == hereSum }

    /// A listed medium without a complete scan of the day is not closed: nothing vouches for it.
    public var isClosed: Bool { unexplained.isEmpty && (!isListed || there != nil) }

    /// What the scan showed of a booking: its latest row, unless the scan did not show it.
    private static func row(
        of history: History, in scan: TrustedScan, number: String
    ) -> Facts? {
        guard !scan.unseen.contains(number) else { return nil }
        return history.observations
            .filter { $0.channel == .list && $0.source == scan.source }.latest?.facts
    }

    private static func sum(_ lines: [String: Line]) -> Fingerprint {
        Fingerprint(
            words: lines.sorted { $0.key < $1.key }.flatMap { number, line in
                [number, line.start, line.status, line.staff]
            })
    }
}

/// What of a row must agree.
private struct Line: Hashable {
    let start: String
    let status: String
    let staff: String

    init(_ facts: Facts) {
        start = facts.startTime?.description ?? ""
        status = facts.status?.rawValue ?? ""
        staff = facts.staff ?? ""
    }
}

extension History {
    /// Whether something was told of the booking after a scan had ended.
    fileprivate func hasNewerWord(than moment: Date) -> Bool {
        observations.contains { $0.channel != .list && $0.interval.to > moment }
    }

    /// Whether a listed row and the ledger would agree but for what people pinned: their word is
    /// why they do not.
    fileprivate func differsOnlyByPins(from row: Facts) -> Bool {
        guard let reservation else { return false }
        var facts = reservation.facts
        for pin in pinWords.standing where reservation.provenance[pin.field] == pin.id {
            facts.take(pin.field, from: row)
        }
        return facts != reservation.facts && facts.visitDate == row.visitDate
            && Line(facts) == Line(row)
    }
}
