import Formats
import Foundation
import Plumbing

/// The walk through SALON BOARD as nail, esthetic, eyelash and relaxation salons see it.
///
/// One request at a time, because the server keeps the page a session is on. It never touches an
/// address of the site's hair half: that would end the session.
struct SalonBoardKirei: Sendable {
    let order: ListingOrder
    let reader: Reader
    let login: Login
    var visit: SiteVisit
    var result: ListingWalk
    var hasChosenStore = false
    /// When the session was last seen to be open in this walk.
    var lastOpen: Date?

    static func walk(
        _ order: ListingOrder, _ reader: Reader, _ login: Login, _ pace: Pace,
        _ keep: @escaping Keep
    ) async -> ListingWalk {
        await perform(order, reader, login, pace, keep) { walk throws(SourceTrouble) in
            try await reader.format.kind == .schedule ? walk.schedules() : walk.list()
        }
    }

    static func check(
        _ order: ListingOrder, _ reader: Reader, _ login: Login, _ pace: Pace,
        _ keep: @escaping Keep
    ) async -> ListingWalk {
        await perform(order, reader, login, pace, keep) { walk throws(SourceTrouble) in
            // The format of schedules does not know the search form.
            try await reader.format.kind == .schedule
                ? walk.schedulePage(of: order.from) != nil : walk.openForm() != nil
        }
    }

    /// Does the work in a session that is ours, and with a new one if the old one had run out.
    static func perform(
        _ order: ListingOrder, _ reader: Reader, _ login: Login, _ pace: Pace,
        _ keep: @escaping Keep,
        _ work: (inout SalonBoardKirei) async throws(SourceTrouble) -> Bool
    ) async -> ListingWalk {
        var result = ListingWalk(expecting: order.expectation)
        do throws(SourceTrouble) {
            try login.mustBeUsable(at: pace.now(), secret: order.access.secret)
            let visit = try SiteVisit(order.access, login: login, pace: pace, keep: keep)
            var walk = SalonBoardKirei(
                order: order, reader: reader, login: login, visit: visit, result: result)
            do throws(SourceTrouble) {
                if !visit.hasSession { try await walk.signIn() }
                while try await !work(&walk) { try await walk.renew() }
                try walk.noteUse()
            } catch {
                try walk.noteUse()
                walk.result.trouble = try login.learn(
                    from: error, at: pace.now(), secret: order.access.secret)
            }
            walk.result.serverAhead = walk.visit.serverAhead
            result = walk.result
        } catch {
            result.trouble = error
        }
        return result
    }

    func url(_ path: String) -> String { visit.site + path }

    /// Reads a page with the listing's format, which knows every page that may stand in its place.
    func read(_ capture: Capture) -> DocumentReading {
        reader.read(
            capture.bytes, contentType: capture.contentType, expecting: order.expectation)
    }

    /// Whether the page may be gone on with; false when the session is over.
    mutating func isOpen(_ reading: DocumentReading) throws(SourceTrouble) -> Bool {
        switch reading.refused {
        case .signIn, .expired: return false
        case .captcha:
            throw SourceTrouble(
                .captcha,
                "the site asks for a challenge that only a person can solve: sign in with a "
                    + "browser, solve it, then run daicho check --resume")
        case .maintenance:
            throw SourceTrouble(
                .maintenance, "the site is closed for maintenance: the next run will try again")
        case .error, .otherStore, .searchForm, .truncated, .notRecognised, nil:
            lastOpen = visit.now
            return true
        }
    }

    /// The trouble that a page means which is not the one that was asked for.
    func unusual(_ reading: DocumentReading, _ capture: Capture) -> SourceTrouble {
        let next = "the next run will try again"
        guard !capture.bytes.isEmpty else {
            return SourceTrouble(.siteError, "the site gave an empty answer: \(next)")
        }
        switch reading.refused {
        case .truncated: return SourceTrouble(.network, "a page came incomplete: \(next)")
        case .searchForm:
            return SourceTrouble(
                .siteError, "the search was answered by its empty form: \(next)")
        case .error:
            return SourceTrouble(.siteError, "the site shows its own error page: \(next)")
        case .signIn, .expired, .captcha, .maintenance, .otherStore, .notRecognised, nil:
            return SourceTrouble(
                .unknownLayout,
                "the site shows a page that is not known here: compare it with daicho read, and "
                    + "adapt the format if the site was rebuilt")
        }
    }
}
