import Connectors
import Formats
import LedgerStore
import Reconciliation
import Reservations

extension BackfillReport {
    /// For a terminal, in the salon's words.
    public var text: String {
        let head =
            "\(days.lowerBound.text(separator: "/")) 〜 \(days.upperBound.text(separator: "/"))"
            + (isTrial ? "（試し読み：まだ何も書いていません）" : "")
        return
            ([head] + files.map(\.text) + unreadable.map { "\($0.path)：読めません（\($0.why)）" })
            .joined(separator: "\n") + "\n"
    }
}

extension BackfillReport.Unreadable {
    /// A file of a layout that nobody has described: somebody has to.
    init(unknownAt path: String) {
        self.init(
            path: path,
            why: "どの書式にも当てはまりません。--format で書式を指定するか、書式ファイルを足してください",
            status: .personNeeded)
    }

    init(_ path: String, _ trouble: SourceTrouble) {
        self.init(path: path, why: trouble.words, status: ExitStatus(trouble))
    }

    init(_ path: String, refused refusal: Refusal) {
        self.init(path: path, why: refusal.advice, status: .personNeeded)
    }
}

extension BackfillReport.File {
    fileprivate var text: String {
        var parts = [
            "\(tally.rows) 行", "追加 \(tally.added)", "補完・変更 \(tally.changed)",
            "変わりなし \(tally.same)", "期間外 \(tally.outside)", "隔離 \(tally.quarantined)",
        ]
        parts += tally.left.sorted { $0.key < $1.key }.map {
            "\(BackfillLine.words(ofLeaving: $0.key)) \($0.value)"
        }
        var lines = [
            "\(path)（\(format)\(isResumed ? "、続きから" : "")）：" + parts.joined(separator: "、")
        ]
        lines += tally.lines.prefix(Self.most).map { "  " + $0.text }
        let rest = tally.lines.count - Self.most
        if rest > 0 { lines.append("  … ほか \(rest) 件（--json ですべて見られます）") }
        if !holds.isEmpty {
            lines.append("  取消を保留しています：daicho hold list（\(holds.sorted().joined(separator: ", "))）")
        }
        return lines.joined(separator: "\n")
    }

    private static let most = 20
}

extension BackfillLine {
    /// `5 行目  隔離  開始時刻：…`.
    fileprivate var text: String {
        let place = [placeWords(location), number].compactMap(\.self).joined(separator: "  ")
        return "\(place)  \(label)  \(words)"
    }

    private var label: String {
        switch fate {
        case .quarantined: "隔離"
        case .leftOut: "取り込まず"
        case .mended: "直して取込"
        case .dropped: "この項目だけ除いて取込"
        case .repeated: "番号の重複"
        }
    }

    private var words: String {
        switch fate {
        case .quarantined, .mended, .dropped: findingWords(field: field, problem: reason)
        case .leftOut: Self.words(ofLeaving: reason)
        case .repeated:
            (reason.isEmpty ? "前の行" : placeWords(reason))
                + "と同じ予約番号で内容が違います。後の行を採りました。どちらが正しいか確かめてください"
        }
    }

    fileprivate static func words(ofLeaving reason: String) -> String {
        switch reason {
        case "voided": "取消済みの会計"
        case "same-visit": "別の予約番号で登録済み"
        case "no-number": "予約番号なし（一覧の取込を待つ）"
        case OwnShop.reason: "別の店舗"
        case LeftOut.reason: "連携中の受付ではない"
        case "unrelated": "予約の通知ではないメール"
        default: reason
        }
    }
}
