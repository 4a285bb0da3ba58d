/// Where a ledger lives.
public enum LedgerPlace: Hashable, Sendable {
    /// Nowhere: it ends with the process.
    case memory
    case file(path: String)
}

/// What a ledger is opened for.
public enum LedgerPurpose: Sendable {
    case writing
    /// Leaves the file as it is. A ledger that does not exist yet reads as an empty one, an older
    /// one as it will be after its next steps.
    case reading
}
