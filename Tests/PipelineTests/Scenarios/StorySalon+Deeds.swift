import Foundation
import LedgerStore
import Reservations

@testable import Pipeline

extension StorySalon {
    /// Does what a line of 受付 says, as the command's verb would.
    func run(_ deed: [String: String], in world: World) async -> RunReport {
        do {
            return try await take(deed, in: world)
        } catch {
            // A person reads why: for the next morning it counts that nothing was done.
            var report = RunReport(run: "", salon: "demo", asOf: world.now())
            report.status = .broken
            return report
        }
    }

    private func take(_ deed: [String: String], in world: World) async throws -> RunReport {
        let sync = Sync(loaded, in: world)
        let number = deed["予約番号", default: ""]
        switch deed["内容"] {
        case "予約":
            let booking = try Booking(Self.words(of: deed), id: number, person: "受付")
            return try await sync.run(booking).report
        case "変更":
            return try await sync.run(
                Deed(amending: Self.number(number), Self.words(of: deed), person: "受付")
            ).report
        case "取消":
            return try await sync.run(
                Deed(cancelling: Self.number(number), bySalon: true, person: "受付")
            ).report
        case "来店":
            return try await sync.run(Deed(visiting: Self.number(number), person: "受付")).report
        default: return try await decide(deed, at: world.now())
        }
    }

    /// The verbs that write a word down and leave the rest to the next run.
    private func decide(_ deed: [String: String], at now: Date) async throws -> RunReport {
        let ledger = try ledger(for: .writing)
        switch deed["内容"] {
        case "保留を認める", "保留を取り下げる":
            for state in try await ledger.holds() where state.word == .open {
                try await ledger.decide(
                    hold: state.hold.id,
                    word: deed["内容"] == "保留を認める" ? .approved : .dropped, by: "受付", at: now)
            }
        case "連携済みにする":
            for item in try await ledger.actions(in: .handed)
            where item.action.key.number == deed["予約番号"] {
                try await ledger.markDone(item.action.id, by: "受付", at: now)
            }
        default: throw WrongUsage("受付: \(deed)")
        }
        try await ledger.close()
        return RunReport(run: "", salon: "demo", asOf: now)
    }

    private static func words(of deed: [String: String]) -> DeskWords {
        var words = DeskWords()
        if let day = deed["来店日"], let time = deed["時刻"] {
            let text = Scenario.compact(day)
            words.at =
                "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))T\(time)"
        } else {
            words.at = deed["時刻"]
        }
        words.staff = deed["スタッフ"]
        words.menu = deed["メニュー"].map { [$0] } ?? []
        words.name = deed["お客様"]
        return words
    }

    /// `電話1` is the person's own name for a booking that was entered here.
    private static func number(_ name: String) -> String {
        guard name.hasPrefix("電話") else { return name }
        let words = ["demo", "book", "id", name]
        return "L-" + Fingerprint(words: words).description.prefix(10).uppercased()
    }
}
