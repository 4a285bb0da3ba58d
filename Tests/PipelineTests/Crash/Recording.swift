import Faults
import Foundation
import Reservations
import Testing

@testable import Pipeline

/// One morning's run that nobody interrupts: the disk it found, each step it took, and what came
/// of it.
struct Recording {
    let before: DiskImage
    let eventsBefore: Outside.Events
    let steps: [Step]
    let after: Aftermath
    /// What a second run at the same moment makes of it.
    let again: Aftermath
    /// What a run eleven minutes later makes of it, when no lease of a killed run holds any more.
    let later: Aftermath
}

/// Everything that a morning leaves behind and that the next one builds on.
struct Aftermath {
    let dump: LedgerText
    let csv: [UInt8]?
    /// By id, how often a whole line of the destination's file tells of an action.
    let lines: [String: Int]
    let captures: Set<String>
    /// Files that nobody knows.
    let strays: [String]
    let events: Outside.Events
    let status: Pipeline.ExitStatus
    /// Whether the run could rest on all of the list.
    let isListInOrder: Bool

    init(_ salon: StorySalon, _ outside: Outside, _ report: RunReport) throws {
        let image = try DiskImage(of: salon.work)
        dump = try LedgerText(salon.ledgerFile)
        csv = image.files["台帳.csv"]
        lines = Self.lines(image.files["actions.ndjson"] ?? [])
        let archive = "state/archive/"
        captures = Set(
            image.files.filter { $0.key.hasPrefix(archive) && !$0.key.hasSuffix("/.underway") }
                .map { Self.capture($0.key, $0.value) })
        let known = ["台帳.csv", "actions.ndjson", "state/ledger.sqlite"]
        strays = image.files.keys.filter { !$0.hasPrefix(archive) && !known.contains($0) }.sorted()
        events = outside.events
        status = report.status
        isListInOrder = report.sources.contains {
            $0.name == "list" && $0.coverage?.verdict == .complete
        }
    }

    /// A capture's name, with a word where its bytes are not those it is named for.
    private static func capture(_ path: String, _ bytes: [UInt8]) -> String {
        let name = String(path.split(separator: "/").last!)
        return captureName(of: bytes) == name ? name : name + " torn"
    }

    private static func lines(_ bytes: [UInt8]) -> [String: Int] {
        var lines: [String: Int] = [:]
        for line in bytes.split(separator: 10) {
            let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            // A torn line is nobody's.
            guard let id = object?["id"] as? String else { continue }
            lines[id, default: 0] += 1
        }
        return lines
    }
}

extension StorySalon {
    /// Lets a morning happen uninterrupted, and once more later, and comes back to the first.
    func record(_ arrivals: Arrivals, after events: Outside.Events) async throws -> Recording {
        let before = try DiskImage(of: work)
        let watch = try #require(FolderWatch(work))
        let outside = Outside(events, watch: watch)
        let report = await sync(arrivals, outside)
        let steps = watch.steps
        let found = try DiskImage(of: work)
        var disk = Disk(before)
        for step in steps { disk.take(step) }
        let differences = disk.now.differences(from: found)
        #expect(differences == [], "steps that went unnoticed")
        let after = try Aftermath(self, outside, report)
        let again = try await comesBack(to: found, arrivals, outside.events, later: 0)
        let later = try await comesBack(to: found, arrivals, outside.events, later: 11)
        return Recording(
            before: before, eventsBefore: events, steps: steps, after: after, again: again,
            later: later)
    }

    /// What another run makes of it.
    private func comesBack(
        to image: DiskImage, _ arrivals: Arrivals, _ events: Outside.Events, later: Double
    ) async throws -> Aftermath {
        let outside = Outside(events)
        let report = await sync(arrivals, outside, later: later)
        let aftermath = try Aftermath(self, outside, report)
        try image.lay(at: work)
        return aftermath
    }
}
