public import Reconciliation
public import Reservations

/// A plan as people and scripts see it before it is carried out.
public struct PlanPreview: Sendable {
    public let id: String
    public let changes: [Change]
    /// In the order in which they would go out.
    public let actions: [Action]
    public let holds: [HoldState]
    /// Why sources have nothing in it, a line each, for people.
    public let missing: [String]

    private let staff: StaffBook

    /// - Parameters:
    ///   - staff: knows media's own codes, as they were before the plan.
    ///   - missing: what was not read, and why.
    public init(_ plan: Plan, staff: StaffBook = StaffBook(), missing: [String] = []) {
        self.staff = staff
        self.missing = missing
        id = plan.id
        changes = plan.changes
        actions = plan.actions.sorted { $0.risk < $1.risk }
        holds = plan.holds.filter { $0.word == .open }
    }

    public var hasChanges: Bool { !changes.isEmpty || !actions.isEmpty }

    /// `{"id", "changes": [], "actions": [], "holds": []}`.
    public var json: JSON {
        [
            "id": .text(id), "changes": .list(changes.map(\.json)),
            "actions": .list(actions.map { $0.preview(staff) }),
            "holds": .list(
                holds.map { state in
                    [
                        "id": .text(state.hold.id), "guard": .text(state.hold.guard),
                        "reason": .text(state.hold.reason),
                        "numbers": .list(
                            Set(state.hold.members.map(\.key.number)).sorted().map { .text($0) }),
                    ]
                }),
        ]
    }

    /// A line a change, then the actions and holds in numbers; no guest's data.
    public var text: String {
        var lines = ["計画 \(id)"]
        lines += changes.map(\.line)
        if changes.isEmpty { lines.append("  変更なし") }
        lines.append("  連携 \(actions.count) 件、保留 \(holds.count) 件")
        if !missing.isEmpty { lines.append("この計画に入っていないもの") }
        lines += missing.map { "  " + $0 }
        return lines.joined(separator: "\n")
    }
}

extension Plan {
    /// Names what the plan does; the same evidence on the same ledger gives the same id, whenever
    /// it is planned.
    public var id: String {
        var words: [String] = []
        for change in changes {
            words += [
                change.kind.rawValue, change.key.medium.rawValue, change.key.number,
                change.after.fingerprint(number: change.key.number).description,
            ]
        }
        words += actions.map(\.id)
        words += holds.flatMap { $0.hold.members.map(\.observation.description) }
        return String(Fingerprint(words: words).description.prefix(16))
    }
}

extension Change {
    /// One line for people: what happened to which booking.
    public var line: String {
        let when = [after.visitDate?.text(separator: "/"), after.startTime?.description]
        let fields = kind == .amended ? self.fields.map(\.label) : []
        let words = [kind.label, key.number] + when.compactMap { $0 }
        let what = fields.isEmpty ? "" : "  \(fields.joined(separator: "、"))"
        return "  " + words.joined(separator: "  ") + what
    }

    public var json: JSON {
        [
            "kind": .text(kind.rawValue), "medium": .text(key.medium.rawValue),
            "number": .text(key.number), "fields": .list(fields.map { .text($0.name) }),
            "before": before.map { .object($0.json) } ?? .null, "after": .object(after.json),
            "reasons": .list(reasons.map { .text($0) }),
        ]
    }
}
