import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What retained captures say today, beside what was observed of them when they came. Runs are told
/// in their order.
struct Rereading {
    private var readings: KeptReadings
    /// What rows have said of each booking so far: one that says it again is not stored again.
    private var said: [ReservationKey: Set<Fingerprint>] = [:]

    init(readings: KeptReadings) { self.readings = readings }

    mutating func standing(of observation: Observation) -> KeptReadings.Standing {
        readings.standing(of: observation)
    }

    /// Where the captures of a run's observations say something else than these.
    ///
    /// - Parameter terms: those of the run; without them no row is told as added. What a backfill
    ///   takes of a file, its range and its own rules decided.
    mutating func misreadings(of run: PastRun, on terms: Terms?) -> [ReplayReport.Misreading] {
        let read = run.observations.filter { $0.channel != .desk && readings.covers($0) }
        for observation in run.observations {
            said[observation.key, default: []].insert(observation.said)
        }
        var misreadings = read.compactMap { misreading(of: $0) }
        if let terms {
            for (_, observed) in Dictionary(grouping: read, by: \.capture).sorted(by: {
                $0.key < $1.key
            }) where observed[0].channel != .table {
                misreadings += added(beside: observed, in: run, on: terms)
            }
        }
        return misreadings
    }

    private mutating func misreading(of observation: Observation) -> ReplayReport.Misreading? {
        let number = observation.key.number
        guard let row = readings.row(of: observation) else {
            return .init(number: number, row: .gone, fields: [])
        }
        let fields = row.differences(from: observation)
        return fields.isEmpty ? nil : .init(number: number, row: .differs, fields: fields)
    }

    /// The rows of a capture of which nothing was observed, and should have been: those of the
    /// horizon's days that say something new of a booking.
    private mutating func added(
        beside observed: [Observation], in run: PastRun, on terms: Terms
    ) -> [ReplayReport.Misreading] {
        let medium = observed[0].key.medium
        guard !terms.excluding.contains(medium) else { return [] }
        // A number may stand on two pages, or in two mails; the run looked at what it noted.
        let looked = Set(run.observations.map(\.key.number))
            .union(run.gist.scans.values.flatMap { $0.rows.map(\.number) })
            .union(run.gist.mails.map(\.key.number))
        return readings.rows(of: observed[0]).compactMap { row in
            let facts = row.observedFacts
            let key = ReservationKey(medium: medium, number: row.number)
            guard !looked.contains(row.number), facts.visitDate.map(terms.horizon.contains) == true,
                said[key]?.contains(facts.fingerprint(number: row.number)) != true
            else { return nil }
            return .init(number: row.number, row: .added, fields: [])
        }
    }
}

extension Observation {
    fileprivate var said: Fingerprint { facts.fingerprint(number: key.number) }
}
