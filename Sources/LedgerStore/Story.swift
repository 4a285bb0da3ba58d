public import Foundation
public import Reconciliation
public import Reservations

/// All that the ledger can tell of one booking, for `daicho explain`.
public struct Story: Sendable {
    public var key: ReservationKey
    public var reservation: Reservation?
    /// In the order of their times.
    public var observations: [Observation]
    /// By hash, the captures that the observations were read from.
    public var captures: [String: CaptureRecord]
    /// In the order they were made.
    public var changes: [ChangeRecord]
    public var actions: [OutboxAction]
    /// In the order they came, those of one action together.
    public var receipts: [Receipt]
    public var holds: [HoldState]
    /// What people did to the booking, its actions and its holds.
    public var acts: [Act]
    /// The bookings of other media that seem to be the same visit, of which nobody has said
    /// whether they are (D16).
    public var twins: [ReservationKey] = []
}

/// A change with the run that made it and that run's time.
public struct ChangeRecord: Hashable, Sendable {
    public let run: String
    public let at: Date
    public let change: Change
}

extension Ledger {
    /// The stories of every booking with a number; two media may use the same.
    public func story(of number: String) throws(LedgerTrouble) -> [Story] {
        try reading { books throws(LedgerTrouble) in try books.story(of: number) }
    }

    /// The changes that a run made, in their order.
    public func changes(of run: String) throws(LedgerTrouble) -> [ChangeRecord] {
        try reading { books throws(LedgerTrouble) in try books.changes(of: run) }
    }
}

extension Books {
    fileprivate func story(of number: String) throws(LedgerTrouble) -> [Story] {
        var stories: [Story] = []
        var keys = try keys(of: number)
        if keys.isEmpty { keys = try keysLeftOut(of: number) }
        for key in keys { stories.append(try story(of: key)) }
        return stories
    }

    /// The bookings that were told of by a number and did not come into the ledger.
    private func keysLeftOut(of number: String) throws(LedgerTrouble) -> [ReservationKey] {
        try all(
            """
            SELECT DISTINCT medium FROM observation WHERE salon = $1 AND number = $2
            ORDER BY medium
            """, [salon, number]
        ) { line throws(LedgerTrouble) in
            ReservationKey(medium: Medium(rawValue: try line.text(0)), number: number)
        }
    }

    private func story(of key: ReservationKey) throws(LedgerTrouble) -> Story {
        var story = Story(
            key: key, reservation: try reservation(key), observations: try observations(of: key),
            captures: [:], changes: try changes(of: key), actions: try actions(for: key),
            receipts: [], holds: try holds(with: key), acts: try acts(on: key.subject))
        story.twins = try twins(of: story)
        for observation in story.observations {
            story.captures[observation.capture] = try capture(observation.capture)
        }
        for action in story.actions {
            story.receipts += try receipts(for: action.action.id)
            story.acts += try acts(on: action.action.id)
        }
        for state in story.holds { story.acts += try acts(on: state.hold.id) }
        story.acts.sort { $0.at < $1.at }
        return story
    }

    private func twins(of story: Story) throws(LedgerTrouble) -> [ReservationKey] {
        guard let reservation = story.reservation, reservation.attention.contains(.sameVisit),
            let start = VisitStart(reservation.facts)
        else { return [] }
        let words = try story.acts.visitWords
        var twins: [ReservationKey] = []
        for key in try bookings(beginningAt: [start]).sorted() where words[key] == nil {
            guard let other = try self.reservation(key) else { continue }
            if other.seemsSameVisit(as: reservation) { twins.append(key) }
        }
        return twins
    }

    private func changes(of key: ReservationKey) throws(LedgerTrouble) -> [ChangeRecord] {
        try all(
            """
            SELECT run, at, kind, medium, number, before, after, evidence, reasons FROM change
            WHERE salon = $1 AND medium = $2 AND number = $3 ORDER BY n
            """, [salon, key.medium.rawValue, key.number], ChangeRecord.init)
    }

    fileprivate func changes(of run: String) throws(LedgerTrouble) -> [ChangeRecord] {
        try all(
            """
            SELECT run, at, kind, medium, number, before, after, evidence, reasons FROM change
            WHERE salon = $1 AND run = $2 ORDER BY n
            """, [salon, run], ChangeRecord.init)
    }
}

extension ChangeRecord {
    fileprivate init(_ line: Line) throws(LedgerTrouble) {
        run = try line.text(0)
        at = try line.instant(1)
        change = Change(
            kind: try line.read(2) { Change.Kind(rawValue: $0) },
            key: ReservationKey(
                medium: Medium(rawValue: try line.text(3)), number: try line.text(4)),
            before: try line.optionalJSON(5), after: try line.json(6), evidence: try line.json(7),
            reasons: try line.json(8))
    }
}
