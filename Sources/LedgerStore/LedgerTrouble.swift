import GRDB

/// Why the ledger cannot be read or written: what happened, where, and what to do next.
public enum LedgerTrouble: Error, Hashable, Sendable {
    /// The file is no ledger any more, or never was one.
    case damaged(path: String, detail: String)
    /// A newer daicho has changed the ledger's shape by these steps.
    case newer(path: String, steps: [String])
    /// The file keeps the ledger of another salon.
    case otherSalon(path: String, salon: String)
    /// Another process kept writing for longer than we wait.
    case locked(path: String)
    case noSpace(path: String)
    case noRights(path: String)
    /// The disk or its driver failed.
    case unreadable(path: String, detail: String)
    /// Nothing in the ledger has this id (`what` is `hold`, `action`, `run`).
    case unknown(what: String, id: String)
    /// What was to be written contradicts the ledger; nothing of it was written.
    case invariant(String)
}

extension LedgerTrouble: CustomStringConvertible {
    public var description: String {
        switch self {
        case .damaged(let path, let detail):
            "\(path): the ledger is damaged (\(detail)). Put the file aside and bring back your "
                + "latest copy of it (daicho restore); a ledger begun anew adopts what the medium "
                + "shows."
        case .newer(let path, let steps):
            "\(path): the ledger was written by a newer daicho (unknown steps: "
                + "\(steps.joined(separator: ", "))). Install that version again."
        case .otherSalon(let path, let salon):
            "\(path): this is the ledger of salon \(salon). "
                + "Give each salon a `state:` folder of its own."
        case .locked(let path):
            "\(path): another process is writing the ledger. "
                + "Wait for it to end; the next run goes on from here."
        case .noSpace(let path):
            "\(path): the disk is full. Free some space; nothing was half-written."
        case .noRights(let path):
            "\(path): the ledger cannot be opened for writing. "
                + "Let the user that runs daicho own the file and its folder."
        case .unreadable(let path, let detail):
            "\(path): the disk failed (\(detail)). Check the disk, then run `daicho check`."
        case .unknown(let what, let id):
            Self.verb(listing: what).map { verb in
                "There is no \(what) \(id): `daicho \(verb)` lists those that there are."
            }
                ?? "The ledger has no \(what) \(id) that this could be said of. "
                + "`daicho status` lists what is open."
        case .invariant(let detail):
            "The ledger refused what contradicts it (\(detail)); nothing was written. "
                + "Run `daicho check`, and report this."
        }
    }
}

extension LedgerTrouble {
    private static func verb(listing what: String) -> String? {
        ["job": "jobs list"][what]
    }

    /// What SQLite's answer means to a person. Never holds the data of a row.
    init(_ error: any Error, at path: String) {
        if let trouble = error as? LedgerTrouble {
            self = trouble
        } else if let error = error as? DatabaseError {
            self.init(sqlite: error, at: path)
        } else if error is RowDecodingError {
            // Its own text shows the row.
            self = .damaged(path: path, detail: "a column does not hold what it should")
        } else {
            self = .unreadable(path: path, detail: "\(type(of: error))")
        }
    }

    private init(sqlite error: DatabaseError, at path: String) {
        let detail = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no word")"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, detail: detail)
        case .SQLITE_FULL: self = .noSpace(path: path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self = .noRights(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_IOERR: self = .unreadable(path: path, detail: detail)
        default: self = .invariant(detail)
        }
    }
}
