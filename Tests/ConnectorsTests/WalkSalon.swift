import Connectors
import Formats
import Foundation
import Reservations
import Sandbox
import Support
import Yams

/// The invented salon's site, its login and a run's way to walk it.
///
/// Suites that use it are serialized: each site blocks a thread of Dispatch, which adds threads
/// only one by one.
final class WalkSalon: Sendable {
    let site: SandboxSite
    let folder: TemporaryFolder
    let book: Notebook
    let url: String
    let password: String

    static let horizon = Horizon(at: .juneMorning, months: 4)
    static let second = SandboxStore(id: "H000000002", name: "キレイサロン 二号店")
    static let group = SandboxAccount(
        userID: "CD00001", password: "demo-password", stores: [.demo, second])

    /// A site with so many bookings over the horizon, and a clock that both sides share.
    init(
        bookings: Int = 120, account: SandboxAccount = .demo, password: String = "demo-password"
    ) async throws {
        let book = Notebook()
        self.book = book
        self.password = password
        folder = try TemporaryFolder()
        site = SandboxSite(accounts: [account], clock: { book.now })
        url = try await site.start()
        await site.book(Self.bookings(bookings))
    }

    deinit { Task { [site] in await site.stop() } }

    static func bookings(_ count: Int) -> [SandboxBooking] {
        InventedSalon().bookings(count, from: "20260601", days: 100, today: "20260601")
    }

    /// One run: the login is opened, the listing walked, the login closed again.
    func walk(
        store: String = SandboxStore.demo.id, password: String? = nil, keep: Keep? = nil
    ) async throws -> ListingWalk {
        let login = try Login(at: folder.file("logins/honten"))
        return await SiteFamily.salonboardKirei.walk(
            order(store, password), reader: try Self.reader(), login: login, pace: book.pace,
            keep: keep ?? book.keep)
    }

    func check() async throws -> ListingWalk {
        let login = try Login(at: folder.file("logins/honten"))
        return await SiteFamily.salonboardKirei.check(
            order(SandboxStore.demo.id, nil), reader: try Self.reader(), login: login,
            pace: book.pace, keep: book.keep)
    }

    func obstacle() async throws -> SourceTrouble? {
        let login = try Login(at: folder.file("logins/honten"))
        return await SiteFamily.salonboardKirei.obstacle(
            to: order(SandboxStore.demo.id, nil), reader: try Self.reader(), login: login,
            pace: book.pace)
    }

    private func order(_ store: String, _ password: String?) -> ListingOrder {
        let access = SiteAccess(
            site: url, id: Private("CD00001"), password: Private(password ?? self.password),
            store: store, source: "list")
        return ListingOrder(access: access, horizon: Self.horizon)
    }

    var loginState: LoginState {
        get throws { try Login.state(at: folder.file("logins/honten")) }
    }

    static func reader() throws -> Reader { try compiled.get() }

    private static let compiled = Result {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let yaml = try String(
            contentsOf: root.appending(path: "Pipelines/formats/salonboard-kirei-list.yaml"),
            encoding: .utf8)
        return try Reader(YAMLDecoder().decode(Format.self, from: yaml))
    }
}

/// What a table of situations compares of a walk.
struct WalkOutcome: Equatable, CustomStringConvertible {
    var trouble: SourceTrouble.Kind?
    /// nil: no page of the listing came.
    var verdict: Coverage.Verdict?
    var rows: Int
    var signIns: Int

    init(
        _ trouble: SourceTrouble.Kind? = nil, _ verdict: Coverage.Verdict? = nil, rows: Int = 0,
        signIns: Int = 1
    ) {
        self.trouble = trouble
        self.verdict = verdict
        self.rows = rows
        self.signIns = signIns
    }

    init(_ walk: ListingWalk, known: Int = 0) {
        let scan = walk.scan(known: known)
        trouble = walk.trouble?.kind
        verdict = scan?.coverage.verdict
        rows = scan?.rows.count ?? 0
        signIns = walk.signIns
    }

    static let whole = WalkOutcome(nil, .complete, rows: 120)

    var description: String {
        "\(trouble.map(\.rawValue) ?? "fine"), \(verdict.map(\.rawValue) ?? "no scan"), "
            + "\(rows) rows, \(signIns) sign-ins"
    }
}
