public import LedgerStore

/// What a restore did, and what a person has to do after it.
public func restoredText(_ restored: Restored, from backup: String, aside: String) -> String {
    var lines = ["復元しました。それまでの台帳は \(aside) にあります"]
    switch restored.carried {
    case nil: lines = lostLines(aside)
    case 0?: break
    case let count?: lines.append("控えの後に送った連携 \(count) 件の記録を引き継ぎました")
    }
    if restored.forgotten > 0 {
        lines.append(
            "控えの後に消したお客様の予約 \(restored.forgotten) 件を、戻した台帳からも消しました。"
                + "控え \(backup) と \(aside) には残っています。要らなくなったら捨ててください")
    }
    return lines.map { $0 + "\n" }.joined()
}

private func lostLines(_ aside: String) -> [String] {
    [
        "復元しました。それまでの台帳は読めません（あれば \(aside) に残してあります）",
        "控えの後に何を送ったか分からないため、次の実行では、送ったかもしれない連携を「届いたか不明」とし、相手に確かめます。",
        "聞けない相手は画面で確かめ、届いていれば daicho action done ID、"
            + "届いていなければ daicho action retry ID を実行してください",
        "控えの後に消したお客様が戻っているかもしれません。もう一度 daicho forget で消してください",
    ]
}
