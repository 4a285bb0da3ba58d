import Connectors
import Foundation
import Reservations
import Sandbox
import Testing

@Suite(.serialized) struct WalkTests {
    @Test func `a first walk signs in, searches, turns every page and looks at page 1 again`()
        async throws
    {
        let salon = try await WalkSalon()
        let walk = try await salon.walk()
        #expect(WalkOutcome(walk) == .whole)
        #expect(walk.pages.map(\.reading.rows.count) == [50, 50, 20])
        let coverage = try #require(walk.scan(known: 0)).coverage
        #expect(coverage.failed == [])
        #expect(
            await salon.site.requests.map(\.description) == [
                "GET /login/", "POST /CNC/login/doLogin/", "POST /KLP/top/",
                "GET /KLP/reserve/reserveList/init", "POST /KLP/reserve/reserveList/search",
                "GET /KLP/reserve/reserveList/changePage?pn=2",
                "GET /KLP/reserve/reserveList/changePage?pn=3",
                "GET /KLP/reserve/reserveList/changePage?pn=1",
            ])
    }

    @Test func `every booking of the horizon is found, whatever its status, and a day around it`()
        async throws
    {
        let salon = try await WalkSalon()
        await salon.site.cancel(WalkSalon.bookings(120)[3].number, by: .salon)
        let walk = try await salon.walk()
        let found = Set(walk.pages.flatMap(\.reading.rows).map(\.number))
        #expect(found == Set(WalkSalon.bookings(120).map(\.number)))
        let scan = try #require(walk.scan(known: 0))
        #expect(scan.from == ServiceDay(year: 2026, month: 5, day: 31))
        #expect(scan.to == ServiceDay(year: 2026, month: 10, day: 2))
    }

    @Test func `everything that came is kept, and nothing kept names a secret`() async throws {
        let salon = try await WalkSalon()
        let walk = try await salon.walk()
        let kept = salon.book.kept
        #expect(await salon.site.requests.count == kept.count)
        #expect(
            kept.map(\.purpose) == [.signIn, .signIn, .signIn, .form] + [
                .page, .page, .page, .page,
            ])
        #expect(walk.pages.allSatisfy { kept.contains($0.capture) })
        #expect(kept.allSatisfy { $0.httpStatus == 200 })
        #expect(!kept.contains { $0.origin.contains("demo-password") })
    }

    @Test func `one hundred runs sign in once`() async throws {
        let salon = try await WalkSalon(bookings: 3)
        for _ in 1...100 {
            let walk = try await salon.walk()
            #expect(walk.trouble == nil)
            salon.book.pass(seconds: 300)
        }
        #expect(await salon.site.signInAttempts == 1)
        #expect(await salon.site.mostAtOnce == 1)
        #expect(try salon.loginState.signIns == 1)
    }

    @Test func `requests are spaced, and sign-ins ten seconds apart (D12)`() async throws {
        let salon = try await WalkSalon()
        _ = try await salon.walk()
        let requests = await salon.site.requests.count
        #expect(salon.book.waited == Array(repeating: .seconds(1), count: requests - 1))
        salon.book.pass(seconds: 31 * 60)
        await salon.site.endSessions()
        _ = try await salon.walk()
        #expect(salon.book.waited.allSatisfy { $0 >= .seconds(1) })
    }

    @Test func `a session that idled away is replaced without a word`() async throws {
        let salon = try await WalkSalon()
        _ = try await salon.walk()
        for _ in 1...3 {
            salon.book.pass(seconds: 3600)
            #expect(WalkOutcome(try await salon.walk()) == .whole)
        }
        #expect(await salon.site.signIns == 4)
    }

    @Test(arguments: [SandboxStore.demo.id, WalkSalon.second.id])
    func `a group's login opens the store that is asked for`(store: String) async throws {
        let salon = try await WalkSalon(account: WalkSalon.group)
        await salon.site.book(WalkSalon.bookings(120), in: WalkSalon.second.id)
        let walk = try await salon.walk(store: store)
        #expect(WalkOutcome(walk) == .whole)
        #expect(walk.pages.allSatisfy { $0.reading.page?.store == store })
    }

    @Test func `the store that was open before is not taken for ours`() async throws {
        let salon = try await WalkSalon(account: WalkSalon.group)
        await salon.site.book(WalkSalon.bookings(60), in: WalkSalon.second.id)
        _ = try await salon.walk(store: SandboxStore.demo.id)
        let other = try await salon.walk(store: WalkSalon.second.id)
        #expect(WalkOutcome(other) == WalkOutcome(nil, .complete, rows: 60, signIns: 0))
        let back = try await salon.walk(store: SandboxStore.demo.id)
        #expect(WalkOutcome(back) == WalkOutcome(nil, .complete, rows: 120, signIns: 0))
    }

    @Test func `a store that the login does not open is told`() async throws {
        for account in [SandboxAccount.demo, WalkSalon.group] {
            let salon = try await WalkSalon(account: account)
            let walk = try await salon.walk(store: "H000000009")
            #expect(walk.trouble?.kind == .wrongStore)
            #expect(walk.trouble?.text.contains("H000000009") == true)
            #expect(walk.pages.isEmpty)
        }
    }

    @Test func `an empty listing is one page that says so`() async throws {
        let salon = try await WalkSalon(bookings: 0)
        let walk = try await salon.walk()
        #expect(WalkOutcome(walk) == WalkOutcome(nil, .complete, rows: 0))
        #expect(WalkOutcome(walk, known: 7).verdict == .unusable)
    }

    @Test func `hair addresses are never touched`() async throws {
        let salon = try await WalkSalon(account: WalkSalon.group)
        _ = try await salon.walk()
        let hair = ["/CLP", "/CLS", "/CNB"]
        for request in await salon.site.requests {
            #expect(!hair.contains { request.path.hasPrefix($0) })
        }
    }

    @Test func `a check signs in and reads no booking`() async throws {
        let salon = try await WalkSalon()
        let walk = try await salon.check()
        #expect(walk.trouble == nil)
        #expect(!salon.book.kept.contains { $0.purpose == .page })
        #expect(await salon.site.requests.map(\.path).last == "/KLP/reserve/reserveList/init")
    }

    @Test func `a full archive ends the walk before anything is read`() async throws {
        let salon = try await WalkSalon()
        let walk = try await salon.walk(keep: { capture in
            if capture.purpose == .page { throw NoSpace() }
        })
        #expect(WalkOutcome(walk) == WalkOutcome(.notKept))
    }

    @Test func `a site that is not there is the network's fault`() async throws {
        let salon = try await WalkSalon()
        await salon.site.stop()
        let walk = try await salon.walk()
        #expect(walk.trouble?.fault == .network)
        #expect(walk.trouble?.text.contains("demo-password") == false)
    }
}
