public import LedgerStore

/// What a restore did, and what a person has to do after it.
public func restoredText(_ restored: Restored, aside: String) -> String {
    var lines = ["復元しました。それまでの台帳は \(aside) にあります"]
    switch restored.carried {
    case nil:
        lines[0] = "復元しました。それまでの台帳は読めません（あれば \(aside) に残してあります）"
        lines += [
            "控えの後に何を送ったか分からないため、次の実行では、送ったかもしれない連携を「届いたか不明」とし、相手に確かめます。",
            "聞けない相手は画面で確かめ、届いていれば daicho action done ID、"
                + "届いていなければ daicho action retry ID を実行してください",
        ]
    case 0?: break
    case let count?: lines.append("控えの後に送った連携 \(count) 件の記録を引き継ぎました")
    }
    return lines.map { $0 + "\n" }.joined()
}
