public import Foundation
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
        "店舗ID", "店舗名", "日付", "媒体", "媒体の件数", "台帳の件数", "新しい連絡による差", "手で固定した差", "不明", "不明の予約番号",
        "照合した一覧の時刻", "経過(分)", "媒体ハッシュ", "台帳ハッシュ", "判定",
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
                "\(medium.explained.count)", "\(medium.pinned.count)",
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

extension MediumClose {
    /// `3 分前の HOT PEPPER Beauty と一致、143 = 143、不明 0`; where the two sides differ, what
    /// explains it.
    public func line(at now: Date) -> String {
        guard let there, let minutes = minutes(at: now) else {
            return isListed
                ? "\(name)：この日を含む完全な一覧がまだありません（台帳 \(here) 件）" : "\(name)：一覧なし、台帳 \(here) 件"
        }
        let word = isSame ? "と一致" : isClosed ? "との差は説明済み" : "と不一致"
        let sign = there == here ? "=" : "≠"
        let reasons = [("一覧より新しい連絡", explained), ("手で固定した予約", pinned)]
            .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.count)" }
        let told = reasons.isEmpty ? "" : "（" + reasons.joined(separator: "、") + "）"
        let age = minutes < 0 ? "この時刻より後" : "\(minutes) 分前"
        return "\(age)の \(name) \(word)、\(there) \(sign) \(here)、"
            + "不明 \(unexplained.count)\(told)"
    }

    /// For the head office's last column.
    fileprivate var verdict: String {
        if !isClosed { return "未了" }
        return there == nil ? "一覧なし" : isSame ? "一致" : "説明済み"
    }

    fileprivate func lines(at now: Date) -> [String] {
        ["  " + line(at: now)] + unexplained.map { "    不明  \($0)  → daicho explain \($0)" }
            + pinned.map { "    固定  \($0)" }
    }

    func minutes(at now: Date) -> Int? {
        scannedAt.map { Int((now.timeIntervalSince($0) / 60).rounded(.down)) }
    }

    var json: JSON {
        [
            "medium": .text(medium.rawValue), "listed": .bool(isListed),
            "scannedAt": .text(scannedAt.map(SalonTime.iso)), "there": .number(there),
            "here": .number(here), "thereSum": .text(thereSum?.description),
            "hereSum": .text(hereSum.description),
            "explained": .list(explained.map { .text($0) }),
            "pinned": .list(pinned.map { .text($0) }),
            "unexplained": .list(unexplained.map { .text($0) }), "closed": .bool(isClosed),
        ]
    }
}
