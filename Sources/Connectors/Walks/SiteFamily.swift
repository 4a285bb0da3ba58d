public import Formats

/// A family of sites that are signed into and paged alike; formats name it under `walk:`.
public enum SiteFamily: String, Sendable, CaseIterable {
    case salonboardKirei = "salonboard-kirei"

    /// Signs in if need be, and brings the listing, page after page.
    ///
    /// - Parameters:
    ///   - reader: reads each page, so that the walk knows where it is.
    ///   - login: whose session is used; it is marked to rest where the site asks for a person.
    public func walk(
        _ order: ListingOrder, reader: Reader, login: Login, pace: Pace, keep: @escaping Keep
    ) async -> ListingWalk {
        switch self {
        case .salonboardKirei:
            await SalonBoardKirei.walk(order, reader, login, pace, keep)
        }
    }

    /// Signs in if need be and looks at the store's search form, without reading a booking.
    public func check(
        _ order: ListingOrder, reader: Reader, login: Login, pace: Pace, keep: @escaping Keep
    ) async -> ListingWalk {
        switch self {
        case .salonboardKirei:
            await SalonBoardKirei.check(order, reader, login, pace, keep)
        }
    }
}
