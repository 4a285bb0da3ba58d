import Foundation

/// What the server keeps for one cookie: who, which shop, the last search, and the form's token.
struct SiteSession: Sendable {
    let id: String
    let userID: String
    var store: SandboxStore?
    var lastSeen: Date
    var token = ""
    var storeCheck = ""
    /// The search whose pages `changePage` turns; there is only one, however many windows are open.
    var search: SearchForm?
    /// What waits for its second confirmation.
    var draft: SandboxBooking?
    /// A net booking's page opens only after the list or the schedule.
    var hasSeenBookings = false

    /// Half an hour without a request ends a session.
    static let idleLimit: TimeInterval = 30 * 60
}
