import Formats
public import Foundation
public import LedgerStore
import Reconciliation
import Reservations

extension Replay {
    /// Replays a ledger as it stands at this moment and tells how it compares.
    ///
    /// - Parameters:
    ///   - trial: what is tried; where it is empty, the replay has to come to the live ledger.
    ///   - end: nothing after this moment is taken.
    public func report(
        on ledger: Ledger, trying trial: Trial = Trial(), until end: Date? = nil
    ) async throws -> ReplayReport {
        let live = try ledger.snapshot()
        var report = ReplayReport()
        report.isTrial = !trial.isEmpty || end != nil
        try await read(live, with: trial, until: end, &report)
        let rebuilt = try await rebuild(live, trying: trial, until: end)
        report.runs = rebuilt.runs
        report.uncovered = rebuilt.uncovered
        guard report.isTrial else {
            if rebuilt.isWhole {
                report.differences = try await live.dump().differences(
                    from: rebuilt.ledger.dump())
            }
            return report
        }
        let usual = trial.isEmpty ? live : try await rebuild(live, until: end).ledger
        try await compare(usual, rebuilt.ledger, &report)
        return report
    }

    private func compare(
        _ live: Ledger, _ trial: Ledger, _ report: inout ReplayReport
    ) async throws {
        let (one, two) = (try await live.decisions(), try await trial.decisions())
        report.onlyLive = Self.subtract(two, from: one)
        report.onlyTrial = Self.subtract(one, from: two)
    }

    /// The decisions that are left where each of some others takes one like it away.
    private static func subtract(
        _ others: [PastDecision], from decisions: [PastDecision]
    ) -> [PastDecision] {
        var counts = others.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return decisions.filter { decision in
            guard let count = counts[decision], count > 0 else { return true }
            counts[decision] = count - 1
            return false
        }
    }

    /// Reads the retained captures: with the formats in force they say what was observed, and with
    /// any format, which days they cover.
    private func read(
        _ live: Ledger, with trial: Trial, until end: Date?, _ report: inout ReplayReport
    ) async throws {
        var readers = try others.reduce(into: [:]) { $0[$1.name] = try Reader($1) }
        readers.merge(loaded.formatReaders) { _, own in own }
        readers.merge(trial.readers) { _, tried in tried }
        var rereading = Rereading(readings: readings(readers))
        for mark in try await live.inputs() {
            if let end, let at = mark.at, at > end { break }
            guard case .run(let run) = try await live.input(mark) else { continue }
            let day = SalonTime.day(of: run.asOf)
            // What people entered was never read from anything.
            for observation in run.observations where observation.channel != .desk {
                switch rereading.standing(of: observation) {
                case .readable: report.readableDays.insert(day)
                case .unread(let format): report.unreadFormats[format, default: []].insert(day)
                case .gone: report.unreadableDays.insert(day)
                }
            }
            if report.isTrial { continue }
            report.misreadings += rereading.misreadings(of: run, on: terms(of: run))
        }
        report.readableDays.subtract(report.unreadableDays)
        for days in report.unreadFormats.values { report.readableDays.subtract(days) }
    }

    /// The terms that an ordinary run was decided on; nil where they are lost.
    private func terms(of run: PastRun) -> Terms? {
        guard run.gist.past == nil else { return nil }
        return definition(of: run)?.terms(run: run.id, at: run.asOf, definition: nil)
    }
}

extension LoadedDefinition {
    /// The formats that are in force, by name.
    fileprivate var formatReaders: [String: Reader] {
        readers.values.joined().reduce(into: [:]) { $0[$1.format.name] = $1 }
    }
}
