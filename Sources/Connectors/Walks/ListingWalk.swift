public import Formats
public import Foundation
public import Reservations

/// What one walk through a listing brought home. Trouble does not take away what was read before.
public struct ListingWalk: Sendable {
    /// One page of the listing, kept and read.
    public struct Page: Sendable {
        public let capture: Capture
        public let reading: DocumentReading

        public init(capture: Capture, reading: DocumentReading) {
            self.capture = capture
            self.reading = reading
        }
    }

    /// The pages of the listing in the order they were asked for.
    public var pages: [Page] = []
    /// Page 1 as it was after the last page.
    public var again: Page?
    /// What ended the walk before its end, or spoiled it.
    public var trouble: SourceTrouble?
    /// When the first page of the listing was asked for, and when the last answer had come.
    public var interval: Interval? {
        let captures = (pages + [again].compactMap(\.self)).map(\.capture)
        guard let first = captures.first, let last = captures.last else { return nil }
        return Interval(from: first.askedAt, to: last.answeredAt)
    }
    /// The server's clock against ours, in seconds, at the last answer that told it.
    public var serverAhead: TimeInterval?
    /// How often the walk signed in.
    public var signIns = 0
    private let expectation: PageExpectation

    /// A walk that has not begun. `expectation` is what its pages have to show.
    public init(expecting expectation: PageExpectation) {
        self.expectation = expectation
    }

    /// What the pages say together; nil where the walk came to no page of the listing.
    ///
    /// - Parameter known: how many bookings of these days the ledger holds.
    public func scan(known: Int) -> ScanReading? {
        guard !pages.isEmpty else { return nil }
        return ScanReading(
            pages: pages.map(\.reading), again: again?.reading, expecting: expectation,
            known: known)
    }
}

/// What a walk is asked to bring.
public struct ListingOrder: Sendable {
    public let access: SiteAccess
    /// The first and the last visit day asked for.
    public let from: ServiceDay
    public let to: ServiceDay

    public init(access: SiteAccess, from: ServiceDay, to: ServiceDay) {
        self.access = access
        self.from = from
        self.to = to
    }

    /// The listing of a horizon and one day more at each end, so that what lies at its edges lies
    /// well inside the answer.
    public init(access: SiteAccess, horizon: Horizon) {
        self.init(
            access: access, from: horizon.first.adding(days: -1),
            to: horizon.last.adding(days: 1))
    }

    /// The schedules of the days in which most is changed: two weeks from the first of a horizon on,
    /// a page and so a request each.
    public init(access: SiteAccess, schedulesOf horizon: Horizon) {
        self.init(
            access: access, from: horizon.first,
            to: min(horizon.last, horizon.first.adding(days: 13)))
    }

    var expectation: PageExpectation { PageExpectation(store: access.store, from: from, to: to) }
}
