import Foundation
import Synchronization
import Testing

@testable import Pipeline

/// Every morning of every scenario, cut off at every step and on a failing disk (I13).
///
/// `KILLS=all` resumes from each state of the disk; without it, from those at each sync, rename,
/// removal and outside step, and from every sixth of the others (`KILLS=60`: every sixtieth).
@Suite struct CrashTests {
    private static let stride: Int = {
        let wish = ProcessInfo.processInfo.environment["KILLS"] ?? ""
        return wish == "all" ? 1 : Int(wish) ?? 6
    }()

    /// `KILLS_IN=取消` names the only file that is played.
    private static func isWanted(_ file: ScenarioFile) -> Bool {
        ProcessInfo.processInfo.environment["KILLS_IN"].map { $0 == file.name } ?? true
    }

    @Test func `a run that is cut off anywhere is finished by the next (R2-06)`() async throws {
        let (began, worked) = (ContinuousClock.now, Self.processorSeconds)
        let stories = try ScenarioFile.all.filter(Self.isWanted).flatMap { file in
            file.content.scenarios.map { Story(file: file.name, scenario: $0) }
        }
        // The longest first: none is left to one core alone at the end.
        .sorted { $0.scenario.mornings.count > $1.scenario.mornings.count }
        let line = WaitingLine(stories)
        let tally = try await withThrowingTaskGroup(of: CrashTally.self) { group in
            for _ in 1...max(2, ProcessInfo.processInfo.activeProcessorCount) {
                group.addTask {
                    var tally = CrashTally()
                    while let story = line.next() { tally += try await line.cutOff(story) }
                    return tally
                }
            }
            return try await group.reduce(into: CrashTally(), +=)
        }
        let (seconds, work) = (
            (ContinuousClock.now - began) / .seconds(1), Self.processorSeconds - worked
        )
        print(
            "crash matrix: \(stories.count) scenarios, \(tally.points) steps, \(tally.runs) "
                + "kill-and-resume runs, \(String(format: "%.1f s (CPU %.1f s)", seconds, work))")
        for failure in tally.failures.prefix(100) {
            Issue.record(Comment(rawValue: failure))
        }
        if ProcessInfo.processInfo.environment["KILLS_IN"] == nil {
            #expect(stories.count >= 100)
            #expect(Self.stride > 6 || tally.runs >= 10_000)
        }
        #expect(tally.runs >= stories.count)
    }

    /// What this process has had of the processors so far.
    private static var processorSeconds: Double {
        Double(clock()) / 1_000_000  // POSIX: a million to the second, whatever the machine
    }

    private struct Story: Sendable {
        let file: String
        let scenario: Scenario

        /// A second run changes no row and sends nothing, but for what the scenario says of it (I3).
        func idleness(of recording: Recording, on morning: Int) -> [String] {
            let wanted = scenario.mornings[morning].expected.first { $0.name == "二度目" }
            let found = recording.again.movement(since: recording.after)
            if wanted == found { return [] }
            return [
                "\(file), \(scenario), \(morning + 1), run again: "
                    + "\(found?.note ?? "nothing") but \(wanted?.note ?? "nothing"); "
                    + recording.again.dump.differences(from: recording.after.dump)
                    .joined(separator: "; ")
            ]
        }

        /// Everything that a morning can depend on.
        func history(to morning: Int) -> String {
            "\(scenario.settings.sorted { $0.key < $1.key })"
                + scenario.mornings[...morning].map { "\($0.time) \($0.given)" }.joined()
        }
    }

    /// The scenarios that wait, and the mornings that have had their turn: many begin alike.
    private final class WaitingLine: Sendable {
        private let rest: Mutex<ArraySlice<Story>>
        private let done = Mutex<Set<String>>([])

        init(_ all: [Story]) { rest = Mutex(all[...]) }

        func next() -> Story? { rest.withLock { $0.popFirst() } }

        func cutOff(_ story: Story) async throws -> CrashTally {
            var tally = CrashTally()
            let salon = try StorySalon(story.scenario.settings)
            var events = Outside.Events()
            for (index, arrivals) in story.scenario.arrivals.enumerated() {
                try await salon.say(arrivals)
                let recording = try await salon.record(arrivals, after: events)
                tally.failures += story.idleness(of: recording, on: index)
                let after = try DiskImage(of: salon.work)
                try await salon.replays("\(story.file), \(story.scenario), \(index + 1)")
                let history = story.history(to: index)
                if done.withLock({ $0.insert(history).inserted }) {
                    let name = "\(story.file), \(story.scenario), \(index + 1)"
                    var matrix = CrashMatrix(
                        salon, arrivals, recording, name: name, stride: CrashTests.stride)
                    try await matrix.cutOffEverywhere()
                    var faults = DiskFaultMatrix(salon, arrivals, recording, name: name)
                    try await faults.fail(places: CrashTests.stride == 1 ? .max : 1)
                    tally += matrix.tally
                    tally += faults.tally
                }
                try after.lay(at: salon.work)
                events = recording.after.events
            }
            return tally
        }
    }
}
