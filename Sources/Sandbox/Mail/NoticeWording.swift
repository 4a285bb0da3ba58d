/// The ways in which the body of a notice differs from one booking and one salon to the next.
public struct NoticeWording: Hashable, Sendable {
    /// How the name line ends.
    public enum Kana: Hashable, Sendable, CaseIterable {
        /// 氏名（カナ）
        case fullWidthBrackets
        /// 氏名(カナ)
        case halfWidthBrackets
        case missing
    }

    /// A salon's own question with the customer's answer; either may run over lines.
    public struct Question: Hashable, Sendable {
        public var question: [String]
        public var answer: [String]

        public init(_ question: [String], answer: [String]) {
            self.question = question
            self.answer = answer
        }
    }

    public var kana = Kana.fullWidthBrackets
    /// The tag line before the coupon such as `[全員]`; two are possible, none too.
    public var couponTags = ["全員"]
    public var couponDescription: String?
    public var showsDuration = true
    /// Yen paid by gift certificate.
    public var gift = 0
    /// Further lines of the money block, such as `その他割引　500円`.
    public var moneyLines: [String] = []
    public var payableLabel = "お支払い予定金額"
    /// なりたいイメージ; nil leaves the label out.
    public var image: String?
    public var questions: [Question] = []
    /// Cancellations lack the line now and then.
    public var showsReceivedAt = true

    public init() {}

    /// A question whose text looks like labels of the mail.
    public static let trickyQuestion = Question(
        [
            "当てはまる番号をお知らせください。", "【1】初めて", "【2】２回目以降", "", "■アレルギーの有無", "■キャンセル料のご案内を読みましたか",
        ],
        answer: ["【1】", "■アレルギー：なし"])
}
