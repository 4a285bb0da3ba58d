import Foundation
import GRDB
public import Reservations

/// One salon's ledger: what was seen, what is believed, what was sent and what people said, in one
/// SQLite file. Each call is one transaction: it happens whole or not at all.
public actor Ledger {
    public typealias Place = LedgerPlace
    public typealias Purpose = LedgerPurpose

    nonisolated let queue: DatabaseQueue
    nonisolated let salon: String
    nonisolated let path: String
    private nonisolated let purpose: Purpose
    /// The salon's own key for row hashes, made once for each ledger.
    public nonisolated let key: SalonKey

    /// Opens the ledger, or begins it.
    ///
    /// - Parameter secret: 32 random bytes, asked for only when the ledger is new.
    public init(
        at place: Place, salon: String, for purpose: Purpose = .writing,
        secret: () -> [UInt8]
    ) throws(LedgerTrouble) {
        let file = LedgerFile(place)
        self.salon = salon
        path = file.path
        queue = try file.open(for: purpose)
        self.purpose = purpose
        let books = { Books(db: $0, salon: salon, path: file.path) }
        key = try SalonKey(secret: Self.secret(in: queue, books, for: purpose, new: secret))
    }

    /// A ledger in a database that was filled from another's.
    init(copied queue: DatabaseQueue, of other: Ledger) {
        self.queue = queue
        salon = other.salon
        path = other.path
        purpose = .reading
        key = other.key
    }

    /// Looks at the ledger as one snapshot, with the caller's own eyes. An error of `look` comes back
    /// as it is.
    public nonisolated func looking<Value>(_ look: (Books) throws -> Value) throws -> Value {
        var refusal: (any Error)?
        do {
            return try reading { books throws(LedgerTrouble) in
                do { return try look(books) } catch {
                    refusal = error
                    throw LedgerTrouble(error, at: path)
                }
            }
        } catch { throw refusal ?? error }
    }

    /// Ends the connection; a ledger that is let go of ends it by itself.
    public func close() throws(LedgerTrouble) {
        do { try queue.close() } catch { throw LedgerTrouble(error, at: path) }
    }

    /// Reads from one snapshot of the ledger.
    nonisolated func reading<Value>(
        _ work: (Books) throws(LedgerTrouble) -> Value
    ) throws(LedgerTrouble) -> Value {
        do {
            return try queue.read { try work(Books(db: $0, salon: salon, path: path)) }
        } catch {
            throw LedgerTrouble(error, at: path)
        }
    }

    /// Writes in one transaction that holds SQLite's write lock from its beginning: a lock of the
    /// kernel's, which a killed process does not keep.
    nonisolated func writing<Value>(
        _ work: (Books) throws(LedgerTrouble) -> Value
    ) throws(LedgerTrouble) -> Value {
        if purpose == .reading { throw .invariant("the ledger was opened for reading") }
        do {
            return try queue.transaction {
                try work(Books(db: $0, salon: salon, path: path))
            }
        } catch {
            throw LedgerTrouble(error, at: path)
        }
    }

    private static func secret(
        in queue: DatabaseQueue, _ books: (Database) -> Books, for purpose: Purpose,
        new: () -> [UInt8]
    ) throws(LedgerTrouble) -> [UInt8] {
        do {
            if let known = try queue.read({ try books($0).secret() }) { return known }
            if purpose == .reading { return new() }
            return try queue.transaction { try books($0).begin(secret: new) }
        } catch {
            throw LedgerTrouble(error, at: queue.path)
        }
    }
}

extension Books {
    func secret() throws(LedgerTrouble) -> [UInt8]? {
        let found = try all("SELECT salon, secret FROM salon") { line throws(LedgerTrouble) in
            (salon: try line.text(0), secret: try line.bytes(1))
        }
        if let own = found.first(where: { $0.salon == salon }) { return own.secret }
        if let other = found.first { throw .otherSalon(path: path, salon: other.salon) }
        return nil
    }

    fileprivate func begin(secret new: () -> [UInt8]) throws(LedgerTrouble) -> [UInt8] {
        // Another process may have begun it while we waited for the lock.
        if let known = try secret() { return known }
        let secret = new()
        try run("INSERT INTO salon (salon, secret) VALUES ($1, $2)", [salon, Data(secret)])
        return secret
    }
}
