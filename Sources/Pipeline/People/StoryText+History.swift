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
            let why = change.reasons.map(reasonWords).joined(separator: "、")
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
            let isMedium = action.target == story.key.medium
            let target = isMedium ? mediumName : action.target.rawValue
            lines.append(
                "  \(action.id)  \(target) へ \(action.kind.label)"
                    + "  \(item.state.label)  実行 \(item.run)"
                    + "  （\(action.reasons.map(reasonWords).joined(separator: "、"))）")
            for receipt in story.receipts where receipt.action == action.id {
                lines.append(
                    "    \(SalonTime.ledger(receipt.at))  \(receipt.result.label)"
                        + "  \(ReceiptWord(evidence: receipt.evidence)?.words ?? receipt.evidence)")
            }
        }
        return "連携\n" + shownSafely(lines)
    }

    var holds: String? {
        if story.holds.isEmpty { return nil }
        let lines = story.holds.map { state in
            "  \(state.hold.id)  \(guardWords(state.hold.guard))  \(SalonTime.ledger(state.hold.since)) から"
                + "  \(state.word.label)  \(state.hold.reason)"
        }
        return "保留\n" + shownSafely(lines)
    }

    var acts: String? {
        if story.acts.isEmpty { return nil }
        let lines = story.acts.map { act in
            "  \(SalonTime.ledger(act.at))  \(act.person)  \(words(of: act))"
        }
        return "人の操作\n" + shownSafely(lines)
    }

    /// What a person did; a pin with its value and what the source said then.
    private func words(of act: Act) -> String {
        // An act whose word cannot be read is shown by its kind.
        if let (word, other) = try? act.visitWord {
            return "\(other.number) \(word == .same ? "と同一来店とした" : "とは別の来店とした")"
        }
        return switch try? act.pinWord {
        case .pin(let pin)?:
            "\(mark(pin.id)) \(pin.field.label) を \(pin.value.words(of: pin.field)) に"
                + "\(pin.isEdit ? "変更" : "固定")（取得元では \(pin.source.words(of: pin.field))）"
        case .unpin(let field)?: "\(field.label) の固定を解除"
        case nil: "\(actMeanings[act.kind] ?? act.kind)  \(act.subject)"
        }
    }
}

private let actMeanings = [
    "hold.approved": "保留した取消を承認", "hold.dropped": "保留した取消を却下",
    "action.done": "連携の完了を確認", "action.retry": "連携を再送", "source.resume": "休止を解除",
    "book": "予約を登録", "amend": "予約を変更", "cancel": "予約を取消", "visit": "来店処理",
    "unvisit": "来店処理を取消",
]

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
