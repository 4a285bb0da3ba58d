public import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

/// How each guard would have done over a salon's own history: how often it held a release, rightly
/// and wrongly.
public struct Backtest: Sendable {
    /// One guard's account. Counts bookings, but for `holds`.
    public struct Account: Hashable, Sendable {
        public var holds = 0
        public var held = 0
        /// Later words said otherwise, or a person said that the hold was right.
        public var right = 0
        /// A mail or a person confirmed what was held, or the guard itself came to believe it.
        public var wrong = 0
        /// Not decided by what is known.
        public var open = 0
    }

    public let from: Date?
    public let to: Date?
    public let runs: Int
    public let uncovered: Int
    public let accounts: [String: Account]
}

extension Replay {
    /// Replays the history with today's guards and judges every hold by what came after it. A guard
    /// that held nothing has its account, too.
    ///
    /// - Parameter trial: other thresholds than those in force.
    public func backtest(
        on ledger: Ledger, trying trial: Trial = Trial()
    ) async throws -> Backtest {
        let live = try ledger.snapshot()
        let moments = try await live.inputs().compactMap(\.at)
        let rebuilt = try await rebuild(live, trying: trial)
        var accounts = Dictionary(
            uniqueKeysWithValues: Guard.holding.map { ($0.rawValue, Backtest.Account()) })
        for past in try await rebuilt.ledger.pastHolds() {
            var account = accounts[past.hold.guard] ?? Backtest.Account()
            let waits = Dictionary(grouping: rebuilt.waits[past.hold.id] ?? [], by: \.member.key)
            account.holds += 1
            account.held += waits.count
            let histories = try await rebuilt.ledger.histories(of: Set(waits.keys))
            for (key, waits) in waits {
                switch past.wasRight(on: waits, by: histories[key]?.observations ?? []) {
                case true?: account.right += 1
                case false?: account.wrong += 1
                case nil: account.open += 1
                }
            }
            accounts[past.hold.guard] = account
        }
        return Backtest(
            from: moments.min(), to: moments.max(), runs: rebuilt.runs,
            uncovered: rebuilt.uncovered, accounts: accounts)
    }
}

extension HoldState {
    /// Whether holding a booking was right; nil where nobody can tell yet.
    fileprivate func wasRight(on waits: [Wait], by observations: [Observation]) -> Bool? {
        switch word {
        case .approved: return false
        case .dropped: return true
        case .open: break
        }
        let words = Set(waits.map(\.member.observation))
        guard let since = waits.map(\.since).min(),
            let hindsight = Hindsight(on: words, among: observations)
        else { return nil }
        let end = waits.contains { $0.end == nil } ? nil : waits.compactMap(\.end).max()
        return hindsight.wereWrong(since: since, end: end)
    }
}

extension Backtest {
    public var json: JSON {
        [
            "from": .text(from.map(SalonTime.iso)), "to": .text(to.map(SalonTime.iso)),
            "runs": .number(runs), "uncovered": .number(uncovered),
            "guards": .list(
                accounts.sorted { $0.key < $1.key }.map { name, account in
                    [
                        "guard": .text(name), "holds": .number(account.holds),
                        "held": .number(account.held), "right": .number(account.right),
                        "wrong": .number(account.wrong), "open": .number(account.open),
                    ]
                }),
        ]
    }

    /// A table for people.
    public var text: String {
        let span = [from, to].compactMap { $0.map(SalonTime.ledger) }.joined(separator: " 〜 ")
        let head = "保留の検証  \(span)  実行 \(runs) 回\n"
        let gap = uncovered > 0 ? "  うち再現できない実行 \(uncovered) 回\n" : ""
        let table = TextTable(
            titles: ["ガード", "保留", "予約", "正しかった", "不要だった", "未確定"],
            rows: accounts.sorted { $0.key < $1.key }.map { name, account in
                [
                    name, "\(account.holds)", "\(account.held)", "\(account.right)",
                    "\(account.wrong)", "\(account.open)",
                ]
            }, numeric: [1, 2, 3, 4, 5])
        return head + gap + table.text + "\n"
    }
}
