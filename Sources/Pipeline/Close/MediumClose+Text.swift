public import Foundation
import Reservations

extension MediumClose {
    /// `3 分前の HOT PEPPER Beauty と一致、143 = 143、不明 0`; where the two sides differ, what
    /// explains it by kind (`1 + 1 = 2`); where nothing vouches for the day, what is missing.
    public func line(at now: Date) -> String {
        guard there != nil, let minutes = minutes(at: now) else {
            return isListed
                ? "\(name)：この日を含む完全な一覧がまだありません（台帳 \(here) 件）\(remedy(at: now))"
                : "\(name)：台帳 \(here) 件（突き合わせる一覧のない媒体です）"
        }
        let age = minutes < 0 ? "この時刻より後" : "\(ageWords(minutes: minutes))前"
        let sides = "\(equation)、不明 \(unexplained.count)\(reasons)"
        if isListed, !isFresh {
            return "\(name)：\(SalonTime.ledger(needed)) 以後の一覧をまだ読んでいません"
                + "（\(age)の一覧では \(sides)）\(remedy(at: now))"
        }
        let word = isSame ? "と一致" : isClosed ? "との違いは説明済み" : "と一致しません"
        return "\(age)の \(name) \(word)、\(sides)"
    }

    /// How many the medium has, what explains more or fewer here, and how many the ledger has. Equal
    /// counts of rows that do not agree are told as counts.
    private var equation: String {
        let explained = differences.filter(\.isExplained)
        let more = explained.count { $0.side == .here }
        let fewer = explained.count { $0.side == .there }
        let there = there ?? 0
        let sides =
            "\(there)" + (more > 0 ? " + \(more)" : "") + (fewer > 0 ? " - \(fewer)" : "")
        guard there + more - fewer == here else { return "\(sides) ≠ \(here)" }
        return "\(unexplained.isEmpty ? "" : "件数は ")\(sides) = \(here)"
    }

    private var reasons: String {
        let open = differences.filter { !$0.isExplained }
        let closed = differences.filter(\.isExplained)
        let told =
            open.isEmpty || closed.isEmpty
            ? DayDifference.kinds(differences)
            : "\(DayDifference.kinds(open))。ほかに説明済み：\(DayDifference.kinds(closed))"
        return told.isEmpty ? "" : "（\(told)）"
    }

    /// A run reads from today on; a day that is over has to be asked for.
    private func remedy(at now: Date) -> String {
        guard let source else { return "" }
        return day >= SalonTime.day(of: now)
            ? "  → daicho sync --now"
            : "  → daicho backfill --source \(source) --from \(day) --to \(day)"
    }

    /// For the head office's last column.
    var verdict: String {
        if !isClosed { return "未了" }
        return there == nil ? "一覧なし" : isSame ? "一致" : "説明済み"
    }

    func lines(at now: Date) -> [String] {
        let numbers = differences.map { difference in
            let step = difference.isExplained ? "" : "  → daicho explain \(difference.number)"
            let mark = difference.isExplained ? "説明済み" : "不明"
            return "    \(mark)  \(difference.number)  \(difference.words)\(step)"
        }
        return ["  " + line(at: now)] + numbers
    }

    func minutes(at now: Date) -> Int? {
        scannedAt.map { Int((now.timeIntervalSince($0) / 60).rounded(.down)) }
    }

    var json: JSON {
        [
            "medium": .text(medium.rawValue), "listed": .bool(isListed),
            "scannedAt": .text(scannedAt.map(SalonTime.iso)),
            "neededSince": .text(SalonTime.iso(needed)), "fresh": .bool(isFresh),
            "there": .number(there),
            "here": .number(here), "thereSum": .text(thereSum?.description),
            "hereSum": .text(hereSum.description),
            "explained": .list(numbers(.newerWord)), "pinned": .list(numbers(.pin)),
            "edited": .list(numbers(.edit)), "leftOut": .list(numbers(.leftOut)),
            "unexplained": .list(unexplained.map { .text($0) }), "closed": .bool(isClosed),
        ]
    }
    private func numbers(_ reason: DayDifference.Reason) -> [JSON] {
        differences.filter { $0.reason == reason }.map { .text($0.number) }
    }

    /// How many differ for a reason.
    func count(_ reason: DayDifference.Reason) -> Int {
        differences.count { $0.reason == reason }
    }
}
