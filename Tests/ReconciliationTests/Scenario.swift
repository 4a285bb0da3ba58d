import Foundation
import Reconciliation
import Reservations
import Testing

/// A story of runs, each with what came in and everything that it made of it.
struct Scenario: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let runs: [Run]

    init(_ description: String, _ runs: Run...) {
        testDescription = description
        self.runs = runs
    }

    struct Run: Sendable {
        var at: String
        var list: [String]?
        var verdict = Coverage.Verdict.complete
        /// How many rows beside these could not be read, where nothing else is wrong.
        var unread = 0
        var read: String?
        var days: (String, String)?
        var layout = 1
        var ahead: Double?
        var mails: [String] = []
        /// What a person said of the open hold before this run.
        var word: HoldState.Word?
        /// What a person pinned before this run, `A 担当=次郎`, and unpinned, `A staff`.
        var pins: [String] = []
        var unpins: [String] = []
        /// What a person changed before this run, in the same words.
        var edits: [String] = []
        /// The bookings of which a step waits for their own medium's word.
        var underway: [String] = []
        /// What a person said of two bookings before this run, `same A r1`.
        var visits: [String] = []
        /// Changes, holds and steps: `booked A`, `held A B`, `pushCreate A`.
        var does: [String] = []
        /// Every booking that a person should look at, and why.
        var flags: [String] = []
    }

    func play(on desk: Desk = Desk()) {
        var desk = desk
        for run in runs {
            if let word = run.word { desk.say(word) }
            let now = Words.instant(run.at)
            let spokenOf =
                run.pins.map { desk.pin($0, at: now) } + run.unpins.map { desk.unpin($0) }
                + run.edits.map { desk.pin($0, at: now, isEdit: true) }
                + run.visits.flatMap { desk.say($0) }
            let days = run.days.map { Horizon(first: Words.day($0.0), last: Words.day($0.1)) }
            let scans = run.list.map {
                [
                    Listing(
                        rows: $0, verdict: run.verdict, unread: run.unread, read: run.read,
                        days: days,
                        layout: run.layout, ahead: run.ahead
                    ).scan(at: now)
                ]
            }
            let evidence = Evidence(
                scans: scans ?? [], mails: run.mails.map { Words.mail($0, now: now) },
                spokenOf: Set(spokenOf))
            desk.layout = run.layout
            desk.underway = Set(run.underway.map { Words.key(Substring($0)) })
            let plan = desk.run(evidence, at: now)
            #expect(plan.story == run.does, "\(testDescription), at \(run.at)")
            #expect(desk.flags == run.flags, "\(testDescription), at \(run.at)")
        }
    }
}

extension Plan {
    /// What the plan does, in words.
    var story: [String] {
        let waits = holds.filter { $0.word == .open }.map { state in
            let numbers = Set(state.hold.members.map(\.key.number)).sorted()
            let rule = state.hold.guard == "G2" ? "" : "\(state.hold.guard) "
            return "held \(rule)" + numbers.joined(separator: " ")
        }
        return changes.map { "\($0.kind) \($0.key.number)" } + waits
            + actions.map { "\($0.kind) \($0.key.number)" }
    }
}

extension Desk {
    var flags: [String] {
        reservations.values.sorted { $0.key < $1.key }.compactMap { reservation in
            let reasons = Attention.allCases.filter {
                $0 != .durationUnknown && reservation.attention.contains($0)
            }
            guard !reasons.isEmpty else { return nil }
            return "\(reservation.key.number) " + reasons.map(\.rawValue).joined(separator: " ")
        }
    }
}
