public import Formats
public import Reservations

/// A family of sites that are signed into and paged alike; formats name it under `walk:`.
public enum SiteFamily: String, Sendable, CaseIterable {
    case salonboardKirei = "salonboard-kirei"

    /// Signs in if need be, and brings the listing, page after page, or the schedule of each day of
    /// the order.
    ///
    /// - Parameters:
    ///   - reader: reads each page, so that the walk knows where it is; its format tells which of the
    ///     two is walked.
    ///   - login: whose session is used; it is marked to rest where the site asks for a person.
    public func walk(
        _ order: ListingOrder, reader: Reader, login: Login, pace: Pace, keep: @escaping Keep
    ) async -> ListingWalk {
        switch self {
        case .salonboardKirei:
            await SalonBoardKirei.walk(order, reader, login, pace, keep)
        }
    }

    /// Signs in if need be and looks at the store's search form, or at one day's schedule, without
    /// reading a booking.
    public func check(
        _ order: ListingOrder, reader: Reader, login: Login, pace: Pace, keep: @escaping Keep
    ) async -> ListingWalk {
        switch self {
        case .salonboardKirei:
            await SalonBoardKirei.check(order, reader, login, pace, keep)
        }
    }

    /// Why the site does not show its sign-in page; nil where it does. Signs nobody in.
    public func obstacle(
        to order: ListingOrder, reader: Reader, login: Login, pace: Pace
    ) async -> SourceTrouble? {
        switch self {
        case .salonboardKirei:
            await SalonBoardKirei.obstacle(order, reader, login, pace)
        }
    }

    /// Signs in if need be and makes an entry on the medium's own forms, or only looks whether it
    /// stands there.
    ///
    /// - Parameters:
    ///   - reader: reads a day's schedule.
    ///   - text: what letters the medium keeps.
    /// - Throws: where surely nothing was entered, so that it can be tried again.
    public func enter(
        _ entry: SiteEntry, as access: SiteAccess, text: MediumText?, isOnlyLook: Bool = false,
        reader: Reader, login: Login, pace: Pace
    ) async throws(SourceTrouble) -> EntryOutcome {
        let order = ListingOrder(access: access, from: entry.day, to: entry.day)
        return switch self {
        case .salonboardKirei:
            try await SalonBoardKirei.enter(
                entry, order, letters: text?.letters ?? .jisX0208, isOnlyLook: isOnlyLook, reader,
                login, pace)
        }
    }
}
