public import Reservations

extension LedgerTrouble: Tellable {
    public var words: String {
        switch self {
        case .damaged(let path, _):
            "台帳 \(path) が壊れています。このファイルを別の場所に移し、daicho restore で控えを戻してください"
        case .newer(let path, _):
            "台帳 \(path) は新しい版の daicho で書かれています。新しい版を入れ直してください"
        case .otherSalon(let path, let salon):
            "\(path) は別のサロン（\(salon)）の台帳です。定義の state をサロンごとに分けてください"
        case .locked(let path): "台帳 \(path) をほかの実行が書いています。終わるのを待ってください"
        case .noSpace(let path): "ディスクの空きがなく、台帳 \(path) に書けません。空けると次の実行が続けます"
        case .noRights(let path):
            "台帳 \(path) に書けません。daicho を動かすユーザーをファイルとフォルダーの持ち主にしてください"
        case .unreadable(let path, _):
            "台帳 \(path) のディスクに問題があります。確かめてから daicho check を実行してください"
        case .unknown(_, let id): "\(id) は台帳にありません。daicho status で確かめてください"
        case .invariant: "台帳と食い違うため、何も書きませんでした。daicho check を実行し、サポートに連絡してください"
        }
    }
}
