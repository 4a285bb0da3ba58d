public import Foundation
public import Reservations

/// An action on its way to its target.
public struct OutboxAction: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Waits to be sent.
        case pending
        /// Somebody is sending it.
        case leased
        /// Given to a target that does not answer.
        case handed
        case done, refused
        /// It may have arrived: the target is read before anything is sent again.
        case uncertain
        /// Never sent, because the booking went on changing.
        case superseded
    }

    public let action: Action
    /// The run that planned it.
    public let run: String
    public let state: State
    public let leasedUntil: Date?
    /// How often it was taken out to be sent.
    public let attempts: Int
    /// The receipt that it builds on, as in the action's id.
    let told: String?
}

extension OutboxAction {
    static let columns = """
        target, kind, medium, number, before, after, reasons, requires, due, told, id, run, state,
        leased_until, attempts
        """

    init(_ line: Line, salon: String) throws(LedgerTrouble) {
        told = try line.optional(9)
        action = Action(
            target: Medium(rawValue: try line.text(0)),
            kind: try line.read(1) { Action.Kind(rawValue: $0) },
            key: ReservationKey(
                medium: Medium(rawValue: try line.text(2)), number: try line.text(3)),
            before: try line.optionalJSON(4), after: try line.optionalJSON(5),
            reasons: try line.json(6), requires: try line.json(7), opens: try line.instant(8),
            salon: salon, receipt: told)
        guard try line.text(10) == action.id else { throw line.strange(10) }
        run = try line.text(11)
        state = try line.read(12) { State(rawValue: $0) }
        leasedUntil = try line.optionalInstant(13)
        attempts = try line.number(14)
    }
}

extension Books {
    func action(_ id: String) throws(LedgerTrouble) -> OutboxAction? {
        try first(
            "SELECT \(OutboxAction.columns) FROM outbox WHERE salon = $1 AND id = $2", [salon, id]
        ) { line throws(LedgerTrouble) in try OutboxAction(line, salon: salon) }
    }

    /// The actions in a state, in the order they were planned in.
    public func actions(in state: OutboxAction.State) throws(LedgerTrouble) -> [OutboxAction] {
        try all(
            """
            SELECT \(OutboxAction.columns) FROM outbox
            WHERE salon = $1 AND state = $2 ORDER BY n
            """, [salon, state.rawValue]
        ) { line throws(LedgerTrouble) in try OutboxAction(line, salon: salon) }
    }

    func actions(
        to target: Medium, in state: OutboxAction.State
    ) throws(LedgerTrouble) -> [OutboxAction] {
        try actions(in: state).filter { $0.action.target == target }
    }

    /// Every action there ever was for a booking.
    func actions(for key: ReservationKey) throws(LedgerTrouble) -> [OutboxAction] {
        try all(
            """
            SELECT \(OutboxAction.columns) FROM outbox
            WHERE salon = $1 AND medium = $2 AND number = $3 ORDER BY n
            """, [salon, key.medium.rawValue, key.number]
        ) { line throws(LedgerTrouble) in try OutboxAction(line, salon: salon) }
    }

    func move(
        _ id: String, to state: OutboxAction.State, leasedUntil: Date? = nil
    ) throws(LedgerTrouble) {
        try run(
            "UPDATE outbox SET state = $1, leased_until = $2 WHERE salon = $3 AND id = $4",
            [state.rawValue, leasedUntil?.timeIntervalSince1970, salon, id])
    }
}
