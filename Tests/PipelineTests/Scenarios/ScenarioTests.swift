import Foundation
import LedgerStore
import Testing

@testable import Pipeline

/// Every scenario of Fixtures/scenarios comes out as it is written there, and a second run with the
/// same input finds nothing to do (I3).
///
/// `SCENARIOS=write` writes what came out into the files, for a person to judge line by line.
struct ScenarioTests {
    @Test(arguments: try ScenarioFile.all)
    func `comes out as a receptionist would expect`(_ file: ScenarioFile) async throws {
        var text = file.content
        #expect(!text.scenarios.isEmpty)
        for (index, scenario) in text.scenarios.enumerated() {
            let outcomes = try await play(scenario)
            for (day, outcome) in outcomes.enumerated() {
                let expected = scenario.mornings[day].expected
                text.scenarios[index].mornings[day].expected = outcome
                if ScenarioFile.isWriting { continue }
                let (one, two) = (expected.shown, outcome.shown)
                #expect(
                    one == two, "\(file) \(scenario.title), \(scenario.mornings[day].time)")
            }
        }
        if ScenarioFile.isWriting { try file.write(text) }
    }

    private func play(_ scenario: Scenario) async throws -> [[Scenario.Section]] {
        let salon = try StorySalon(scenario.settings)
        var events = Outside.Events()
        var outcomes: [[Scenario.Section]] = []
        for (index, arrivals) in scenario.arrivals.enumerated() {
            try await salon.say(arrivals)
            let before = try await salon.actions()
            let outside = Outside(events)
            let report = await salon.sync(arrivals, outside)
            let marked = outside.events.marked.subtracting(events.marked)
            var outcome = try await salon.outcome(of: report, since: before, marked: marked)
            let after = try Aftermath(salon, outside, report)
            let again = await salon.sync(arrivals, outside)
            let second = try Aftermath(salon, outside, again)
            if let moved = second.movement(since: after) { outcome.append(moved) }
            outcomes.append(outcome)
            let place: Comment = "\(scenario.title), \(scenario.mornings[index].time), again"
            #expect(again.changes.isEmpty, place)
            #expect(again.actions.isEmpty, place)
            #expect(again.published.allSatisfy { !$0.isWritten }, place)
            events = outside.events
        }
        return outcomes
    }
}

extension [Scenario.Section] {
    fileprivate var shown: String { map { $0.text(mark: "→ ") }.joined() }
}

/// A file of Fixtures/scenarios.
struct ScenarioFile: Sendable, CustomTestStringConvertible, CustomStringConvertible {
    let name: String
    let content: ScenarioText

    static let isWriting = ProcessInfo.processInfo.environment["SCENARIOS"] == "write"

    static var all: [ScenarioFile] {
        get throws {
            let folder = Repository.root + "/Fixtures/scenarios"
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".txt") }.sorted().map { name in
                    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
                    return ScenarioFile(
                        name: String(name.dropLast(4)), content: ScenarioText(text))
                }
        }
    }

    func write(_ text: ScenarioText) throws {
        let path = Repository.root + "/Fixtures/scenarios/\(name).txt"
        try Data(text.text.utf8).write(to: URL(fileURLWithPath: path))
    }

    var description: String { name }
    var testDescription: String { name }
}
