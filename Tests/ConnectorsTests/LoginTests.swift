import Foundation
import Support
import Testing

@testable import Connectors

@Suite struct LoginTests {
    let folder = try! TemporaryFolder()

    @Test func `a login is used by one run at a time, and is free when that run ends`() throws {
        let path = folder.file("logins/honten")
        var first: Login? = try Login(at: path)
        let refused = #expect(throws: SourceTrouble.self) { try Login(at: path) }
        #expect(refused?.kind == .busy)
        #expect(refused?.fault == .network)
        first = nil
        #expect(first == nil)
        _ = try Login(at: path)
    }

    @Test(.enabled(if: Tool.path(of: "flock") != nil))
    func `the lock is the kernel's, which frees it when its process ends (I14)`() throws {
        let lock = folder.file("logins/honten/lock")
        var login: Login? = try Login(at: folder.file("logins/honten"))
        #expect(throws: Tool.Failed.self) { try Tool.run("flock", ["-n", lock, "true"]) }
        login = nil
        #expect(login == nil)
        try Tool.run("flock", ["-n", lock, "true"])
    }

    @Test func `nobody else can read a login's folder`() throws {
        let login = try Login(at: folder.file("logins/honten"))
        try login.keep(cookies: ["127.0.0.1\tFALSE\t/\tFALSE\t0\tJSESSIONID\tABC"])
        try login.update { $0.signIns = 3 }
        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int
        }
        #expect(try mode(login.folder) == 0o700)
        for file in ["cookies", "state.json", "lock"] {
            #expect(try mode("\(login.folder)/\(file)") == 0o600)
        }
    }

    @Test func `what is known of a login outlives its run`() throws {
        let path = folder.file("honten")
        var state = LoginState()
        do {
            let login = try Login(at: path)
            try login.keep(cookies: ["a", "b"])
            try login.update { kept in
                kept.signIns = 2
                kept.lastSignIn = .juneMorning
                kept.rest = .init(kind: "captcha", reason: "a challenge", until: nil)
                state = kept
            }
        }
        let login = try Login(at: path)
        #expect(login.state == state)
        #expect(try Login.state(at: path) == state)
        #expect(try login.cookies() == ["a", "b"])
    }

    @Test func `a damaged state is told, and nothing is signed in to`() throws {
        let path = folder.file("honten")
        try folder.write("{".utf8, to: "honten/state.json")
        #expect(throws: SourceTrouble.self) { try Login(at: path) }
    }

    static let rests: [(SourceTrouble.Kind, TimeInterval?)] = [
        (.otherSession, 30 * 60), (.signInUnclear, 30 * 60), (.captcha, nil),
    ]

    @Test(arguments: rests)
    func `trouble lets a login rest`(kind: SourceTrouble.Kind, seconds: TimeInterval?) throws {
        let login = try Login(at: folder.file("honten"))
        let now = Date.juneMorning
        let told = try login.learn(from: SourceTrouble(kind, "why"), at: now, secret: "s")
        #expect(told.restsUntil == seconds.map(now.addingTimeInterval) ?? .distantFuture)
        func usable(after seconds: TimeInterval) -> SourceTrouble.Kind? {
            do throws(SourceTrouble) {
                try login.mustBeUsable(at: now.addingTimeInterval(seconds), secret: "s")
                return nil
            } catch {
                return error.kind
            }
        }
        #expect(usable(after: 29 * 60) == .resting)
        #expect(usable(after: 31 * 60) == (seconds == nil ? .resting : nil))
        try login.resume()
        #expect(usable(after: 0) == nil)
    }

    @Test func `a refused password is known again without being kept`() throws {
        let login = try Login(at: folder.file("honten"))
        let secret = secretMark(["https://site.example", "CD00001", "wrong-password"])
        _ = try login.learn(
            from: SourceTrouble(.passwordRefused, "no"), at: .juneMorning, secret: secret)
        let refused = #expect(throws: SourceTrouble.self) {
            try login.mustBeUsable(at: .distantFuture, secret: secret)
        }
        #expect(refused?.kind == .refusedBefore)
        try login.mustBeUsable(
            at: .juneMorning, secret: secretMark(["https://site.example", "CD00001", "right"]))
        let stored = String(decoding: try folder.read("honten/state.json"), as: UTF8.self)
        #expect(!stored.contains("wrong-password"))
        #expect(secret.utf8.count == 6)
    }
}
