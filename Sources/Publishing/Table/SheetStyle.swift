public import Reservations

/// How a ledger is laid out as CSV.
public struct SheetStyle: Hashable, Sendable {
    public enum Encoding: String, Sendable, CaseIterable, Codable {
        /// Excel in Japan needs the mark to see that the file is not CP932.
        case utf8WithMark = "utf8-bom"
        case utf8
        case cp932
    }

    public enum Phone: String, Sendable, CaseIterable, Codable {
        /// As stored: exact, but Excel drops the leading zero on a double click.
        case digits
        /// `090-1234-5678`, which stays text everywhere.
        case hyphen
    }

    public var columns: [LedgerColumn]
    public var encoding: Encoding
    public var phone: Phone
    /// Days as `YYYY-MM-DD`, times as instants with `+09:00`.
    public var usesISO: Bool
    /// Names, phones, mail addresses and memos made unrecognisable.
    public var isMasked: Bool
    /// Whether each row begins with its salon, for a file of several.
    public var namesSalon = false

    public init(
        columns: [LedgerColumn] = LedgerColumn.allCases, encoding: Encoding = .utf8WithMark,
        phone: Phone = .digits, usesISO: Bool = false, isMasked: Bool = false
    ) {
        self.columns = columns
        self.encoding = encoding
        self.phone = phone
        self.usesISO = usesISO
        self.isMasked = isMasked
    }

    /// The title before the ledger's own, as the media's lists of several shops have it.
    public static let salonTitle = "お店名"

    /// Whether cells go out as they are stored, which is the fast way.
    var isPlain: Bool { phone == .digits && !usesISO && !isMasked }
}
