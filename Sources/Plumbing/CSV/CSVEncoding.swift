/// How a table is written for the people and programs that open it.
public enum CSVEncoding: String, Sendable, CaseIterable {
    /// UTF-8 with byte order mark: Excel in Japan opens it right.
    case utf8BOM = "utf8-bom"
    /// Bare UTF-8.
    case utf8
    /// Windows-31J, with NEC's and IBM's rows.
    case cp932
}
