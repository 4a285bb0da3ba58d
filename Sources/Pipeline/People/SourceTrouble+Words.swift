import Connectors

extension SourceTrouble {
    /// What happened and what to do next, for salon people; the details follow as they were found.
    var words: String { "\(kind.words)（\(text)）" }
}

extension SourceTrouble.Kind {
    /// What happened and whose turn it is, in plain Japanese.
    var words: String {
        switch self {
        case .passwordRefused: "IDかパスワードが受け付けられません。媒体の画面で確かめ、定義の秘密情報を直してください"
        case .refusedBefore: "前に断られたIDとパスワードのままなので、試していません。直すと次の実行で試します"
        case .captcha: "画像認証が出ました。人がログインして解いてから daicho check --resume を実行してください"
        case .otherSession: "ほかの人が同じIDでログインしました。少し休んでから再開します"
        case .signInUnclear: "ログインの結果を読み取れません。媒体の画面でログインできるか確かめてください"
        case .resting: "前の問題のため休んでいます"
        case .tooManyRequests: "媒体がアクセスを減らすよう求めています。少し休んでから再開します"
        case .wrongStore: "別の店舗の画面です。定義の store と、ログインIDの権限を確かめてください"
        case .unknownLayout: "画面の形が変わったようです。daicho read で確かめ、フォーマットを直してください"
        case .certificate: "サーバーの証明書を確認できないため、接続をやめました"
        case .unreadableFile: "ファイルかフォルダーを読めません。場所と権限を確かめてください"
        case .badAddress: "定義の宛先が見つかりません。定義を直してください"
        case .network: "つながりませんでした。次の実行で試します"
        case .siteError: "媒体側のエラーです。次の実行で試します"
        case .maintenance: "媒体がメンテナンス中です。次の実行で試します"
        case .busy: "ほかの実行が読んでいます"
        case .stopped: "時間になったので止めました。次の実行が続けます"
        case .notKept: "読んだものを保存できません。空き容量と権限を確かめてください"
        }
    }
}
