import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension SalonStatus {
    /// The runs themselves: none yet, none any more, or one that could not go on.
    var runChores: [Chore] {
        guard let run = lastRun else {
            return [Chore("まだ一度も取り込んでいません", "daicho sync を実行してください")]
        }
        switch run.exitStatus.flatMap({ ExitStatus(rawValue: Int32($0)) }) {
        case .broken:
            return [Chore("前の実行が台帳を書けずに止まりました", "daicho check を実行し、出た案内に従ってください")]
        case .wrongDefinition:
            return [Chore("定義に誤りがあり、取り込めません", "daicho check で誤りの場所を見て直してください")]
        default: break
        }
        if media.isEmpty, tally.reservations > 0 {
            return [
                Chore(
                    "一覧をまだ一度も読み切れていないため、台帳のファイルを書かず、前からの予約を連携先へ送っていません",
                    "一覧の取得元を先に直してください。読み切れると自動で始まります")
            ]
        }
        let timed = sources.filter { $0.everyMinutes != nil }
        guard !timed.isEmpty, timed.allSatisfy({ $0.isLate(at: asOf) && $0.state.failure == nil })
        else { return [] }
        return [
            Chore(
                "\(SalonTime.ledger(run.asOf)) から取り込みが動いていません",
                "この機械の電源と、定期実行（cron か systemd）を確かめ、daicho sync を一度実行してください")
        ]
    }

    var sourceChores: [Chore] {
        sources.flatMap { source in
            let chore = source.chore(at: asOf)
            guard escalated.contains(source.name) else { return chore.map { [$0] } ?? [] }
            let support = "サポートへ \(evidence ?? "") を送ってください"
            if let chore { return [chore.or(support)] }
            return [Chore("\(source.label)：手動で読み直しても同期できません", support)]
        }
    }

    /// Rows of a list whose mail never came: it is lost, or lies in the spam folder (F3).
    var mailChores: [Chore] {
        audits.filter { !$0.withoutMail.isEmpty }.map { audit in
            Chore(
                "\(name(of: audit.medium))：一覧にあるのに通知メールが来ていない予約 "
                    + Self.some(audit.withoutMail),
                "迷惑メールに入っていないか見て、あれば「迷惑メールではない」にしてください。なければ媒体のお知らせメールの宛先を確かめてください")
        }
    }

    /// What has to be done at another medium than the booking's own; 媒体側未反映 tells of that one.
    private var handChores: [Chore] {
        if told.contains(where: { $0.hasPrefix("by-hand:") }) { return [] }
        let steps = byHand.map(\.item.action).filter { !$0.isAtItsOwnMedium }
        let media = Dictionary(grouping: steps, by: \.target)
        return media.sorted { $0.key < $1.key }.map { target, steps in
            let screens = Set(steps.compactMap(\.screen)).sorted().map { "「\($0)」" }.joined()
            let named = steps.map {
                "\($0.key.number) \(($0.after ?? $0.before)?.visitWords ?? "")"
            }
            return Chore(
                "\(name(of: target))：人が画面で行う手作業 \(Self.some(named))",
                "daicho action list の案内のとおり\(name(of: target))の\(screens.isEmpty ? "画面" : screens)で行い、"
                    + "済んだら daicho action done ID")
        }
    }

    var outboxChores: [Chore] {
        handChores
            + [
                (OutboxAction.State.refused, "先方が受け付けなかった連携"),
                (.uncertain, "先方に届いたか分からない連携"),
            ].compactMap { state, words in
                let count = tally.outbox[state] ?? 0
                if count == 0 { return nil }
                return Chore(
                    "\(words) \(count) 件",
                    "daicho action list の予約を先方の画面で見て、済んでいれば daicho action done ID、まだなら daicho action retry ID"
                )
            }
    }

    /// What the last runs could not do beside reading.
    var noticeChores: [Chore] {
        told.sorted().compactMap { name in
            switch name.prefix(while: { $0 != ":" }) {
            case "deliver": Chore("連携先につながりません", "連携先が動いているか確かめてください。次の実行がまた渡します")
            case "link-screen":
                Chore("連携画面が開くのを待っている連携があります", "書き込んでよいときに daicho link open --for 8h")
            case "by-hand":
                Chore(
                    "媒体の画面で人が行う連携があります",
                    "daicho action list の予約を媒体の画面で直し、済んだら daicho action done ID")
            case "publish": Chore("台帳のファイルを書けません", "定義の publish の場所と空き容量を確かめてください")
            case "notify": Chore("お知らせを送れません", "定義の notify の宛先と送信サーバー、LINE ならトークンを確かめてください")
            case "forget": Chore("お客様の情報の消去が終わっていません", "空き容量と権限を確かめ、daicho sync を実行してください")
            default: nil
            }
        }
    }

    /// Layouts that have changed, and values that could not be read.
    var layoutChores: [Chore] {
        sources.filter { layouts[$0.name] != nil }.map { source in
            Chore("\(source.label)：読み取れない項目があります", "下の「取得元」にある「読み取り」の行に従ってください")
        }
    }

    var quarantineChores: [Chore] {
        if quarantined.isEmpty { return [] }
        return [
            Chore(
                "読めなかった行・メール \(quarantined.count) 件",
                "daicho quarantine list が示す原文を開き、その予約が台帳にあるか確かめてください")
        ]
    }

    /// The first numbers and how many there are.
    static func some(_ numbers: [String]) -> String {
        let shown = numbers.prefix(3).joined(separator: "、")
        return "\(numbers.count) 件（\(shown)\(numbers.count > 3 ? " ほか" : "")）"
    }

    func name(of medium: Medium) -> String { rules[medium]?.name ?? medium.rawValue }
}
