/// Something that people are to be told of and may not have heard yet.
public struct OwedNotice: Hashable, Sendable {
    /// Whom it could not be told; nil where nobody has heard of it, because the run that wrote it
    /// down has not come to telling.
    public var recipient: String?
    /// Names the state or event, as a `Notice` is named.
    public var name: String
    /// Japanese, without a guest's data.
    public var text: String
    /// The exit status that it means.
    public var status: Int

    public init(recipient: String? = nil, name: String, text: String, status: Int) {
        self.recipient = recipient
        self.name = name
        self.text = text
        self.status = status
    }
}

/// What is to be told is written together with what it tells of; it goes when it was told.
let owedNoticeTables = """
    CREATE TABLE owed_notice (
        salon     TEXT NOT NULL REFERENCES salon,
        -- empty where nobody has heard of it
        recipient TEXT NOT NULL,
        name      TEXT NOT NULL,
        text      TEXT NOT NULL,
        status    INTEGER NOT NULL CHECK (status BETWEEN 0 AND 255),
        PRIMARY KEY (salon, recipient, name)
    ) STRICT;

    """

extension Books {
    public func owedNotices() throws(LedgerTrouble) -> [OwedNotice] {
        try all(
            """
            SELECT recipient, name, text, status FROM owed_notice
            WHERE salon = $1 ORDER BY recipient, name
            """, [salon]
        ) { line throws(LedgerTrouble) in
            let recipient = try line.text(0)
            return OwedNotice(
                recipient: recipient.isEmpty ? nil : recipient, name: try line.text(1),
                text: try line.text(2), status: try line.number(3))
        }
    }

    func owe(_ notice: OwedNotice) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO owed_notice (salon, recipient, name, text, status)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (salon, recipient, name) DO UPDATE SET
                text = excluded.text, status = excluded.status
            """, [salon, notice.recipient ?? "", notice.name, notice.text, notice.status])
    }
}

extension Ledger {
    public func owedNotices() throws(LedgerTrouble) -> [OwedNotice] {
        try reading { books throws(LedgerTrouble) in try books.owedNotices() }
    }
}
