import Foundation
import Pipeline
import Reservations
import Sandbox
import Testing

@testable import daicho

/// The whole main job against the sandbox over HTTP.
@Suite(.serialized, .timeLimit(.minutes(5))) struct WireListTests {
    @Test func `a fresh start adopts, then nothing is new, then new and cancelled ones go out`()
        async throws
    {
        let salon = try await WireSalon()
        let first = try await salon.sync()
        #expect(first.status == .done)
        #expect(first.changes == [.adopted: 60])
        #expect(first.sources.map(\.rows) == [60])
        #expect(first.sources[0].coverage?.verdict == .complete)
        let kept = try FileManager.default
            .subpathsOfDirectory(atPath: salon.folder.file("salons/demo/archive"))
            .filter { $0.count > 60 }
        #expect(kept.count == 2)  // the list's pages: nothing of the sign-in rests there

        salon.pass(minutes: 5)
        let second = try await salon.sync()
        #expect(second.status == .done)
        #expect(second.changes.isEmpty)
        #expect(second.published.map(\.isWritten) == [false])

        await salon.site.book(WireSalon.new)
        await salon.site.cancel("BE10000007")
        salon.pass(minutes: 5)
        let third = try await salon.sync()
        #expect(third.changes == [.booked: 1, .cancelled: 1])
        #expect(try salon.actions.count == 2)
        #expect(await salon.site.signIns == 1)
    }

    @Test func `a backfill walks the site for any days, and cron's own walk goes on beside it`()
        async throws
    {
        let past = (1...60).map { index in
            var booking = WireSalon.bookings[index - 1]
            booking.number = "BE3000\(1000 + index)"
            booking.date = "20260\(3 + index % 4)15"
            return booking
        }
        let salon = try await WireSalon(bookings: WireSalon.bookings + past)
        #expect(try await salon.sync().changes == [.adopted: 60])
        let loaded = try await salon.load("demo")
        let days = ServiceDay("2026-03-01")!...ServiceDay("2026-08-31")!
        let world = salon.world(of: loaded)
        let fetched = await FetchedPast(
            loaded.definition.sources[0], of: loaded, days: days, asOf: world.now(),
            fetch: world.world.fetch)
        #expect(fetched.trouble == nil && fetched.documents.count >= 2)
        let report = try Backfill(
            loaded, formats: [], days: days, now: world.now(),
            randomBytes: { Array(repeating: 7, count: $0) }
        ).run([], fetched: [fetched])
        #expect(report.files.map(\.tally.added) == [60])
        #expect(await salon.site.signIns == 1)
        salon.pass(minutes: 5)
        let next = try await salon.sync()
        #expect(next.status == .done && next.changes.isEmpty)
        #expect(try salon.actions.isEmpty)
    }

    @Test func `what another login is shown of known bookings waits (G4)`() async throws {
        var another = SandboxAccount.demo
        another.userID = "CD00002"
        let salon = try await WireSalon(others: [another])
        #expect(try await salon.sync().status == .done)
        for number in 1...4 { await salon.site.cancel("BE1000000\(number)") }
        salon.environment["SITE_ID"] = "CD00002"
        salon.pass(minutes: 5)
        let report = try await salon.sync()
        #expect(report.changes.isEmpty)
        #expect(report.holds.map(\.guardName) == ["G4"])
        #expect(try salon.actions.isEmpty)
    }

    @Test func `a hundred runs of cron sign in once`() async throws {
        let salon = try await WireSalon(bookings: Array(WireSalon.bookings.prefix(5)))
        for _ in 1...100 {
            #expect(try await salon.sync().status == .done)
            salon.pass(minutes: 5)
        }
        #expect(await salon.site.signIns == 1)
        #expect(await salon.site.signInAttempts == 1)
        #expect(await salon.site.mostAtOnce == 1)
    }

    @Test func `salons of one login take turns in one call`() async throws {
        let salon = try await WireSalon()
        let turns = LoginTurns()
        async let one = salon.sync(salon: "one", turns: turns)
        async let two = salon.sync(salon: "two", turns: turns)
        async let three = salon.sync(salon: "three", turns: turns)
        #expect(try await [one, two, three].map(\.status) == [.done, .done, .done])
        #expect(await salon.site.signIns == 1)
        #expect(await salon.site.mostAtOnce == 1)
    }

    @Test func `a session that ends in mid-listing costs half an hour and no booking (D12)`()
        async throws
    {
        let salon = try await WireSalon()
        _ = try await salon.sync()
        await salon.site.arm(.expires(afterPage: 1))
        salon.pass(minutes: 5)
        let report = try await salon.sync()
        #expect(report.changes.isEmpty)
        #expect(report.status == .personNeeded)
        #expect(await salon.site.signIns == 1)
        salon.pass(minutes: 31)
        #expect(try await salon.sync().status == .done)
    }

    @Test func `a person who signs in with the same login is left alone for a while`()
        async throws
    {
        let salon = try await WireSalon()
        _ = try await salon.sync()
        await salon.site.arm(.secondSignIn(afterPage: 1))
        salon.pass(minutes: 5)
        let report = try await salon.sync()
        #expect(report.status == .personNeeded)
        #expect(report.changes.isEmpty)
        let requests = await salon.requests
        salon.pass(minutes: 5)
        #expect(try await salon.sync().status == .personNeeded)
        #expect(await salon.requests == requests)
        salon.pass(minutes: 30)
        #expect(try await salon.sync().status == .done)
        #expect(await salon.site.signIns == 2)
    }

    @Test func `a captcha ends every request until a person has been there (D12)`() async throws {
        let salon = try await WireSalon()
        await salon.site.arm(.captcha(.puzzle, at: .signIn), .always)
        #expect(try await salon.sync().status == .personNeeded)
        let requests = await salon.requests
        for _ in 1...3 {
            salon.pass(minutes: 60)
            #expect(try await salon.sync().status == .personNeeded)
        }
        #expect(await salon.requests == requests)
    }

    @Test func `a captcha in mid-list judges nobody absent and waits for a person (I5)`()
        async throws
    {
        let salon = try await WireSalon()
        _ = try await salon.sync()
        await salon.site.remove("BE10000060")
        await salon.site.arm(.captcha(.puzzle, at: .page(2)))
        salon.pass(minutes: 10)
        let report = try await salon.sync()
        #expect(report.status == .personNeeded)
        #expect(report.changes.isEmpty)
        #expect(report.sources.map(\.coverage?.verdict) == [.partial])
        let requests = await salon.requests
        salon.pass(minutes: 60)
        #expect(try await salon.sync().status == .personNeeded)
        #expect(await salon.requests == requests)
        try salon.resumeLogin()
        let well = try await salon.sync()
        #expect(well.status == .done, "\(well.notes)")
        #expect(well.changes == [.missing: 1])
    }

    @Test func `another store of the group is not this salon's list (I5)`() async throws {
        var group = SandboxAccount.demo
        group.stores.append(SandboxStore(id: "H000000002", name: "別の店"))
        let salon = try await WireSalon(account: group)
        _ = try await salon.sync()
        await salon.site.endSessions()
        await salon.site.arm(.opensStore("H000000002"), .always)
        salon.pass(minutes: 31)
        let report = try await salon.sync()
        #expect(report.status == .personNeeded, "\(report.status) \(report.notes)")
        #expect(report.changes.isEmpty)
        #expect(try salon.actions.isEmpty)
    }

    @Test func `a wrong password is tried once, until it is another (F2, F19)`() async throws {
        let salon = try await WireSalon()
        salon.environment["SITE_PASSWORD"] = "a wrong one"
        #expect(try await salon.sync().status == .personNeeded)
        for _ in 1...3 {
            salon.pass(minutes: 60)
            #expect(try await salon.sync().status == .personNeeded)
        }
        #expect(await salon.site.signInAttempts == 1)
        salon.environment["SITE_PASSWORD"] = "demo-password"
        salon.pass(minutes: 5)
        #expect(try await salon.sync().status == .done)
    }

    struct Fault: CustomTestStringConvertible {
        let testDescription: String
        let fault: SandboxFault
        let statuses: Set<Pipeline.ExitStatus>
    }

    static let faults = [
        Fault(testDescription: "503", fault: .unavailable(at: .listing), statuses: [.nothingRead]),
        Fault(
            testDescription: "maintenance", fault: .maintenance(at: .anywhere),
            statuses: [.nothingRead]),
        Fault(
            testDescription: "429", fault: .tooManyRequests(at: .listing),
            statuses: [.personNeeded]),
        Fault(
            testDescription: "the empty form", fault: .silentZero,
            statuses: [.degraded, .nothingRead]),
        Fault(
            testDescription: "an empty answer", fault: .emptyAnswer(at: .page(2)),
            statuses: [.degraded, .personNeeded]),
        Fault(
            testDescription: "cut at its close", fault: .cutAtClose(at: .page(2)),
            statuses: [.degraded]),
        Fault(testDescription: "cut short", fault: .cutShort(at: .page(2)), statuses: [.degraded]),
        Fault(testDescription: "a page repeated", fault: .repeatsPage(2), statuses: [.degraded]),
        Fault(testDescription: "a stale page", fault: .stalePage(2), statuses: [.degraded]),
        Fault(testDescription: "a wrong total", fault: .wrongTotal(by: 3), statuses: [.degraded]),
        Fault(
            testDescription: "a byte of a number", fault: .brokenByte(.number),
            statuses: [.degraded]),
        Fault(
            testDescription: "an unknown status", fault: .unknownStatus("確認中"),
            statuses: [.degraded]),
        Fault(
            testDescription: "another range", fault: .otherRange(from: "20260101", to: "20260131"),
            statuses: [.degraded, .nothingRead]),
    ]

    @Test(arguments: faults)
    func `a page that is not provably the whole list judges nobody absent (I5)`(
        _ row: Fault
    ) async throws {
        let salon = try await WireSalon()
        _ = try await salon.sync()
        await salon.site.remove("BE10000009")
        await salon.site.arm(row.fault, .always)
        salon.pass(minutes: 10)
        let report = try await salon.sync()
        #expect(row.statuses.contains(report.status), "\(report.status): \(report.notes)")
        #expect(report.changes[.missing] == nil)
        #expect(report.changes[.cancelled] == nil)
        #expect(try salon.actions.isEmpty)
        #expect(report.sources.filter { !$0.addsUp }.isEmpty)
        await salon.site.disarm()
        salon.pass(minutes: 60)
        let well = try await salon.sync()
        #expect(well.status == .done, "\(well.notes)")
        #expect(well.changes == [.missing: 1])
    }
}
