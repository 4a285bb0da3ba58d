public import LedgerStore
public import Reservations

/// The actions that somebody still has to see to, for people: numbers and days, no guest's data.
///
/// - Parameter reasons: by action, why it stands where it stands.
public func outboxText(
    _ actions: [OutboxAction], because reasons: [String: ActionReason] = [:]
) -> String {
    if actions.isEmpty { return "未完了の連携はありません\n" }
    let rows = actions.map { item in
        let facts = item.action.after ?? item.action.before
        return [
            item.action.id, item.action.target.rawValue, item.action.kind.label,
            item.action.key.number, facts?.visitWords ?? "", item.state.label,
        ]
    }
    let table = TextTable(titles: ["ID", "連携先", "内容", "予約番号", "来店日時", "状態"], rows: rows)
    var lines = [table.text, ""]
    lines += actions.compactMap { item in
        reasons[item.action.id].map { "\(item.action.id)  \($0.words)" }
    }
    let advice = actions.map(\.action).filter { $0.kind == .advise && $0.isAtItsOwnMedium }
    lines += advice.map { shownSafely($0.adviceLine(mediumName: $0.target.rawValue)) }
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
    public func json(because reason: ActionReason?) -> JSON {
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
        ]
    }
}
