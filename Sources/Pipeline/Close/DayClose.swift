import Formats
public import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

/// 締め: one day of a salon, at its media and in the ledger. Told from what is stored: what the last
/// complete list of each medium showed of the day.
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
        let closing = try ledger?.closing(of: day)
        var lists: [Medium: Source] = [:]
        for source in loaded.definition.sources where loaded.kinds[source.name] == .pages {
            for format in loaded.formats[source.name] ?? [] where lists[format.medium] == nil {
                lists[format.medium] = source
            }
        }
        let present = (closing?.bookings ?? [:])
            .filter { $0.value.reservation?.facts.visitDate == day }.map(\.key.medium)
        media = Set(lists.keys).union(present).sorted().map { medium in
            MediumClose(
                medium: medium, name: loaded.media[medium]?.name ?? medium.rawValue, day: day,
                list: lists[medium].map { ($0.name, loaded.limitMinutes(of: $0)) }, asOf: asOf,
                closing)
        }
    }

    /// Whether every row is explained.
    public var isClosed: Bool { media.allSatisfy(\.isClosed) }
}

extension LoadedDefinition {
    /// How old what a source last gave may be, in minutes.
    fileprivate func limitMinutes(of source: Source) -> Int {
        SourceFreshness.limitMinutes(of: kinds[source.name], every: dueMinutes(of: source))
    }
}
