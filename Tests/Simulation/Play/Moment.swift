import Foundation
import Pipeline
import Reconciliation
import Reservations
import Sandbox

/// One run as the invariants see it: what it was given, what it wrote, and what is true.
struct Moment {
    let tick: Tick
    /// The run's own time.
    let now: Date
    let truth: Truth
    let before: Picture
    let after: Picture
    /// Of the run, and of one that overlapped it.
    let reports: [RunReport]
    let changes: [Change]
    /// The bookings that the destination is told of as new.
    let created: Set<String>
    /// What the list and the mailbox gave; nil and none where they were not due.
    let walk: Walk?
    /// By the medium's clock, which counts where ours is wrong (G6).
    let pageTimes: [Date]
    let letters: [Letter]
    /// The bookings that the run may have said something of.
    let looked: Set<String>
    /// Whether the medium was adopted before: nothing goes out until then (D15).
    let wasAdopted: Bool
    var past: Past

    /// The span in which a page was made.
    func interval(of page: Int) -> Interval {
        Interval(from: pageTimes[page] - 0.5, to: pageTimes[page] + 0.5)
    }

    var horizon: Horizon { Horizon(at: now, months: 4) }

    /// The run's verdict on the list.
    var verdict: Coverage.Verdict? {
        reports.last?.sources.first { $0.name == "list" }?.coverage?.verdict
    }
}

/// What earlier runs were given and did.
struct Past {
    /// By capture, the bookings whose rows on it were read as cancelled and were not.
    var misreadings: [String: Set<String>] = [:]
    /// Since which run an explicit cancellation has been visible that is still to be answered.
    var cancels: [String: Int] = [:]
    /// Cancellations that the figures know of already.
    var counted: Set<String> = []
    /// Releases without a cancel mail of their own.
    var releases: [(at: Date, number: String)] = []
    /// Numbers of which a tombstone was written.
    var tombstones: Set<String> = []
    /// What a person has said something of.
    var decided: [Observation] = []
    /// What the list showed of each booking last, and which mails were read.
    var rows: [String: SandboxBooking] = [:]
    var read: Set<Int> = []
    var runs = 0
    var isAdopted = false
    /// The file of the last export that was kept.
    var export: String?
}

extension Past {
    /// Whether a page said so, and not the medium.
    func isMisread(_ word: Observation) -> Bool {
        misreadings[word.capture]?.contains(word.key.number) == true
    }

    /// Whether a person has said something of a word on a booking that says the same.
    func isDecided(_ number: String, as isSame: (Facts) -> Bool) -> Bool {
        decided.contains { $0.key.number == number && isSame($0.facts) }
    }
}

/// An invariant that did not hold, with the evidence that broke it.
public struct Breach: Hashable, Sendable, CustomStringConvertible {
    public let invariant: String
    public let text: String

    public var description: String { "\(invariant): \(text)" }
}
