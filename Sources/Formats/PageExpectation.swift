public import Reservations

/// What the one who asked for a page expects to see on it; what is nil is not checked.
public struct PageExpectation: Hashable, Sendable {
    /// The store that the page must name.
    public var store: String?
    /// The days that the page must answer for, both included; a wider answer is fine.
    public var from: ServiceDay?
    public var to: ServiceDay?

    public init(store: String? = nil, from: ServiceDay? = nil, to: ServiceDay? = nil) {
        self.store = store
        self.from = from
        self.to = to
    }
}
