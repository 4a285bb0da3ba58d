import Connectors
import Foundation
import LedgerStore
import Pipeline
import Reservations
import Sandbox
import Support
import Synchronization

@testable import daicho

/// A salon on real wires: the sandbox site over HTTP, and a mail server over TLS where one is
/// given. Runs go on in this process with the live world, but nobody waits out of politeness.
final class WireSalon: Sendable {
    let folder: TemporaryFolder
    let site: SandboxSite
    private let variables = Mutex(["SITE_ID": "CD00001", "SITE_PASSWORD": "demo-password"])
    private let clock: WireClock
    private let mail: String
    private let deliver: String

    static let bookings = (1...60).map { index in
        var booking = SandboxBooking(
            number: "BE\(10_000_000 + index)", date: "202612\(10 + index % 15)", start: "11:00",
            customerName: "見本 花子", staff: "髙橋")
        booking.total = 6_600
        booking.menu = ["ジェルネイル"]
        booking.receivedAt = "2026/11/30 10:00"
        return booking
    }

    static let new = {
        var booking = bookings[0]
        booking.number = "BE20000001"
        booking.start = "15:00"
        booking.receivedAt = "2026/12/01 08:50"
        return booking
    }()

    init(
        bookings: [SandboxBooking] = WireSalon.bookings, account: SandboxAccount = .demo,
        others: [SandboxAccount] = [], mail: String = "",
        deliver: String = "to: file:actions.ndjson"
    ) async throws {
        let clock = WireClock()
        self.clock = clock
        self.mail = mail
        self.deliver = deliver
        folder = try TemporaryFolder()
        site = SandboxSite(accounts: [account] + others, clock: { clock.now })
        try await site.start()
        await site.book(bookings)
    }

    deinit {
        let site = site
        Task { await site.stop() }
    }

    var environment: [String: String] {
        get { variables.withLock { $0 } }
        set { variables.withLock { $0 = newValue } }
    }

    var now: Date { clock.now }

    func pass(minutes: Double) { clock.pass(minutes: minutes) }

    func sync(_ change: (inout SyncOptions) -> Void = { _ in }) async throws -> RunReport {
        var options = SyncOptions()
        change(&options)
        return try await sync(salon: "demo", turns: LoginTurns(), options: options)
    }

    func sync(
        salon: String, turns: LoginTurns, options: SyncOptions = SyncOptions()
    ) async throws -> RunReport {
        let loaded = try await load(salon)
        return await Sync(loaded, in: world(of: loaded, turns).world, options: options).run()
    }

    func world(of loaded: LoadedDefinition, _ turns: LoginTurns = LoginTurns()) -> LiveWorld {
        LiveWorld(
            definition: loaded.definition, asOf: clock.now, isPlan: false,
            environment: environment, progress: { _ in }, pause: { _ in }, turns: turns)
    }

    func load(_ salon: String) async throws -> LoadedDefinition {
        let address = await site.url
        let text = """
            salon: {id: \(salon), name: デモ店, vertical: kirei, store: H000000001}
            state: salons/\(salon)
            sources:
              list:
                formats: [salonboard-kirei-list]
                from: \(address)
                login: {name: honten, id: {env: SITE_ID}, password: {env: SITE_PASSWORD}}
                every: 5 minutes
            \(mail.replacing("ADDRESS", with: address))
            publish:
              - {csv: \(salon).csv}
            deliver:
              - \(deliver)
            """
        try folder.write(text.utf8, to: "\(salon).yaml")
        return try loadDefinition(
            at: folder.file("\(salon).yaml"), libraries: ["\(Repository.root)/Pipelines"])
    }

    /// A person has been there and says so.
    func resumeLogin() throws {
        try Connectors.Login(at: folder.file("salons/logins/honten")).resume()
    }

    var requests: Int { get async { await site.requests.count } }

    var actions: [String] {
        get throws {
            guard FileManager.default.fileExists(atPath: folder.file("actions.ndjson")) else {
                return []
            }
            return String(decoding: try folder.read("actions.ndjson"), as: UTF8.self)
                .split(separator: "\n").map(String.init)
        }
    }
}

/// The time of the site and of the runs.
final class WireClock: Sendable {
    private let time = Mutex(SalonTime.instant(iso: "2026-12-01T09:00:00+09:00")!)

    var now: Date { time.withLock { $0 } }
    func pass(minutes: Double) { time.withLock { $0 += minutes * 60 } }
}
