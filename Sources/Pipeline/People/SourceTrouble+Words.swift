public import Connectors
public import Reservations

extension SourceTrouble: Tellable {
    /// What happened and what to do next, for salon people; the details are in `text`.
    public var words: String { kind.words(about: subject) }

    /// The trouble that a secret which cannot be had means for its source.
    public init(_ problem: SecretProblem) {
        let kind: Kind =
            switch problem.kind {
            case .missing: .secretMissing
            case .exposed: .secretExposed
            }
        self.init(kind, problem.description, about: problem.place)
    }
}

extension SourceTrouble.Kind {
    /// What happened and whose turn it is, in plain Japanese.
    public var words: String { words(about: nil) }

    /// The same with what it is about.
    ///
    /// - Parameter subject: the host, path, place or store that it is about; of a rest, the trouble
    ///   that began it.
    func words(about subject: String?) -> String {
        let place = subject.map { "（\($0)）" } ?? ""
        return switch self {
        case .passwordRefused: "IDかパスワードが受け付けられません。媒体の画面で確かめ、定義の秘密情報を直してください"
        case .secretMissing: SecretProblem.Kind.missing.words(about: subject ?? "定義の場所")
        case .secretExposed: SecretProblem.Kind.exposed.words(about: subject ?? "")
        case .refusedBefore: "前に断られたIDとパスワードのままなので、試していません。直すと次の実行で試します"
        case .captcha: "画像認証が出ました。人がログインして解いてから daicho check --resume を実行してください"
        case .otherSession:
            "ほかの人が同じIDでログインしました。30分休んでから再開します。Daicho 専用のログインIDを用意してください"
        case .signInUnclear: "ログインの結果を読み取れません。媒体の画面でログインできるか確かめてください"
        case .resting: restWords(subject)
        case .tooManyRequests: "媒体がアクセスを減らすよう求めています。少し休んでから再開します"
        case .wrongStore: "別の店舗の画面です\(place)。定義の store と、ログインIDの権限を確かめてください"
        case .unknownLayout: "画面の形が変わったようです。daicho read で確かめ、フォーマットを直してください"
        case .certificate: "サーバーの証明書を確認できないため、接続をやめました\(place)"
        case .unreadableFile: "ファイルかフォルダーがないか、読めません\(place)。場所と権限を確かめてください"
        case .badAddress: "定義に書いた接続先が見つかりません\(place)。定義を直してください"
        case .clock: "この機械の時計が媒体とずれています\(place)。timedatectl set-ntp true で合わせてください"
        case .network: "つながりませんでした\(place)。次の実行で試します"
        case .siteError: "媒体側のエラーです。次の実行で試します"
        case .maintenance: "媒体がメンテナンス中です。次の実行で試します"
        case .busy: "ほかの実行が読んでいます"
        case .stopped: "時間になったので止めました。次の実行が続けます"
        case .notKept: "読んだものを保存できません。空き容量と権限を確かめてください"
        }
    }

    private func restWords(_ cause: String?) -> String {
        guard let kind = cause.flatMap(SourceTrouble.Kind.init(rawValue:)), kind != .resting
        else { return "前の問題のため休んでいます" }
        return "休んでいます：\(kind.words(about: nil))"
    }

    /// Whether it says itself what a person has to do, or that waiting helps: nobody has to look
    /// into it from afar.
    var tellsTheWayOut: Bool {
        switch self {
        case .passwordRefused, .secretMissing, .secretExposed, .refusedBefore, .captcha,
            .otherSession, .resting, .tooManyRequests, .certificate, .unreadableFile,
            .badAddress, .clock, .maintenance, .busy, .stopped, .notKept:
            true
        case .signInUnclear, .wrongStore, .unknownLayout, .network, .siteError: false
        }
    }
}
