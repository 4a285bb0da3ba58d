import Connectors
import Formats
import Foundation
import LedgerStore
import Reservations

extension SourceFreshness {
    /// Why it stopped and how that is mended; nil where it is read as it should be.
    func chore(at now: Date) -> Chore? {
        guard state.failure != nil || state.rest != nil else { return nil }
        let words = (cause ?? "").split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        let kinds = words.compactMap { word in
            SourceTrouble.Kind(rawValue: word) ?? Refusal(rawValue: word)?.trouble
        }
        if let doubt = words.compactMap({ doubt($0) }).first { return doubt }
        if let kind = kinds.first { return chore(of: kind, at: now) }
        return Chore(
            "\(label)：最後まで読めたと確かめられません。新しい予約だけを反映しています",
            isSaved
                ? "\(site)で検索からやり直し、全ページを保存し直してください"
                : "次の実行が読み直します。続くときは daicho sync --now を一度実行してください",
            mendsItself: !isSaved && !lasts(at: now))
    }

    private func chore(of kind: SourceTrouble.Kind, at now: Date) -> Chore {
        switch kind {
        case .passwordRefused, .refusedBefore, .captcha, .signInUnclear, .otherSession, .resting,
            .tooManyRequests:
            signInChore(kind)
        case .wrongStore:
            Chore(
                "\(label)：別の店舗の画面が出ています",
                "\(site)で店舗の選択を、定義で salon の store（店舗ID）を確かめてください")
        case .unknownLayout:
            Chore(
                "\(label)：画面の形が変わったようで、読めません。予約はそのまま残しています",
                "画面を保存して daicho read --format で確かめ、フォーマットを直してください（Pipelines/README.md）")
        case .secretMissing, .secretExposed:
            Chore(
                "\(label)：定義の login が指すIDかパスワードを使えません",
                "daicho check で場所を確かめ、daicho を動かすユーザーだけが読めるようにしてください（ファイルは chmod 600）")
        case .clock: Chore("\(label)：この機械の時計が合っていません", "この機械の日付と時刻を自動で合わせる設定にしてください")
        case .certificate:
            Chore("\(label)：サーバーが本物か確かめられず、接続をやめました", "この機械の時計と、つないでいる回線を確かめてください")
        case .unreadableFile, .badAddress:
            Chore("\(label)：定義の from の場所を読めません", "定義の from の場所と権限を直し、daicho check で確かめてください")
        case .notKept:
            Chore("\(label)：読んだものを保存できません", "この機械の空き容量と、state フォルダーの権限を確かめてください")
        case .network:
            Chore(
                isMail ? "\(label)：メールボックスにつながりません" : "\(label)：つながりません",
                lasts(at: now)
                    ? "この機械の回線を確かめ、daicho check で原因を見てください" : "次の実行が試します",
                mendsItself: !lasts(at: now))
        case .siteError, .maintenance:
            Chore(
                "\(label)：\(kind == .maintenance ? "媒体がメンテナンス中です" : "媒体側のエラーです")",
                "次の実行が試します。長く続くときは\(site)がブラウザーで開けるか確かめてください", mendsItself: true)
        case .busy, .stopped:
            Chore("\(label)：途中で止まりました", "次の実行が続けます", mendsItself: true)
        }
    }

    private func signInChore(_ kind: SourceTrouble.Kind) -> Chore {
        let isOver = "daicho check --resume を実行してください"
        let until = state.rest?.until.map { "\(SalonTime.ledger($0)) まで" } ?? ""
        return switch kind {
        case .passwordRefused, .refusedBefore:
            Chore(
                "\(label)：ログインできません。パスワードが変わったようです",
                "\(site)に入れるか確かめ、定義の login が指す場所に正しいパスワードを書いてください。次の実行で試します")
        case .captcha:
            Chore("\(label)：画像認証が出たので止めています", "ブラウザーで\(site)に入って画像認証を解いてから、\(isOver)")
        case .otherSession:
            Chore(
                "\(label)：ほかの人が同じIDでログインしたので、\(until)休んでいます",
                "だれが使っているか確かめ、\(site)で Daicho 専用のログインIDを作って定義の login に書いてください。"
                    + "休みが終われば自動で続けます")
        case .tooManyRequests:
            Chore(
                "\(label)：アクセスを減らすよう求められ、\(until)休んでいます",
                "同じIDで動いているほかのものがないか確かめ、なければ定義の every を長くしてください。休みが終われば自動で続けます")
        default:
            Chore(
                "\(label)：ログインできたか分からず、止めています",
                "ブラウザーで\(site)に入り、お知らせや確認の画面を済ませてから、\(isOver)")
        }
    }

    /// A list that was read and is not acted on (G3, G4, G6).
    private func doubt(_ word: String) -> Chore? {
        switch word {
        case "G6-clock":
            Chore("\(label)：この機械の時計が合っていません", "この機械の日付と時刻を自動で合わせる設定にしてください")
        case "G4-changed-reading":
            Chore(
                "\(label)：読み方が変わったので、前と同じに読めるか確かめています",
                "daicho hold list で違うところを見て、\(site)と比べてください")
        case "G3-shifted-field":
            Chore("\(label)：同じ項目が一斉に変わりました", "daicho hold list で変わった項目を見て、\(site)と比べてください")
        default: nil
        }
    }

    private var isMail: Bool { kind == .mails }

    /// Where a person signs in.
    private var site: String { isMail ? "メールサービス" : "媒体の管理画面" }

    /// Whether it has lasted for an hour: what mends itself has mostly done so by then.
    private func lasts(at now: Date) -> Bool {
        state.failingSince.map { now.timeIntervalSince($0) >= 3600 } ?? false
    }
}

extension Refusal {
    /// What a page that is no list means of its source.
    fileprivate var trouble: SourceTrouble.Kind? {
        switch self {
        case .captcha: .captcha
        case .otherStore: .wrongStore
        case .notRecognised: .unknownLayout
        case .error: .siteError
        case .maintenance: .maintenance
        case .signIn, .expired, .searchForm, .truncated: nil
        }
    }
}
