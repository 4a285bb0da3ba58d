public import Formats
public import Foundation
public import LedgerStore
public import Reconciliation
public import Reservations

/// What `explain` knows beside the ledger's own story: where in the archive's bytes the values
/// stand, and on what a person has to decide.
public struct StoryGrounds: Sendable {
    /// By observation, the places of its values in its capture, as far as the archive still has it.
    public var quotes: [Fingerprint: [Field: Quotation]] = [:]
    /// By observation of a table, the line of the file in which its row begins.
    public var lines: [Fingerprint: Int] = [:]
    /// The folder of the kept captures.
    public var archive = "archive"
    /// The captures that the archive does not have any more, because a guest was forgotten or their
    /// time is over.
    public var gone: Set<String> = []
    public var conflicts: [FieldConflict] = []
    /// The double bookings that it is part of, as they are told.
    public var doubles: [DoubleBooking] = []
    var floorWords: FloorWords?

    public init() {}

    /// Looks for double bookings on the booking's own day.
    public mutating func takeDoubles(
        of story: Story, in loaded: LoadedDefinition, _ ledger: Ledger, at now: Date
    ) async throws(LedgerTrouble) {
        guard let day = story.reservation?.facts.visitDate else { return }
        let review = try await loaded.review(in: ledger, from: day, to: day)
        doubles = review.doubles.filter { $0.clash.keys.contains(story.key) }
        floorWords = FloorWords(media: loaded.media, today: SalonTime.day(of: now))
    }

    /// Looks the values up in the archive. What is not there any more, or was read with another
    /// format than today's, has no places but those that its observations keep.
    public init(_ story: Story, of loaded: LoadedDefinition, conflicts: [FieldConflict]) {
        self.conflicts = conflicts
        let archive = Archive(folder: loaded.definition.state + "/archive")
        gone = Set(story.observations.map(\.capture)).filter {
            !$0.isEmpty && !FileManager.default.fileExists(atPath: archive.path(of: $0))
        }
        let grounds = Set(story.reservation?.provenance.values.map { $0 } ?? [])
        for observation in story.observations where observation.channel == .table {
            // A table is no page: its rows go by lines. One that was pruned has none any more.
            guard let span = observation.span,
                let bytes = try? archive.bytes(of: observation.capture)
            else { continue }
            lines[observation.id] = lineOfTable(bytes, at: span.lowerBound)
        }
        for observation in story.observations
        where grounds.contains(observation.id) && lines[observation.id] == nil {
            let readers = loaded.readers[observation.source] ?? []
            guard let span = observation.span,
                let reader = readers.first(where: { $0.format.identity == observation.format }),
                FileManager.default.fileExists(atPath: archive.path(of: observation.capture))
            else { continue }
            do throws(ArchiveTrouble) {
                quotes[observation.id] = reader.quote(
                    observation.facts, in: try archive.bytes(of: observation.capture), span: span)
            } catch {
                continue  // pruned a moment ago
            }
        }
    }
}

extension Story {
    /// The story with files named as they lie from the folder in which a person asks.
    public func seen(from folder: String) -> Story {
        var story = self
        story.captures = captures.mapValues { capture in
            var capture = capture
            capture.origin = shownPath(capture.origin, from: folder)
            return capture
        }
        return story
    }
}

/// A path as one opens it from a folder: short where it lies below, else from this machine's root;
/// anything that is no absolute path as it is.
public func shownPath(_ path: String, from folder: String) -> String {
    guard path.hasPrefix("/"), folder.hasPrefix("/") else { return path }
    let goal = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
    let start = URL(fileURLWithPath: folder).standardizedFileURL.pathComponents
    guard goal.count > start.count, goal.starts(with: start) else { return path }
    return goal.dropFirst(start.count).joined(separator: "/")
}
