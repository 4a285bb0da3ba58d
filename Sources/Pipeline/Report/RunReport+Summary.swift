public import Reservations

extension RunReport {
    /// The run in a few Japanese lines, for a terminal. No guest's data.
    public var summary: String {
        var lines = ["\(salon)  \(SalonTime.ledger(asOf))  実行 \(run)"]
        lines += sources.map { "  " + $0.summary }
        lines.append("  変更    " + words(changes, order: Change.Kind.allCases, label: \.label))
        if !actions.isEmpty {
            let order: [Action.Kind] = [
                .pushCreate, .pushUpdate, .pushCancel, .blockSlot, .releaseSlot, .advise,
            ]
            lines.append("  連携    " + words(actions, order: order, label: \.label))
        }
        if let words = late.words { lines.append("  遅れ    検知から 60 秒で届かなかった連携 \(words)") }
        if let words = delays.words { lines.append("  遅れ    受付から台帳まで \(words)") }
        lines += holds.map {
            "  保留    \($0.id) \($0.guardName): \($0.reason)  → daicho hold list"
        }
        if !unmergedStaff.isEmpty {
            let names = unmergedStaff.map(\.text).joined(separator: "、")
            lines.append("  未統合  \(names)  → daicho staff list")
        }
        lines += published.map {
            "  台帳    \($0.path)  \($0.rows) 行\($0.isWritten ? "" : "（変更なし）")"
        }
        lines += notes.map { "  要対応  " + $0.text }
        return lines.joined(separator: "\n")
    }

    /// The run as one line, for a folder of definitions.
    public var line: String {
        let trouble = notes.isEmpty ? "" : "  " + notes.map(\.text).joined(separator: " / ")
        let changed = words(changes, order: Change.Kind.allCases, label: \.label)
        return "\(salon)  終了 \(status.rawValue)  \(changed)\(trouble)"
    }

    private func words<Key: Hashable>(
        _ counts: [Key: Int], order: [Key], label: (Key) -> String
    ) -> String {
        let words = order.compactMap { key in counts[key].map { "\(label(key)) \($0)" } }
        return words.isEmpty ? "なし" : words.joined(separator: "、")
    }
}

extension SourceReport {
    var summary: String {
        guard isDue else { return "\(name)  今回は対象外（\(skipped.map(skipWords) ?? "")）" }
        var words: [String] = []
        if let coverage { words.append(coverage.label) }
        if rows > 0 || coverage == nil { words.append("\(rows) 件（新しい内容 \(observed)、既知 \(same)）") }
        let left = ignored.values.reduce(0, +)
        if left > 0 { words.append("対象外 \(left)") }
        if quarantined > 0 { words.append("隔離 \(quarantined)") }
        if let trouble { words.append(trouble.words) }
        return "\(name)  " + words.joined(separator: "、")
    }
}

/// Why a source was left out.
private func skipWords(_ reason: SourceReport.Skip) -> String {
    switch reason {
    case .notAsked: "指定なし"
    case .notDue: "まだ時間前"
    case .backfillOnly: "過去の取込用"
    }
}

extension Coverage {
    var label: String {
        switch verdict {
        case .complete: "完全"
        case .partial: "一部のみ（\(failedWords)）"
        case .unusable: "使用不可（\(failedWords)）"
        }
    }
}

extension Change.Kind {
    /// The word for people.
    public var label: String {
        switch self {
        case .adopted: "取込"
        case .booked: "新規"
        case .amended: "変更"
        case .cancelled: "取消"
        case .missing: "見当たらない"
        case .found: "再確認"
        case .resurrected: "復活"
        case .tombstone: "取消済みの記録"
        }
    }
}

extension Action.Kind {
    /// The word for people.
    public var label: String {
        switch self {
        case .pushCreate: "登録"
        case .pushUpdate: "更新"
        case .pushCancel: "取消"
        case .blockSlot: "枠を閉じる"
        case .releaseSlot: "枠を開ける"
        case .advise: "手作業"
        }
    }
}
