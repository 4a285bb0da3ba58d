import Foundation
import LedgerStore
import Testing

@testable import Pipeline

/// Cuts off a morning's run at every step and in every way a run can end early, and lets the next
/// run finish it (I13).
struct CrashMatrix {
    let salon: StorySalon
    let arrivals: Arrivals
    let recording: Recording
    let name: String
    /// Of the states between two doors (a sync, a new name, something outside), every which one is
    /// resumed from; 1 is all.
    let stride: Int
    var tally = CrashTally()
    private var seen: Set<Standing> = []
    private var turn: Int
    /// False from a mail to people until the ledger knows of it: killed there, they are told twice
    /// rather than never.
    private var isTellingNoted = true

    init(
        _ salon: StorySalon, _ arrivals: Arrivals, _ recording: Recording, name: String, stride: Int
    ) {
        self.stride = stride
        turn = name.utf8.reduce(0) { $0 + Int($1) }
        (self.salon, self.arrivals, self.recording) = (salon, arrivals, recording)
        self.name = name
    }

    /// Each state of the disk that a run can leave by ending early, once.
    mutating func cutOffEverywhere() async throws {
        var disk = Disk(recording.before)
        var events = recording.eventsBefore
        let told = events.told.count
        for (index, step) in recording.steps.enumerated() {
            let place = "step \(index) \(step.kind) \(step.path.prefix(60))"
            if step.isDoor || isChosen {
                try await resume(disk.now, events, "killed before \(place)")
            }
            if let torn = disk.amid(step), isChosen {
                try await resume(torn, events, "killed amid \(place)")
            }
            if isChosen {
                try await resume(disk.atLeast, events, "power cut before \(place)")
                try await resume(disk.namesOnly, events, "power cut, names only, before \(place)")
            }
            disk.take(step)
            events.take(step)
            if step.kind == .mark { isTellingNoted = events.told.count == told }
            // The first sync of the ledger after the telling says that people were told.
            if step.kind == .sync, step.path.hasSuffix("-wal") { isTellingNoted = true }
            tally.points += 1
        }
        try await resume(disk.now, events, "killed at the end")
    }

    /// Takes turns from where the last morning's turns ended.
    private var isChosen: Bool {
        mutating get {
            turn += 1
            return turn % stride == 0
        }
    }

    private mutating func resume(
        _ image: DiskImage, _ events: Outside.Events, _ place: String
    ) async throws {
        guard seen.insert(Standing(image: image, events: events)).inserted else { return }
        try image.lay(at: salon.work)
        let outside = Outside(events)
        let report = await salon.sync(arrivals, outside)
        tally.runs += 1
        let found = try Aftermath(salon, outside, report)
        try await judge(found, outside, "\(name): \(place)")
    }

    /// A run that was cut off while it sent leaves a lease; the run after its end settles that.
    private mutating func judge(
        _ found: Aftermath, _ outside: Outside, _ place: String
    ) async throws {
        guard found.dump.hasLease else {
            check(found, [recording.after, recording.again], place)
            return
        }
        let report = await salon.sync(arrivals, outside, later: 11)
        check(try Aftermath(salon, outside, report), [recording.later], place + ", later")
    }

    /// As the uninterrupted run has left it, or as another one behind that would have.
    private mutating func check(_ found: Aftermath, _ wanted: [Aftermath], _ place: String) {
        let complaints = wanted.map {
            found.complaints(against: $0, mayTellAgain: !isTellingNoted)
        }
        if complaints.contains([]) { return }
        tally.failures.append("\(place): \(complaints[0].joined(separator: "; "))")
    }
}

/// What stands when a run has ended: nothing else goes over to the next.
private struct Standing: Hashable {
    let image: DiskImage
    let events: Outside.Events
}

/// What cutting off has come to.
struct CrashTally {
    var points = 0
    var runs = 0
    var failures: [String] = []

    static func += (sum: inout CrashTally, other: CrashTally) {
        sum.points += other.points
        sum.runs += other.runs
        sum.failures += other.failures
    }
}

extension Aftermath {
    /// How this differs from what the uninterrupted run has left.
    ///
    /// An action whose fate a program has not told is neither sent again nor taken for done.
    ///
    /// - Parameter mayTellAgain: whether the run was cut off when people had been told and the
    ///   ledger did not know it yet.
    func complaints(against wanted: Aftermath, mayTellAgain: Bool = false) -> [String] {
        var complaints: [String] = []
        let doubt = OneInDoubt(dump, wanted.dump)
        complaints += doubt?.complaints(dump, wanted.dump) ?? dump.differences(from: wanted.dump)
        if csv != wanted.csv { complaints.append("the CSV ledger differs") }
        if lines != wanted.lines { complaints.append("lines \(lines) but \(wanted.lines)") }
        if captures != wanted.captures {
            complaints.append(
                "captures \(captures.symmetricDifference(wanted.captures).sorted())")
        }
        if strays != wanted.strays { complaints.append("stray files \(strays)") }
        let twice = Dictionary(grouping: events.handed) { $0 }.filter { $0.value.count > 1 }
        if !twice.isEmpty { complaints.append("sent twice: \(twice.keys.sorted())") }
        let sent = Set(events.handed).union(doubt.map { $0.waiting.union([$0.id]) } ?? [])
        if sent != Set(wanted.events.handed).union(doubt.map { [$0.id] } ?? []) {
            complaints.append("sent \(events.handed) but \(wanted.events.handed)")
        }
        if events.marked != wanted.events.marked {
            complaints.append("marked \(events.marked) but \(wanted.events.marked)")
        }
        let (heard, wished) = (events.heard, wanted.events.heard)
        for word in Set(heard.keys).union(wished.keys).sorted() {
            let (found, right) = (heard[word] ?? 0, wished[word] ?? 0)
            if found == right || (found == right + 1 && right > 0 && mayTellAgain) { continue }
            if doubt != nil, word.hasPrefix("・own:") || word.contains("解消しました") { continue }
            complaints.append("told \(found) times but \(right): \(word)")
        }
        if doubt == nil, (events.pings > 0) != (wanted.events.pings > 0) {
            complaints.append("\(events.pings) heartbeats but \(wanted.events.pings)")
        }
        return complaints
    }
}

extension Outside.Events {
    /// How often people read each line.
    var heard: [String: Int] {
        told.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("詳しくは") }
            .reduce(into: [:]) { $0[String($1), default: 0] += 1 }
    }
}
