public import LedgerStore
import Reconciliation
import Reservations

extension StoryText {
    var changes: String? {
        if story.changes.isEmpty { return nil }
        var lines: [String] = []
        for record in story.changes {
            let change = record.change
            let grounds = change.evidence.map(mark).joined(separator: " ")
            let why = change.reasons.joined(separator: ", ")
            lines.append(
                "  \(SalonTime.ledger(record.at))  \(change.kind.label)  実行 \(record.run)"
                    + (grounds.isEmpty ? "" : "  根拠 \(grounds)") + "  （\(why)）")
            lines += steps(of: change)
        }
        return "変更の履歴\n" + shownSafely(lines)
    }

    /// From what to what, a line a field.
    private func steps(of change: Change) -> [String] {
        guard let before = change.before else { return [] }
        return change.fields.map { field in
            let (old, new) = (before.words(of: field), change.after.words(of: field))
            return "    \(field.label): \(old) → \(new)"
        }
    }

    var deliveries: String? {
        if story.actions.isEmpty { return nil }
        var lines: [String] = []
        for item in story.actions {
            let action = item.action
            lines.append(
                "  \(action.id)  \(action.target.rawValue) へ \(action.kind.label)"
                    + "  \(item.state.label)  実行 \(item.run)")
            for receipt in story.receipts where receipt.action == action.id {
                lines.append(
                    "    \(SalonTime.ledger(receipt.at))  \(receipt.result.label)"
                        + "  \(receipt.evidence)")
            }
        }
        return "連携\n" + shownSafely(lines)
    }

    var holds: String? {
        if story.holds.isEmpty { return nil }
        let lines = story.holds.map { state in
            "  \(state.hold.id)  \(state.hold.guard)  \(SalonTime.ledger(state.hold.since)) から"
                + "  \(state.word.label)  \(state.hold.reason)"
        }
        return "保留\n" + shownSafely(lines)
    }

    var acts: String? {
        if story.acts.isEmpty { return nil }
        let lines = story.acts.map { act in
            "  \(SalonTime.ledger(act.at))  \(act.person)  \(act.kind)  \(act.subject)"
        }
        return "人の操作\n" + shownSafely(lines)
    }
}

extension OutboxAction.State {
    /// The word for people.
    public var label: String {
        switch self {
        case .pending: "送信待ち"
        case .leased: "送信中"
        case .handed: "引き渡し済み（完了の確認待ち）"
        case .done: "完了"
        case .refused: "先方で拒否"
        case .uncertain: "届いたか不明"
        case .superseded: "送る前に変更"
        }
    }
}

extension Receipt.Result {
    var label: String {
        switch self {
        case .done: "完了"
        case .refused: "先方で拒否"
        case .uncertain: "届いたか不明"
        case .handedOver: "引き渡し"
        }
    }
}

extension HoldState.Word {
    var label: String {
        switch self {
        case .open: "未決"
        case .approved: "承認済み"
        case .dropped: "却下済み"
        }
    }
}
