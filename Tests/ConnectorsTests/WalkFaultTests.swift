import Connectors
import Foundation
import Reservations
import Sandbox
import Testing

/// One thing that goes wrong on the site, and what the walk makes of it.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fault: SandboxFault
    var span = SandboxFault.Span.once
    let outcome: WalkOutcome

    init(
        _ description: String, _ fault: SandboxFault, _ span: SandboxFault.Span = .once,
        _ outcome: WalkOutcome
    ) {
        testDescription = description
        self.fault = fault
        self.span = span
        self.outcome = outcome
    }
}

@Suite(.serialized) struct WalkFaultTests {
    static let late = WalkSalon.bookings(121)[120]

    private static let bookingsOfJune = WalkSalon.bookings(120)
        .filter { ("20260601"..."20260701").contains($0.date) }.count

    static let cases: [FaultCase] = [
        .init("503 once is asked again", .unavailable(at: .page(2)), .once, .whole),
        .init(
            "503 twice ends the walk", .unavailable(at: .page(2)), .times(2),
            WalkOutcome(.siteError, .partial, rows: 50)),
        .init(
            "429 ends the walk", .tooManyRequests(at: .page(2)), .once,
            WalkOutcome(.tooManyRequests, .partial, rows: 50)),
        .init(
            "429 at the sign-in", .tooManyRequests(at: .signIn), .once,
            WalkOutcome(.tooManyRequests, signIns: 0)),
        .init("maintenance", .maintenance(at: .page(1)), .once, WalkOutcome(.maintenance)),
        .init(
            "maintenance at the sign-in form", .maintenance(at: .loginForm), .once,
            WalkOutcome(.maintenance, signIns: 0)),
        .init(
            "an error page in mid-listing", .errorPage(.transient, at: .page(2)), .once,
            WalkOutcome(.siteError, .partial, rows: 50)),
        .init(
            "a captcha at the sign-in", .captcha(.recaptcha, at: .signIn), .once,
            WalkOutcome(.captcha, signIns: 0)),
        .init(
            "a puzzle in mid-listing", .captcha(.puzzle, at: .page(2)), .once,
            WalkOutcome(.captcha, .partial, rows: 50)),
        .init(
            "the session ends in mid-listing", .expires(afterPage: 2), .once,
            WalkOutcome(.otherSession, .partial, rows: 100)),
        .init(
            "the sign-in form in mid-listing", .signInForm(at: .page(2)), .once,
            WalkOutcome(.otherSession, .partial, rows: 50)),
        .init(
            "somebody else signs in in mid-listing (D12)", .secondSignIn(afterPage: 1), .once,
            WalkOutcome(.otherSession, .partial, rows: 50)),
        .init(
            "an empty answer", .emptyAnswer(at: .page(1)), .once,
            WalkOutcome(.siteError, .unusable)),
        .init(
            "the silent false zero", .silentZero, .once, WalkOutcome(.siteError, .unusable)),
        .init(
            "a page cut at its end", .cutAtClose(at: .page(2)), .once,
            WalkOutcome(.network, .partial, rows: 50)),
        .init(
            "a page shorter than promised", .cutShort(at: .page(2)), .once,
            WalkOutcome(.network, .partial, rows: 50)),
        .init("a slow page", .slow(seconds: 0.2, at: .page(2)), .once, .whole),
        .init("a missing page", .skipsPage(2), .once, WalkOutcome(nil, .partial, rows: 70)),
        .init("a page twice", .repeatsPage(2), .once, WalkOutcome(nil, .partial, rows: 50)),
        .init("the page before again", .stalePage(2), .once, WalkOutcome(nil, .partial, rows: 50)),
        .init(
            "too high a count", .wrongTotal(by: 1), .always, WalkOutcome(nil, .partial, rows: 120)),
        .init(
            "another range", .otherRange(from: "20260601", to: "20260701"), .once,
            WalkOutcome(nil, .partial, rows: bookingsOfJune)),
        .init("Windows-31J", .cp932, .always, .whole),
        .init("columns moved", .columnsMoved, .always, .whole),
    ]

    @Test(arguments: cases)
    func `the walk tells what went wrong and keeps what it has seen`(_ each: FaultCase)
        async throws
    {
        let salon = try await WalkSalon()
        await salon.site.arm(each.fault, each.span)
        #expect(WalkOutcome(try await salon.walk()) == each.outcome)
        #expect(await salon.site.mostAtOnce == 1)
    }

    @Test func `a booking that arrives in mid-walk is noticed by page 1`() async throws {
        let salon = try await WalkSalon()
        await salon.site.arm(.bookingArrives(Self.late, afterPage: 2))
        let walk = try await salon.walk()
        #expect(walk.trouble == nil)
        let coverage = try #require(walk.scan(known: 0)).coverage
        #expect(coverage.verdict == .partial)
        #expect(coverage.failed.contains("page-drift"))
    }

    @Test func `the wrong store in a group is not listed`() async throws {
        let salon = try await WalkSalon(account: WalkSalon.group)
        await salon.site.arm(.opensStore(WalkSalon.second.id), .always)
        let walk = try await salon.walk()
        #expect(WalkOutcome(walk) == WalkOutcome(.wrongStore))
    }
}
