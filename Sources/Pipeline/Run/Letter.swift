import Foundation
import LedgerStore
public import Reservations

/// What one recipient is told at once, in Japanese and without a guest's data.
public struct Letter: Hashable, Sendable {
    public let subject: String
    public let text: String
    /// The same things told to the same recipient on one day have the same key, in whatever order,
    /// so that a letter that may have arrived can be sent again and counts once.
    public let key: Fingerprint

    init(_ news: [OwedNotice], to recipient: String, salon: Definition.Salon, day: ServiceDay) {
        let isOver = news.map(\.name) == [OwedNotice.allIsOver.name]
        subject = "【台帳】\(salon.name)：\(isOver ? "解消しました" : "確認をお願いします")"
        text =
            isOver
            ? news[0].text + "\n"
            : news.map { "・\($0.text)\n" }.joined() + "\n詳しくは daicho status で確認できます。\n"
        let words = news.flatMap { [$0.name, $0.text] }.sorted()
        key = Fingerprint(words: [salon.id, recipient, day.description] + words)
    }
}

extension OwedNotice {
    static let allIsOver = OwedNotice(name: "over", text: "お知らせしていた状態は解消しました。", status: 0)
}
