import Foundation
public import Reservations

extension DayClose {
    /// The day in the salon's words.
    public var text: String {
        let head = "\(salon.name)（\(salon.id)）  \(day.text(separator: "/")) の締め"
        return ([head] + media.flatMap { $0.lines(at: asOf) }).joined(separator: "\n") + "\n"
    }

    public var json: JSON {
        [
            "salon": .text(salon.id), "day": .text(day.description),
            "asOf": .text(SalonTime.iso(asOf)), "closed": .bool(isClosed),
            "media": .list(media.map(\.json)),
        ]
    }

    /// The titles of the head office's CSV.
    public static let titles = [
        "店舗ID", "店舗名", "日付", "媒体", "媒体の件数", "台帳の件数", "新しい連絡による差", "手で固定した差",
        Attention.notAtMedium.label, "連携前", "不明", "不明の予約番号", "照合した一覧の時刻", "経過(分)", "媒体ハッシュ",
        "台帳ハッシュ", "判定",
    ]

    /// The line of a salon whose day could not be looked at, under `titles`: it must not be missing
    /// from the head office's table as though it were closed.
    public static func row(unread path: String, on day: ServiceDay) -> [String] {
        var row = [path, "", day.text(separator: "/")]
        row += Array(repeating: "", count: titles.count - row.count - 1)
        return row + ["読めません"]
    }

    /// A line for each medium, under `titles`.
    public var rows: [[String]] {
        media.map { medium in
            [
                salon.id, salon.name, day.text(separator: "/"), medium.name,
                medium.there.map { "\($0)" } ?? "", "\(medium.here)",
                "\(medium.count(.newerWord))", "\(medium.count(.pin))",
                "\(medium.count(.edit))", "\(medium.count(.leftOut))",
                "\(medium.unexplained.count)",
                medium.unexplained.joined(separator: " / "),
                medium.scannedAt.map(SalonTime.ledger) ?? "",
                medium.minutes(at: asOf).map { "\($0)" } ?? "",
                medium.thereSum?.description ?? "", medium.hereSum.description,
                medium.verdict,
            ]
        }
    }
}
