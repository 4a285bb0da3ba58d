public import LedgerStore
public import Reservations

/// The actions that somebody still has to see to, for people: numbers and days, no guest's data.
///
/// - Parameters:
///   - reasons: by action, why it stands where it stands.
///   - media: whose names people know.
public func outboxText(
    _ steps: [StandingStep], because reasons: [String: ActionReason] = [:],
    media: [Medium: MediumRules] = [:]
) -> String {
    let actions = steps.map(\.item)
    if actions.isEmpty { return "未完了の連携はありません\n" }
    let rows = actions.map { item in
        let facts = item.action.after ?? item.action.before
        return [
            item.action.id, item.action.target.rawValue, item.action.kind.label,
            item.action.key.number, facts?.visitWords ?? "", item.standing,
        ]
    }
    let table = TextTable(titles: ["ID", "連携先", "内容", "予約番号", "来店日時", "状態"], rows: rows)
    var lines = [table.text, ""]
    lines += actions.compactMap { item in
        reasons[item.action.id].map { "\(item.action.id)  \($0.words)" }
    }
    lines += steps.filter { $0.item.action.kind == .advise }.map { step in
        let target = step.item.action.target
        let name = media[target]?.name ?? target.rawValue
        return shownSafely("  → " + step.request(mediumName: name))
    }
    lines.append("先方で済んだとき      daicho action done ID")
    let isStuck = actions.contains { $0.state == .refused || $0.state == .uncertain }
    if isStuck { lines.append("もう一度送るとき      daicho action retry ID") }
    return lines.joined(separator: "\n") + "\n"
}

extension OutboxAction.State {
    /// The states in which an action is not through with, in the order people see to them.
    public static let open: [OutboxAction.State] = [
        .refused, .uncertain, .handed, .leased, .pending,
    ]
}

extension OutboxAction {
    /// The action for scripts, with where it stands.
    public var json: JSON { json(because: nil) }

    /// The same with why it stands there.
    ///
    /// - Parameter overtaken: the open steps of a person that it stands for.
    public func json(
        because reason: ActionReason?, standingFor overtaken: [OutboxAction] = []
    ) -> JSON {
        let facts = action.after ?? action.before
        return [
            "id": .text(action.id), "target": .text(action.target.rawValue),
            "kind": .text(action.kind.rawValue), "risk": .text(action.risk.rawValue),
            "medium": .text(action.key.medium.rawValue), "number": .text(action.key.number),
            "visitDate": .text(facts?.visitDate?.description),
            "startTime": .text(facts?.startTime?.description), "state": .text(state.rawValue),
            "attempts": .number(attempts), "due": .text(SalonTime.iso(action.due)),
            "run": .text(run),
            "waitsFor": .text(reason?.code),
            "said": .text(reason?.code == nil ? reason?.words : nil),
            "reasons": .list(action.reasons.map { .text($0) }),
            "standsFor": .list(overtaken.map { .text($0.action.id) }),
        ]
    }
}
