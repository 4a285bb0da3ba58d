import Formats

extension Refusal {
    /// What a page was instead of a list, and what to do, in plain Japanese.
    var advice: String {
        switch self {
        case .notRecognised: "予約一覧の画面ではありません。保存した画面を確かめてください"
        case .signIn: "ログイン画面です。ログインしてから保存し直してください"
        case .expired: "ログインの期限が切れた画面です。ログインしてから保存し直してください"
        case .captcha: "画像認証の画面です。人が解いてから保存し直してください"
        case .error: "エラー画面です。しばらくしてから読み直してください"
        case .maintenance: "メンテナンス中の画面です。終わってから読み直してください"
        case .otherStore: "別の店舗の画面です。店舗を確かめてください"
        case .searchForm: "検索する前の画面です。検索した結果を保存してください"
        case .truncated: "ページが途中で切れています。もう一度読み直すか、保存し直してください"
        }
    }
}
