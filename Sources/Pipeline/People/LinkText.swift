import Foundation
public import Reservations

/// How the salon's links stand, for people: whether each medium is in use, and how far its link
/// has come.
public func linkText(_ standings: [LinkStanding]) -> String {
    if standings.isEmpty { return "連携できる媒体がありません\n" }
    return shownSafely(standings.flatMap(\.lines)) + "\n"
}

/// What comes of a step, with what to do next.
public func stepText(
    _ standing: LinkStanding, after verb: LinkVerb, report: RunReport
) -> String {
    var lines = standing.lines
    if let count = report.changes[.booked] { lines.append("  取り込んだ予約 \(count) 件") }
    if verb == .report, standing.course.state == .paused {
        lines.append("  媒体の予約受付が止まっています。統合を済ませ、早めに再開してください")
        if standing.lacksSnapshot { lines.append("  予約枠設定の控えがありません（daicho link snapshot）") }
    }
    if verb == .start { lines += standing.atStart }
    if verb == .stop { lines += standing.checklist }
    return shownSafely(lines) + "\n"
}

extension LinkStanding {
    /// One line, and one more for what is worth knowing of its state.
    var lines: [String] {
        var words = [rules.name, isInUse ? "利用中" : "利用なし", "連携: \(course.state.label)"]
        if let since = course.since { words.append("\(SalonTime.ledger(since)) から") }
        var lines = [words.joined(separator: "  ")]
        if let started = course.startedAt, rules.link.existing == .excluded {
            lines.append("  \(SalonTime.ledger(started)) 以降に受け付けた予約を取り込みます")
        }
        if leavesAllOut, let next = LinkPath(rules).verbs(from: course.state).first {
            lines.append(
                "  連携の記録がないため、届いた予約を取り込みません"
                    + "  → daicho link \(next.rawValue) \(rules.medium.rawValue)")
        }
        if let notice = course.notice, course.state == .preparing {
            lines.append("  完了の連絡は\(notice.label)に届きます")
        }
        if !leftOut.isEmpty {
            let shown = leftOut.prefix(10).joined(separator: "、")
            let more = leftOut.count > 10 ? " ほか" : ""
            lines.append("  連携中の受付ではないため取り込まない予約 \(leftOut.count) 件: \(shown)\(more)")
        }
        if let age {
            let late = delay == nil ? "" : "  → 目安の \(age.limit) \(age.unit.label)を過ぎています"
            lines.append("  経過 \(age.lasted) \(age.unit.label)\(late)")
        } else if paused > 0 {
            lines.append("  予約受付の停止 計 \(Int((paused / 60).rounded(.up))) 分")
        }
        return lines
    }

    /// Whether the link will take slot settings away of which there is no copy.
    fileprivate var lacksSnapshot: Bool {
        rules.link.end == .slotsReset && course.snapshot == nil
    }

    /// What a link that begins means for what stands at the medium.
    fileprivate var atStart: [String] {
        var lines: [String] = []
        if rules.link.isSole == true {
            lines.append("  \(rules.name)が連携できる外部システムは 1 つだけです。ほかの連携は解除してください")
        }
        switch rules.link.slotsAtStart {
        case .reset: lines.append("  これまでの\(rules.name)の予約枠設定はなくなり、台帳の枠に替わります")
        case .outsideHoursDeleted:
            lines.append("  \(rules.name)の連携時間外の空き枠は消えます（予約は残ります）")
        case nil: break
        }
        return lines
    }

    /// What a person has to see to after the link's end (R1-18).
    fileprivate var checklist: [String] {
        var lines = [
            "  台帳はそのまま残り、この媒体への指示は出しません", "  解除後の確認",
            "    □ \(rules.name)の画面で連携が解除されていること",
        ]
        if rules.link.end == .slotsReset {
            let screen = rules.screens.slots.map { "「\($0.ordinary)」" } ?? ""
            lines.append("    □ \(rules.name)の\(screen)で予約枠を設定し直すこと")
            lines.append(
                course.snapshot.map { "    □ 連携前の設定の控え: snapshots/\($0)" }
                    ?? "    □ 連携前の設定の控えはありません")
            lines.append("    □ 予約受付が再開していること")
        }
        if rules.link.end == .daysUnlinked {
            lines.append("    □ \(rules.name)で「リセット」し、すべての日の連携が外れていること")
        }
        if rules.link.end == .guestsUnlinked {
            lines.append("    □ \(rules.name)の会員のユーザーIDリセット（会員種別は WEB に戻ります）")
        }
        return lines
    }
}
