import Connectors
import Formats
import Foundation
import Pipeline
import Reservations
import Sandbox

/// What the site gets to see of a salon of 2,000 future bookings, counted at a simulated site in a
/// session that is open already.
@Sendable func countRequests(_ data: BenchData) async throws -> [Figure] {
    let site = SandboxSite(clock: { BenchTime.now })
    await site.book(BenchData.bookings(2000, seed: 6))
    let url = try await site.start()
    let folder = try data.emptyFolder("login")
    let first = BenchTime.horizon.first
    _ = try await requests(from: first, to: first, site, url, folder)
    let sweep = try await requests(
        from: first.adding(days: -1), to: BenchTime.horizon.last.adding(days: 1), site, url, folder)
    let near = try await requests(
        from: first.adding(days: -1), to: first.adding(days: 14), site, url, folder)
    await site.stop()
    let (always, mixed) = (sweep * 288, sweep * 48 + near * 240)
    return [
        Figure(
            "requests", seconds: nil,
            note: "\(sweep) for a sweep of 4 months, \(near) for 14 days"),
        Figure("requests", "a sweep every 5 minutes", seconds: nil, note: "\(always) a day"),
        Figure(
            "requests", "14 days every 5, a sweep every 30", seconds: nil,
            note: "\(mixed) a day, \((Double(mixed) / Double(always)).short) of it"),
    ]
}

/// One walk over some days; how many requests it was.
private func requests(
    from: ServiceDay, to: ServiceDay, _ site: SandboxSite, _ url: String, _ folder: String
) async throws -> Int {
    let account = SandboxAccount.demo
    let access = SiteAccess(
        site: url, id: Private(account.userID), password: Private(account.password),
        store: account.stores[0].id, source: "hotpepper-list")
    let reader = try Reader(loadFormat("salonboard-kirei-list"))
    let before = await site.requests.count
    let walk = await SiteFamily.salonboardKirei.walk(
        ListingOrder(access: access, from: from, to: to), reader: reader,
        login: try Login(at: folder), pace: Pace(now: { BenchTime.now }, pause: { _ in })
    ) { _ in }
    if let trouble = walk.trouble { throw BenchTrouble("the walk was cut off: \(trouble)") }
    return await site.requests.count - before
}
