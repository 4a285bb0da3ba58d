/// What we say ourselves of an action that was sent, as evidence in its receipt. Everything else
/// there is the target's own word.
public enum ReceiptWord: String, CaseIterable, Sendable {
    case appended = "appended to "
    case standsInFile = "in the file"
    case seen = "seen on the schedule of "
    case unseen = "entered, and not seen on the schedule: it is read again"
    case byHand = "a person's step on the medium's own screen"
    case toldPeople = "the salon's people were told"
    case tooLate = "its time had begun before it could be entered"
    case neverThere = "sent again and again, and never found at the target"
    case answered = "answered "
    case readThere = "read back at the target"
    case noAnswer = "it was sent, and no answer came: look at the target"
    case personsWord = "a person's word"
    case lapsed = "the run that was sending it ended before it knew: look at the target"
    case ledgerLost = "the ledger was lost that may have sent it before: look at the target"
    case outOfTime = "no answer within "
    case tooMuch = "more output than a receipt: look at the target"
    case badEnd = "the program ended with status "
    case noReceipt = "the program printed no receipt: look at the target"
    case otherReceipt = "the program printed another action's receipt: look at the target"

    /// The word that evidence begins with, where it is ours.
    public init?(evidence: String) {
        guard let word = Self.allCases.first(where: { evidence.hasPrefix($0.rawValue) })
        else { return nil }
        self = word
    }

    /// The evidence as it is kept, with what the word speaks of behind it.
    public func evidence(_ subject: String = "") -> String { rawValue + subject }

    /// For people.
    public var words: String {
        switch self {
        case .appended: "ファイルに書き加えました"
        case .standsInFile: "ファイルに書かれています"
        case .seen: "媒体のスケジュールで確かめました"
        case .unseen: "入力しましたが、スケジュールで確かめられません。次の実行でもう一度見ます"
        case .byHand: "媒体の画面で人が行います"
        case .toldPeople: "サロンの人に知らせました"
        case .tooLate: "送る前に、その時刻になりました"
        case .neverThere: "何度送っても相手に届いていません。相手の画面で登録してください"
        case .answered: "相手が受け付けました"
        case .readThere: "相手に届いていることを確かめました"
        case .noAnswer: "送りましたが、返事がありません。相手の画面で確かめてください"
        case .personsWord: "人が確かめました"
        case .lapsed: "送っている途中で実行が終わりました。相手の画面で確かめてください"
        case .ledgerLost: "失われた台帳がすでに送ったかもしれません。相手の画面で確かめてください"
        case .outOfTime: "時間内に返事がありません。相手の画面で確かめてください"
        case .tooMuch, .noReceipt, .otherReceipt:
            "プログラムの返事を読み取れません。相手の画面で確かめてください"
        case .badEnd: "プログラムがエラーで終わりました。相手の画面で確かめてください"
        }
    }
}
