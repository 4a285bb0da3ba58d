public import Foundation

/// A state that people were told of, so that they hear of it once, and again after a day.
public struct Notice: Hashable, Sendable {
    public var since: Date
    public var told: Date

    public init(since: Date, told: Date) {
        self.since = since
        self.told = told
    }
}

extension Books {
    /// By name, the states that last and that people were told of.
    public func notices() throws(LedgerTrouble) -> [String: Notice] {
        var notices: [String: Notice] = [:]
        try each("SELECT name, since, told FROM notice WHERE salon = $1", [salon]) {
            line throws(LedgerTrouble) in
            notices[try line.text(0)] = Notice(
                since: try line.instant(1), told: try line.instant(2))
        }
        return notices
    }

    func replace(notices: [String: Notice]) throws(LedgerTrouble) {
        try run("DELETE FROM notice WHERE salon = $1", [salon])
        for (name, notice) in notices.sorted(by: { $0.key < $1.key }) {
            try run(
                "INSERT INTO notice (salon, name, since, told) VALUES ($1, $2, $3, $4)",
                [
                    salon, name, notice.since.timeIntervalSince1970,
                    notice.told.timeIntervalSince1970,
                ])
        }
    }
}

extension Ledger {
    /// By name, the states that last and that people were told of.
    public func notices() throws(LedgerTrouble) -> [String: Notice] {
        try reading { books throws(LedgerTrouble) in try books.notices() }
    }
}
