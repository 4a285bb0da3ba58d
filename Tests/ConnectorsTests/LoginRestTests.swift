import Connectors
import Foundation
import Sandbox
import Testing

/// What trouble of one run means for the next ones.
@Suite(.serialized) struct LoginRestTests {
    @Test func `a refused password is not tried again until it changes`() async throws {
        let salon = try await WalkSalon(password: "old-password")
        #expect(try await salon.walk().trouble?.kind == .passwordRefused)
        for _ in 1...5 {
            salon.book.pass(seconds: 3600)
            let walk = try await salon.walk()
            #expect(walk.trouble?.kind == .refusedBefore)
            #expect(walk.trouble?.fault == .person)
        }
        #expect(await salon.site.signInAttempts == 1)
        #expect(WalkOutcome(try await salon.walk(password: "demo-password")) == .whole)
        #expect(try salon.loginState.refused == nil)
    }

    @Test func `whether a site can be reached is told apart from what it refused`() async throws {
        let salon = try await WalkSalon(password: "old-password")
        #expect(try await salon.walk().trouble?.kind == .passwordRefused)
        #expect(try await salon.obstacle() == nil)
        #expect(await salon.site.signInAttempts == 1)
        await salon.site.stop()
        #expect(try await salon.obstacle()?.kind == .network)
        #expect(try salon.loginState.refused != nil)
    }

    @Test func `a captcha rests the login until a person has solved it (D12)`() async throws {
        let salon = try await WalkSalon()
        await salon.site.arm(.captcha(.puzzle, at: .signIn))
        let trouble = try #require(try await salon.walk().trouble)
        #expect(trouble.restsUntil == .distantFuture)
        salon.book.pass(seconds: 7 * 24 * 3600)
        #expect(try await salon.walk().trouble?.kind == .resting)
        #expect(await salon.site.requests.count == 2)
        try Login(at: salon.folder.file("logins/honten")).resume()
        #expect(WalkOutcome(try await salon.walk()) == .whole)
    }

    @Test func `one sign-in of somebody else rests the login for half an hour (D12)`()
        async throws
    {
        let salon = try await WalkSalon()
        await salon.site.arm(.secondSignIn(afterPage: 1))
        let end = try #require(try await salon.walk().trouble?.restsUntil)
        #expect(end == salon.book.now.addingTimeInterval(30 * 60))
        #expect(await salon.site.signInAttempts == 1)
        let asked = await salon.site.requests.count
        salon.book.pass(seconds: 29 * 60)
        #expect(try await salon.walk().trouble?.kind == .resting)
        #expect(await salon.site.requests.count == asked)
        salon.book.pass(seconds: 2 * 60)
        #expect(WalkOutcome(try await salon.walk()) == .whole)
    }

    @Test func `a session that was in use minutes ago and is gone is left to the other (D12)`()
        async throws
    {
        let salon = try await WalkSalon()
        _ = try await salon.walk()
        salon.book.pass(seconds: 300)
        await salon.site.signInElsewhere()
        #expect(WalkOutcome(try await salon.walk()) == WalkOutcome(.otherSession, signIns: 0))
        salon.book.pass(seconds: 31 * 60)
        #expect(WalkOutcome(try await salon.walk()) == .whole)
        #expect(await salon.site.signIns == 2)
    }

    @Test func `a person's word lets a session be replaced that was in use minutes ago (D12)`()
        async throws
    {
        let salon = try await WalkSalon()
        _ = try await salon.walk()
        salon.book.pass(seconds: 60)
        await salon.site.signInElsewhere()
        #expect(try await salon.walk().trouble?.kind == .otherSession)
        try Login(at: salon.folder.file("logins/honten")).resume()
        #expect(WalkOutcome(try await salon.walk()) == .whole)
    }

    @Test func `a session is in use even where the walk met trouble (D12)`() async throws {
        let salon = try await WalkSalon()
        _ = try await salon.walk()
        salon.book.pass(seconds: 20 * 60)
        await salon.site.arm(.cutShort(at: .page(2)))
        #expect(try await salon.walk().trouble?.kind == .network)
        salon.book.pass(seconds: 20 * 60)
        await salon.site.signInElsewhere()
        #expect(try await salon.walk().trouble?.kind == .otherSession)
    }

    @Test func `fewer requests are asked for, and the login rests as long as it is told (D12)`()
        async throws
    {
        let salon = try await WalkSalon()
        await salon.site.arm(.tooManyRequests(at: .page(1)))
        let trouble = try await salon.walk().trouble
        #expect(trouble?.restsUntil == salon.book.now.addingTimeInterval(600))
        #expect(try await salon.walk().trouble?.kind == .resting)
        salon.book.pass(seconds: 601)
        #expect(try await salon.walk().trouble == nil)
    }

    @Test func `an answer to the sign-in that nobody knows is not provoked again`() async throws {
        let salon = try await WalkSalon()
        await salon.site.arm(.errorPage(.system, at: .signIn), .always)
        #expect(try await salon.walk().trouble?.kind == .signInUnclear)
        #expect(try await salon.walk().trouble?.kind == .resting)
        #expect(await salon.site.signInAttempts == 1)
    }
}
