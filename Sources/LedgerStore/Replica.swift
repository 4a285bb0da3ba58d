import Foundation
import GRDB
import Reconciliation
import Reservations

extension Ledger {
    /// An empty ledger of the same salon with the same key, which ends with the process: for a
    /// replay of what came.
    public nonisolated func replica() throws(LedgerTrouble) -> Ledger {
        let secret = try reading { books throws(LedgerTrouble) in try books.secret() ?? [] }
        let replica = try Ledger(at: .memory, salon: salon) { secret }
        try reading { live throws(LedgerTrouble) in
            let seals = try live.seals()
            try replica.writing { books throws(LedgerTrouble) in
                for (erased, name) in seals { try books.keepSeal(erased, name) }
                try books.copyCarried(from: live)
            }
        }
        return replica
    }

    /// The ledger as it stands at this moment, in memory: a replay compares itself with it while
    /// runs go on.
    public nonisolated func snapshot() throws(LedgerTrouble) -> Ledger {
        do {
            let copy = try DatabaseQueue()
            try queue.backup(to: copy)
            return Ledger(copied: copy, of: self)
        } catch {
            throw LedgerTrouble(error, at: path)
        }
    }

    /// How many runs there are from before the ledger kept what a replay needs.
    public func runsBeyondReplay() throws(LedgerTrouble) -> Int {
        try reading { books throws(LedgerTrouble) in
            try books.number(
                "SELECT COUNT(*) FROM run WHERE salon = $1 AND n IS NULL", [books.salon])
        }
    }

    /// Takes what came between two runs, in a replica. False where it speaks of something that
    /// this ledger does not have, because it decided otherwise.
    public func take(_ input: Input) throws(LedgerTrouble) -> Bool {
        switch input {
        case .run: return false
        case .lease(let id, let at): return try lease(id, now: at) != nil
        case .leases(let target, let at):
            return try writing { books throws(LedgerTrouble) in
                try books.leaseAll(target: target, now: at)
            }
        case .act(let act):
            return try writing { books throws(LedgerTrouble) in try books.take(act) }
        case .receipt(let receipt):
            return try writing { books throws(LedgerTrouble) in
                if try books.action(receipt.action) == nil { return false }
                try books.store(receipt)
                return true
            }
        case .waiting(let id):
            return try writing { books throws(LedgerTrouble) in
                if try books.action(id) == nil { return false }
                try books.letWait(id, at: nil)
                return true
            }
        }
    }
}
