public import Foundation

/// A capture whose bytes rest in the archive under its hash.
public struct CaptureRecord: Hashable, Sendable {
    /// The SHA-256 of its bytes, 64 hexadecimal digits.
    public var hash: String
    public var source: String
    /// Where it came from: URL and parameters, or mailbox, UIDVALIDITY, UID and Message-ID, or a
    /// file's name. Never a secret, never a guest's datum.
    public var origin: String
    /// Our own clock at the request's start and the answer's end.
    public var started: Date
    public var ended: Date
    /// The `Date` of the answer.
    public var serverTime: Date?
    /// The id of the store that was signed in.
    public var store: String?
    public var httpStatus: Int?
    /// In bytes.
    public var size: Int

    public init(
        hash: String, source: String, origin: String, started: Date, ended: Date,
        serverTime: Date? = nil, store: String? = nil, httpStatus: Int? = nil, size: Int
    ) {
        self.hash = hash
        self.source = source
        self.origin = origin
        self.started = started
        self.ended = ended
        self.serverTime = serverTime
        self.store = store
        self.httpStatus = httpStatus
        self.size = size
    }
}

extension Ledger {
    /// Of some captures, by their hashes, those that something in the ledger rests on.
    public func captures(among hashes: Set<String>) throws(LedgerTrouble) -> Set<String> {
        try reading { books throws(LedgerTrouble) in
            var known: Set<String> = []
            for hash in hashes where try books.keeps(hash) { known.insert(hash) }
            return known
        }
    }
}

extension Books {
    /// Equal bytes are one capture: the first that brought them stays.
    func add(_ capture: CaptureRecord, run id: String) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO capture (
                salon, hash, run, source, origin, started, ended, server_time, store,
                http_status, size)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (salon, hash) DO NOTHING
            """,
            [
                salon, capture.hash, id, capture.source, capture.origin,
                capture.started.timeIntervalSince1970, capture.ended.timeIntervalSince1970,
                capture.serverTime?.timeIntervalSince1970, capture.store, capture.httpStatus,
                capture.size,
            ])
    }

    fileprivate func keeps(_ hash: String) throws(LedgerTrouble) -> Bool {
        try number(
            "SELECT COUNT(*) FROM capture WHERE salon = $1 AND hash = $2 AND is_shredded = 0",
            [salon, hash]) > 0
    }

    func capture(_ hash: String) throws(LedgerTrouble) -> CaptureRecord? {
        try first(
            """
            SELECT hash, source, origin, started, ended, server_time, store, http_status, size
            FROM capture WHERE salon = $1 AND hash = $2
            """, [salon, hash]
        ) { line throws(LedgerTrouble) in
            CaptureRecord(
                hash: try line.text(0), source: try line.text(1), origin: try line.text(2),
                started: try line.instant(3), ended: try line.instant(4),
                serverTime: try line.optionalInstant(5), store: try line.optional(6),
                httpStatus: try line.optional(7), size: try line.number(8))
        }
    }
}
