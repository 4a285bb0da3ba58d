import Formats
import Reservations

extension Coverage {
    /// What keeps it from being complete, in plain Japanese.
    var failedWords: String { failedWords(met: []) }

    /// The same with what stood in the place of pages. A page that is none, or is cut, says all:
    /// that pages and rows are missing only follows from it.
    func failedWords(met refusals: [Refusal]) -> String {
        let proofs = failed.map { (name: $0, proof: FailedProof(rawValue: $0)) }
        let isCut = proofs.contains { $0.proof == .endMarker }
        let causes = refusals.filter { !(isCut && $0 == .truncated) }.map(\.words)
        let isToldOtherwise = isCut || !causes.isEmpty
        let lacksPage = proofs.contains { $0.proof == .refused }
        let words = proofs.compactMap { name, proof -> String? in
            switch proof {
            case .refused where isToldOtherwise: nil
            case .pageChain where lacksPage, .total where lacksPage: nil
            case let proof?: proof.words
            case nil: doubtWords(name)
            }
        }
        return (words + causes).joined(separator: "、")
    }
}

extension FailedProof {
    /// What does not hold, in plain Japanese.
    var words: String {
        switch self {
        case .refused: "一覧でないページがあります"
        case .httpStatus: "エラーで返ったページがあります"
        case .endMarker: "途中で切れたページがあります"
        case .pageChain: "全部のページがそろっていません"
        case .pageDrift: "読んでいる間に一覧が動きました"
        case .total: "件数と行の数が合いません"
        case .distinct: "同じ予約番号の行が重なっています"
        case .quarantinedRow: "読めない行があります"
        case .range: "頼んだ期間の一覧ではありません"
        case .store: "店舗を確かめられません"
        case .zeroRows: "予約が 1 件も見つかりません"
        }
    }
}

extension Refusal {
    /// What stood in the page's place, in plain Japanese.
    var words: String {
        switch self {
        case .notRecognised: "知らないページ"
        case .signIn: "ログイン画面"
        case .expired: "ログインの期限切れ"
        case .captcha: "画像認証"
        case .error: "媒体のエラー画面"
        case .maintenance: "メンテナンス画面"
        case .otherStore: "別の店舗の画面"
        case .searchForm: "検索前の画面"
        case .truncated: "途中で切れたページ"
        }
    }
}

/// A guard's doubt about a list, `G4-changed-reading`: the guard with what it guards against.
private func doubtWords(_ name: String) -> String {
    name == "canary" ? "前の一覧にあった予約が 1 件も載っていません" : guardWords(String(name.prefix(2)))
}
