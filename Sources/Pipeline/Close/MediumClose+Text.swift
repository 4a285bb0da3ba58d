public import Foundation
import Reservations

extension MediumClose {
    /// `3 分前の HOT PEPPER Beauty と一致、143 = 143、不明 0`; where the two sides differ, what
    /// explains it; where nothing vouches for the day, what is missing.
    public func line(at now: Date) -> String {
        guard let there, let minutes = minutes(at: now) else {
            return isListed
                ? "\(name)：この日を含む完全な一覧がまだありません（台帳 \(here) 件）\(remedy(at: now))"
                : "\(name)：一覧なし、台帳 \(here) 件"
        }
        let age = minutes < 0 ? "この時刻より後" : "\(ageWords(minutes: minutes))前"
        let sides = "\(there) \(there == here ? "=" : "≠") \(here)、不明 \(unexplained.count)"
        if isListed, !isFresh {
            return "\(name)：\(SalonTime.ledger(needed)) 以後の一覧をまだ読んでいません"
                + "（\(age)の一覧では \(sides)）\(remedy(at: now))"
        }
        let word = isSame ? "と一致" : isClosed ? "との差は説明済み" : "と不一致"
        return "\(age)の \(name) \(word)、\(sides)\(reasons)"
    }

    private var reasons: String {
        let told = [("一覧より新しい連絡", explained), ("手で固定した予約", pinned), ("連携前の予約", leftOut)]
            .filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.count)" }
        return told.isEmpty ? "" : "（" + told.joined(separator: "、") + "）"
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
        ["  " + line(at: now)] + unexplained.map { "    不明  \($0)  → daicho explain \($0)" }
            + pinned.map { "    固定  \($0)" } + leftOut.map { "    連携前  \($0)" }
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
            "explained": .list(explained.map { .text($0) }),
            "pinned": .list(pinned.map { .text($0) }),
            "leftOut": .list(leftOut.map { .text($0) }),
            "unexplained": .list(unexplained.map { .text($0) }), "closed": .bool(isClosed),
        ]
    }
}
