public import Reservations

extension Amendment {
    /// What has come of it, for people: from what to what, no guest's data.
    public func text(_ report: RunReport, _ changes: [Change]) -> String {
        var lines = pins.claimed.fields.map { "\(number)  \($0.label) を固定しました" }
        lines += unpins.fields.map { "\(number)  \($0.label) の固定を解きました" }
        lines += changes.flatMap(\.stepLines)
        if report.changes.isEmpty { lines.append("  台帳の内容は変わりません") }
        let steps = report.actions.values.reduce(0, +)
        if steps > 0 { lines.append("  連携 \(steps) 件を出しました  → daicho action list") }
        if !pins.claimed.isEmpty {
            lines.append("  媒体の内容が今と変わると、要確認（項目の食い違い）に出ます")
        }
        return shownSafely(lines) + "\n"
    }

    /// What has come of it, for scripts.
    public func json(_ report: RunReport) -> JSON {
        [
            "number": .text(number), "run": .text(report.run),
            "pinned": .list(pins.claimed.fields.map { .text($0.name) }),
            "unpinned": .list(unpins.fields.map { .text($0.name) }),
            "changes": .number(report.changes.values.reduce(0, +)),
            "actions": .number(report.actions.values.reduce(0, +)),
        ]
    }
}
