public import Plumbing
public import Reservations

/// Why a ledger could not be laid out or put on the shelf.
public enum SheetTrouble: Tellable, CustomStringConvertible {
    case file(FileTrouble)
    /// A stored row without a cell for each column.
    case brokenRow(after: Int)
    /// Characters without a place in the encoding, where none may be lost.
    case lost(SheetLoss)

    public var description: String {
        switch self {
        case .file(let trouble): trouble.description
        case .brokenRow(let rows):
            "ledger row \(rows + 1) is damaged: run `daicho check`, and bring back "
                + "your latest copy of the ledger"
        case .lost(let loss):
            "not written: the encoding has no place for \(loss.text); choose utf8-bom, "
                + "or leave out --strict to get 〓 in their place"
        }
    }

    public var words: String {
        switch self {
        case .file(let trouble): trouble.words
        case .brokenRow(let rows):
            "台帳の \(rows + 1) 行目が壊れています。daicho check で確かめ、daicho restore で控えを戻してください"
        case .lost(let loss): "この文字コードでは書けない文字があるため、書き出しませんでした（\(loss.text)）"
        }
    }
}
