import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension SalonStatus {
    /// The status in plain Japanese. Bookings go by number and day, never by name.
    public var text: String {
        var lines = ["\(salon.name)（\(salon.id)）  \(SalonTime.ledger(asOf)) 現在", ""]
        lines += choreLines + ["", "取得元"]
        for source in sources {
            lines += source.lines(at: asOf, list: lastScans[source.name])
            lines += (layouts[source.name] ?? []).map { "    読み取り  \($0)" }
        }
        lines += ["", ledgerLine, runLine, outboxLine]
        lines += closes.map {
            "本日の締め  \($0.line(at: asOf))"
                + ($0.isClosed || !$0.isFresh ? "" : "  → daicho close today")
        }
        lines +=
            linkLines + staffLines + auditLines + holdLines + floorLines + worklistLines
            + quarantineLines
        lines += exports.prefix(1).map { "書き出し  \($0.text)" }
        return shownSafely(lines) + "\n"
    }

    private var ledgerLine: String {
        if lastRun == nil && tally.reservations == 0 {
            return "台帳      まだありません  → daicho sync を実行してください"
        }
        let adopted =
            media.isEmpty ? "" : "  取込済みの媒体: \(media.map(name(of:)).joined(separator: "、"))"
        return "台帳      予約 \(tally.reservations) 件（本日以降の有効な予約 \(tally.active) 件）\(adopted)"
    }

    private var runLine: String {
        guard let run = lastRun else { return "最終実行  なし" }
        let end = run.exitStatus.map { status in
            "終了コード \(status)（\(ExitStatus(rawValue: Int32(status)).map(words) ?? "不明")）"
        }
        return "最終実行  \(SalonTime.ledger(run.asOf))  \(run.id)  \(end ?? "途中で止まりました。次の実行が続けます")"
    }

    /// What a run's ending means, as far as the ledger still shows why.
    private func words(_ status: ExitStatus) -> String {
        switch status {
        case .degraded where sources.contains { $0.state.failure != nil }: "一部の取得元を読めませんでした"
        case .degraded where !quarantined.isEmpty: "読めない行かメールを取り分けました。ほかは取り込みました"
        default: status.label
        }
    }

    private var outboxLine: String {
        let hands = byHand.flatMap { $0.overtaken + [$0.item] }
        var words = OutboxAction.State.open.compactMap { state in
            let count = (tally.outbox[state] ?? 0) - hands.count { $0.state == state }
            return count > 0 ? "\(state.label) \(count) 件" : nil
        }
        if !byHand.isEmpty { words.append("手作業 \(byHand.count) 件") }
        let frozen = frozenUntil.map { "  \(SalonTime.ledger($0)) まで停止中（定義の freeze）" } ?? ""
        if words.isEmpty { return "連携      未完了なし" + frozen }
        let late = self.late.words.map { "  うち期限（検知から 60 秒）を過ぎたもの \($0)" } ?? ""
        return "連携      \(words.joined(separator: "、"))\(late)\(frozen)  → daicho action list"
    }

    /// Where one channel told of what the other did not, mails are lost or a list is late.
    private var auditLines: [String] {
        let late = delays.words.map { ["反映の遅れ  直近 24 時間、受付から台帳まで \($0)"] } ?? []
        if audits.isEmpty { return late }
        return late + ["照合      一覧とメール（直近 7 日）"]
            + audits.map { "  " + $0.words(medium: name(of: $0.medium)) }
    }

    private var linkLines: [String] {
        var lines = links.filter(\.isWorthALine).flatMap(\.lines).map { "  " + $0 }
        if !lines.isEmpty { lines.insert("媒体連携  → daicho link list", at: 0) }
        if let end = linkSessionEnd {
            lines.append("連携画面  \(SalonTime.ledger(end)) まで開いています")
        }
        return lines
    }

    private var staffLines: [String] {
        if unmergedStaff.isEmpty { return [] }
        let names = unmergedStaff.map { identity in
            let rules = links.first { $0.rules.medium == identity.medium }?.rules
            return "\(rules?.name ?? identity.medium.rawValue): \(identity.name)"
        }
        let label = salon.vertical.staffLabel
        return ["未統合の\(label)  \(names.joined(separator: "、"))  → daicho staff list"]
    }

    private var holdLines: [String] {
        let open = holds.filter { $0.word == .open }
        if open.isEmpty { return ["保留      なし"] }
        return ["保留      \(open.count) 件  → daicho hold list"]
            + open.map { "  \($0.hold.id)  \($0.hold.guard)  \($0.hold.reason)" }
    }

    private var floorLines: [String] {
        let words = FloorWords(media: rules, today: SalonTime.day(of: asOf))
        var lines: [String] = []
        if !floor.doubles.isEmpty {
            lines.append("重複      \(floor.doubles.count) 件（番号順に、行いやすい解決方法です）")
            lines += floor.doubles.flatMap(words.lines).map { "  " + $0 }
        }
        if !floor.oversold.isEmpty {
            lines.append("フリー枠超過 \(floor.oversold.count) 日")
            lines += floor.oversold.map { "  " + words.line(of: $0) }
        }
        if !floor.misfits.isEmpty {
            lines.append("勤務時間外 \(floor.misfits.count) 件（媒体の予約はそのまま有効です）")
            lines += floor.misfits.map { "  " + words.line(of: $0) }
        }
        return lines
    }

    /// A list tells no durations, so that most bookings lack one: they are told in one line, or
    /// what needs a hand would drown in them.
    private var worklistLines: [String] {
        if worklist.isEmpty { return ["要確認    なし"] }
        let odd = worklist.filter { $0.attention != [.durationUnknown] }
        var lines = ["要確認    \(worklist.count) 件  → daicho explain 予約番号"]
        lines += odd.map { reservation in
            let reasons = reservation.attentionWords.joined(separator: "、")
            let sides = (conflicts[reservation.key] ?? []).map(\.words).joined(separator: "、")
            return "  \(reservation.key.number)  \(reservation.facts.visitWords)  \(reasons)"
                + (sides.isEmpty ? "" : ": \(sides)")
        }
        if odd.count < worklist.count {
            lines.append(
                "  所要時間不明のみ \(worklist.count - odd.count) 件"
                    + "  → 定義の menus: にメニューの所要時間を書くと埋まります")
        }
        return lines
    }
}

extension Reservation {
    /// Why a person should look at it, in the words of 要確認理由.
    var attentionWords: [String] {
        Attention.allCases.filter(attention.contains).map(\.label)
    }
}

extension SourceFreshness {
    /// When it last succeeded, whether that is late, why it fails, and what to do.
    ///
    /// - Parameter list: when its last complete list was read: pages that a person saved are older
    ///   than the run that took them in.
    fileprivate func lines(at now: Date, list: Date?) -> [String] {
        var words = ["  \(name)"]
        if !label.isEmpty { words.append(label) }
        if let succeeded = state.succeeded {
            let age = age(at: now).map { "\(ageWords(minutes: $0))前" } ?? "この時刻より後"
            words.append("最終取得 \(SalonTime.ledger(succeeded))（\(age)）")
        } else {
            words.append("まだ取得していません")
        }
        if let list, let minutes = Self.age(of: list, at: now), minutes != age(at: now) {
            words.append("一覧は \(SalonTime.ledger(list)) のもの（\(ageWords(minutes: minutes))前）")
        }
        if isLate(at: now), let everyMinutes { words.append("遅れています（\(everyMinutes) 分ごとの予定）") }
        var lines = [words.joined(separator: "  ")]
        if let failure = state.failure {
            let since = state.failingSince.map { "\(SalonTime.ledger($0)) から" } ?? ""
            lines.append("    失敗  \(since)  \(state.words ?? failure)")
        }
        if let rest = state.rest, rest.until.map({ $0 > now }) ?? true {
            let end = rest.until.map { "\(SalonTime.ledger($0)) まで" }
            let reason = state.failure == nil ? "  \(rest.words ?? rest.reason)" : ""
            lines.append("    休止  \(end ?? "daicho check --resume まで")\(reason)")
        }
        return lines
    }
}

extension ExitStatus {
    /// What it says to people.
    public var label: String {
        switch self {
        case .done: "正常"
        case .planHasChanges: "変更あり"
        case .degraded: "一部が終わっていません。次の実行が続けます"
        case .personNeeded: "人の対応が必要です"
        case .nothingRead: "何も読めませんでした。次の実行で再試行します"
        case .broken: "台帳を信頼できないか、書き込めません"
        case .usage: "使い方の誤り"
        case .locked: "ほかの実行が動いています"
        case .wrongDefinition: "定義ファイルの誤り"
        }
    }
}
