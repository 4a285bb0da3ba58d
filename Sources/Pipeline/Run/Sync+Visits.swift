import LedgerStore
import Reconciliation
import Reservations

extension Sync {
    /// Takes a person's word on two bookings. It ends or raises what a person should look at, and
    /// merges nothing.
    ///
    /// - Throws: `WrongUsage` where the ledger does not know two such bookings; nothing is written
    ///   then.
    public func run(_ statement: VisitStatement) async throws -> RunReport {
        try await hear { books in
            let first = try key(named: statement.first, in: books)
            let second = try key(named: statement.second, in: books)
            guard first != second else {
                throw WrongUsage(
                    "\(statement.first) and \(statement.second) are one booking: name two")
            }
            for (key, other) in [(first, second), (second, first)] {
                try books.note(
                    Act(statement.word, on: key, and: other, by: statement.person, at: asOf))
            }
            return [first, second]
        }
    }

    private func key(named name: String, in books: Books) throws -> ReservationKey {
        let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
        let medium = parts.count == 2 ? Medium(rawValue: parts[0]) : nil
        return try key(
            of: parts.last ?? name, at: medium, orSay: "MEDIUM/NUMBER", in: books)
    }
}
