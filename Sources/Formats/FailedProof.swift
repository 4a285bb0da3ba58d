/// The names under `failed` in a coverage: the closed list of what can keep a reading from being
/// complete.
public enum FailedProof: String, Sendable, CaseIterable {
    /// A page could not be read as this salon's listing.
    case refused
    /// A page did not come with a status of 2xx.
    case httpStatus = "http-status"
    /// A page has no end mark: its answer was cut.
    case endMarker = "end-marker"
    /// Pages are missing, or a page does not say which of how many it is.
    case pageChain = "page-chain"
    /// The pages moved while they were fetched: a row stands on two of them, the counts differ, or
    /// page 1 read again has other rows.
    case pageDrift = "page-drift"
    /// The printed count is missing, contradicts itself, or is not the number of rows.
    case total
    /// A number stands in more than one row.
    case distinct
    /// A row lacks its number, date, time or status.
    case quarantinedRow = "quarantined-row"
    /// The days that the page answers for do not hold those that were asked for.
    case range
    /// The page does not name the store that was asked for, or names another beside it.
    case store
    /// No rows, although none is not believable: without the words for it, or against what is
    /// known.
    case zeroRows = "zero-rows"

    /// What does not hold, for who reads a page by hand.
    public var meaning: String {
        switch self {
        case .refused: "not this salon's list"
        case .httpStatus: "its answer was an error"
        case .endMarker: "it has no end mark: save it again"
        case .pageChain:
            "it is not all pages of its list; `read` takes each file by itself, a run takes all "
                + "pages of a folder as one list"
        case .pageDrift: "the pages moved while they were saved: save them again"
        case .total: "the printed count is not the number of rows"
        case .distinct: "a number stands in more than one row"
        case .quarantinedRow: "a row could not be read; see its finding"
        case .range: "it answers for other days than were asked for"
        case .store: "it does not name the store"
        case .zeroRows: "no rows, and no word that says so"
        }
    }
}
