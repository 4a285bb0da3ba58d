/// Why a document was not read: what it is instead of what was asked for.
public enum Refusal: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing proves what it is.
    case notRecognised = "not-recognised"
    /// The form that asks for name and password.
    case signIn = "sign-in"
    /// The session has ended.
    case expired
    /// A challenge that only a person may answer.
    case captcha
    case error
    case maintenance
    /// The listing of another store than the one asked for.
    case otherStore = "other-store"
    /// The listing's form before any search: no rows, and no word that there are none.
    case searchForm = "search-form"
    /// A page without its end.
    case truncated
}

/// Why a mail is no booking notice, although nothing is wrong with it.
public enum Ignored: String, Sendable, Hashable, Codable, CaseIterable {
    /// A summary of bookings that their own mails have told.
    case digest
    /// The medium checks the address that notices go to.
    case addressCheck = "address-check"
    /// Written to the guest, with the same labels as a notice to the salon.
    case customerSide = "customer-side"
    /// A mail provider asks whether mail may be forwarded.
    case forwardingConfirmation = "forwarding-confirmation"
    /// Nothing of this medium.
    case unrelated
}
