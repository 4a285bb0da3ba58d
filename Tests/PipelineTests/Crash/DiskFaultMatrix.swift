import Faults
import Foundation
import LedgerStore
import Reservations
import Testing

@testable import Pipeline

/// Lets the disk fail a morning's run at one of its calls (full, a failed fsync, write or rename, a
/// ledger that somebody else keeps locked); the run must say so, and the next one on a sound disk must
/// finish it (I13).
struct DiskFaultMatrix {
    let salon: StorySalon
    let arrivals: Arrivals
    let recording: Recording
    let name: String
    var tally = CrashTally()

    init(_ salon: StorySalon, _ arrivals: Arrivals, _ recording: Recording, name: String) {
        (self.salon, self.arrivals, self.recording) = (salon, arrivals, recording)
        self.name = name
    }

    /// Fails calls at some places that lie evenly over the run.
    mutating func fail(places: Int) async throws {
        for fault in DiskFault.allCases {
            let calls = recording.steps.count { fault.strikes($0.kind) }
            guard calls > 0 else { continue }
            let start = name.utf8.reduce(0) { $0 + Int($1) } % max(1, calls / places)
            for call in stride(from: start, to: calls, by: max(1, calls / places)) {
                try await fail(fault, at: call)
            }
        }
    }

    private mutating func fail(_ fault: DiskFault, at call: Int) async throws {
        let place = "\(name): disk fault \(fault) at call \(call)"
        try recording.before.lay(at: salon.work)
        let watch = try #require(FolderWatch(salon.work))
        watch.fail(fault, from: call)
        let outside = Outside(recording.eventsBefore)
        let failed = await salon.sync(arrivals, outside)
        let hits = watch.failed
        watch.fail(fault, from: .max)
        // One source's words could not be kept, and come a run after the others'.
        let isApart = fault == .rename && failed.status != recording.after.status
        // Handed over while a newer word could not be kept, which the next run says after it.
        let early = Set(outside.events.handed).subtracting(recording.after.events.handed)
        if hits > 0, failed.status == recording.after.status {
            // Nobody was told: then nothing may be lacking.
            let found = try Aftermath(salon, outside, failed)
            note(
                found.shortage(against: recording.after, withStrays: false), place + ", unnoticed")
        }
        let report = await salon.sync(arrivals, outside)
        tally.runs += 1
        let found = try Aftermath(salon, outside, report)
        // A target that took nothing because the disk failed is not asked again for a minute.
        let rests = try await salon.isResting(at: arrivals.now)
        if found.dump.hasLease || (rests && arrivals.answer != nil) {
            // Eleven minutes later a list may be overdue, or a booking missing from it.
            let later = await salon.sync(arrivals, outside, later: 11)
            note(
                try Aftermath(salon, outside, later).shortage(against: recording.later),
                place + ", later")
        } else {
            let parts = isApart ? early : nil
            note(found.shortage(against: recording.after, apart: parts), place)
        }
    }

    private mutating func note(_ complaints: [String], _ place: String) {
        if complaints.isEmpty { return }
        tally.failures.append("\(place): \(complaints.joined(separator: "; "))")
    }
}

extension Aftermath {
    /// What is lacking where two runs did the work of one: the names of runs may differ.
    /// What cannot be removed at once is swept by the next run.
    ///
    /// - Parameter early: where what one source said came a run after the rest, the steps that went
    ///   out on the way because the last word was not known yet.
    func shortage(
        against wanted: Aftermath, apart early: Set<String>? = nil, withStrays: Bool = true
    ) -> [String] {
        var complaints: [String] = []
        if rows != wanted.rows { complaints.append("rows \(rows) but \(wanted.rows)") }
        if Set(lines.keys) != Set(wanted.lines.keys) || lines.values.contains(where: { $0 > 1 }) {
            complaints.append("lines \(lines) but \(wanted.lines)")
        }
        if captures != wanted.captures {
            complaints.append("captures \(captures.symmetricDifference(wanted.captures).sorted())")
        }
        if withStrays, strays != wanted.strays { complaints.append("stray files \(strays)") }
        complaints += sendingShortage(against: wanted, apart: early)
        let unheard = unheard(of: wanted, isApart: early != nil)
        if !dump.isInDoubt, !unheard.isEmpty { complaints.append("never told: \(unheard)") }
        if events.marked != wanted.events.marked { complaints.append("marks \(events.marked)") }
        return complaints
    }

    /// What people were not told. A list that came a run after the mails may be in order by then (an
    /// empty one, where a mail has cancelled all that it could have shown): then nothing is to be
    /// said of it.
    private func unheard(of wanted: Aftermath, isApart: Bool) -> [String] {
        Set(wanted.events.heard.keys).subtracting(events.heard.keys)
            .filter { !(isApart && isListInOrder && $0.hasPrefix("・list:")) }.sorted()
    }

    /// Words that came apart may take other steps to the same end, but leave none to send; where
    /// something went out early, another step has followed it.
    private func sendingShortage(against wanted: Aftermath, apart early: Set<String>?) -> [String] {
        if dump.isInDoubt { return [] }
        guard let early else {
            return events.handed.sorted() == wanted.events.handed.sorted()
                ? [] : ["sent \(events.handed) but \(wanted.events.handed)"]
        }
        let isFollowed = early.isEmpty || events.handed.count > early.count
        return dump.waiting == wanted.dump.waiting && isFollowed
            ? [] : ["\(dump.waiting) steps wait after \(events.handed)"]
    }

    /// The CSV ledger without the columns that name runs.
    private var rows: [String] {
        String(decoding: csv ?? [], as: UTF8.self).split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).dropLast(2)
                .joined(separator: ",")
        }
    }
}

extension StorySalon {
    /// Whether a target has taken nothing and is left alone.
    fileprivate func isResting(at now: Date) async throws -> Bool {
        let ledger = try ledger()
        for delivery in loaded.definition.deliver {
            let rest = try await ledger.rest(of: Medium(rawValue: delivery.target))
            if let rest, rest.until > now { return true }
        }
        return false
    }
}
