public import Foundation
import GRDB
public import Reservations

/// A backup on its way to a ledger's place, and what has to be known of it.
public struct Restoring: Sendable {
    let salon: String
    /// What the salon reads.
    let sources: [String]
    let person: String
    let moment: Date
    let cells: @Sendable (Reservation, SalonKey) -> [UInt8]

    /// - Parameters:
    ///   - sources: the names of what the salon's definition reads.
    ///   - cells: the ledger row of a reservation, under the salon's key.
    public init(
        salon: String, sources: [String], by person: String, at moment: Date,
        cells: @escaping @Sendable (Reservation, SalonKey) -> [UInt8]
    ) {
        self.salon = salon
        self.sources = sources
        self.person = person
        self.moment = moment
        self.cells = cells
    }
}

/// What a restore took over from the ledger that it replaced.
public struct Restored: Hashable, Sendable {
    /// The steps that were told since the backup was made; nil where the ledger could not be read,
    /// so that nobody knows what it sent.
    public var carried: Int?
    /// The bookings whose guests were forgotten since, and are forgotten in the backup now.
    public var forgotten = 0

    public init(carried: Int? = nil, forgotten: Int = 0) {
        self.carried = carried
        self.forgotten = forgotten
    }
}

extension Ledger {
    /// Puts a backup in the place of a ledger, and what stood there aside.
    ///
    /// What the replaced ledger has told its targets is carried over, so that nothing is sent
    /// twice (I13). Where it cannot be read, what targets are to be told is in doubt until each
    /// source has been read again. A guest whom the replaced ledger has forgotten is forgotten in
    /// the backup, too, before that takes its place.
    ///
    /// A backup that is damaged, another salon's or a newer daicho's is refused before anything is
    /// touched. Programs that have the ledger open go on with what the backup holds.
    public static func restore(
        _ backup: String, to path: String, aside: String, as deed: Restoring
    ) throws(LedgerTrouble) -> Restored {
        let part = path + ".part"
        do {
            try LedgerCopy.clear(part)
            defer { LedgerCopy.leave(part) }
            try FileManager.default.copyItem(atPath: backup, toPath: part)
            let file = LedgerFile(.file(path: part))
            var source = try file.blank()
            try LedgerCopy.refuseDamage(of: source, at: backup)
            try LedgerCopy.refuse(source, of: backup, unless: deed.salon)
            source = try file.brought(source, backingUp: false)
            let replaced = try LedgerCopy.put(path, aside: aside)
            let known = try replaced == nil ? nil : deed.readable(aside)
            let restored = try deed.complete(source, knowing: known)
            let live = try replaced?.live ?? LedgerFile(.file(path: path)).blank()
            if let version = replaced?.version, try live.dataVersion() != version {
                throw LedgerTrouble.locked(path: path)
            }
            try source.backup(to: live)
            try live.close()
            try source.close()
            return restored
        } catch {
            throw LedgerTrouble(error, at: backup)
        }
    }
}

extension Restoring {
    /// The replaced ledger, as it lies aside, in today's shape; nil where it is not sound, a newer
    /// daicho's or another salon's, and so tells nothing.
    fileprivate func readable(_ aside: String) throws -> DatabaseQueue? {
        do {
            let queue = try LedgerFile(.file(path: aside)).open(for: .reading)
            let salons = try queue.read { try String.fetchAll($0, sql: "SELECT salon FROM salon") }
            return try salons == [salon] && Ledger.problems(of: queue).isEmpty ? queue : nil
        } catch is LedgerTrouble {
            return nil  // restored because of just that
        } catch is DatabaseError {
            return nil
        }
    }

    fileprivate func complete(
        _ source: DatabaseQueue, knowing replaced: DatabaseQueue?
    ) throws -> Restored {
        try source.transaction { db in
            let books = Books(db: db, salon: salon, path: source.path)
            try books.note(Act(at: moment, person: person, kind: Act.restore, subject: "ledger"))
            guard let replaced else {
                try books.loseWord(of: sources, at: moment)
                return Restored()
            }
            return try replaced.read { db in
                try take(Books(db: db, salon: salon, path: replaced.path), into: books)
            }
        }
    }

    private func take(_ replaced: Books, into books: Books) throws(LedgerTrouble) -> Restored {
        let act = try books.lastAct()
        if try replaced.hasLostWord() { try books.loseWord(of: sources, at: moment) }
        let key = SalonKey(secret: try books.secret() ?? [])
        let forgotten = try books.forgetAgain(replaced) { cells($0, key) }
        try books.keepCarried(from: replaced, by: act)
        return Restored(carried: try books.carry(act), forgotten: forgotten)
    }
}

extension Act {
    /// A person put a backup in the ledger's place.
    static let restore = "restore"
}

extension DatabaseQueue {
    /// Becomes another when another connection has written.
    func dataVersion() throws -> Int? {
        try writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA data_version") }
    }
}
