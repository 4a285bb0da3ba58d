public import Reservations

/// A row of a scan, with the page it stands on.
public struct ScanRow: Hashable, Sendable {
    /// The index among the pages handed in.
    public let page: Int
    public let row: RowReading
    /// Names what the row says of its booking.
    public let fingerprint: Fingerprint
}

/// A quarantined row of a scan, with the page it stands on.
public struct ScanQuarantine: Hashable, Sendable {
    /// The index among the pages handed in.
    public let page: Int
    public let row: QuarantinedRow
}
