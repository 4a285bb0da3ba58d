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
        /// The booking stood again afterwards, or a person said that the hold was right.
        public var right = 0
        /// A mail or a person confirmed the cancellation, or its status has stood since.
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
            var account = accounts[past.state.hold.guard] ?? Backtest.Account()
            let keys = Set(past.state.hold.members.map(\.key))
            account.holds += 1
            account.held += keys.count
            let histories = try await rebuilt.ledger.histories(of: keys)
            for key in keys {
                switch past.verdict(on: histories[key]) {
                case true?: account.right += 1
                case false?: account.wrong += 1
                case nil: account.open += 1
                }
            }
            accounts[past.state.hold.guard] = account
        }
        return Backtest(
            from: moments.min(), to: moments.max(), runs: rebuilt.runs,
            uncovered: rebuilt.uncovered, accounts: accounts)
    }
}

extension PastHold {
    /// Whether holding a booking was right; nil where nobody can tell yet.
    fileprivate func verdict(on history: History?) -> Bool? {
        guard let history, let reservation = history.reservation else { return nil }
        switch state.word {
        case .approved: return false
        case .dropped: return true
        case .open: break
        }
        let later = history.observations.filter { $0.interval.to > state.hold.since }
        if later.contains(where: { $0.channel == .mail && $0.kind == .cancelled }) { return false }
        if hasEnded, hasComeTrue(on: reservation, history) { return false }
        guard reservation.isActive else { return nil }
        return hasEnded || later.contains { $0.facts.status?.isCancelled == false } ? true : nil
    }

    /// Whether the booking is now as the word said that was kept back.
    private func hasComeTrue(on reservation: Reservation, _ history: History) -> Bool {
        let ids = Set(
            state.hold.members.filter { $0.key == reservation.key }.map(\.observation))
        return history.observations.contains {
            ids.contains($0.id) && reservation.facts.agrees(withClaimsOf: $0.facts)
        }
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
