import Support
import Testing

@testable import Plumbing

/// A session follows redirects as a browser does, but never out of the house.
@Suite struct RedirectTests {
    private func session(redirects: Int = 5) -> HTTPSession {
        HTTPSession(
            limits: WireLimits(totalSeconds: 20, redirects: redirects), userAgent: "daicho-test")
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `after a form comes a page, unless the server wants the form again`(status: Int) throws {
        let site = try LoopbackServer.site { asked in
            asked.target == "/login"
                ? answer("\(status) Moved", ["Location: ../top?x=1", "Set-Cookie: s=1"])
                : answer(
                    "200 OK", [],
                    "\(asked.method) \(asked.target) \(asked.body) "
                        + "\(asked.header("Cookie") ?? "-")")
        }
        defer { site.stop() }
        let response = try session().send(.post("\(site.url)/login", form: [("id", "a")]))
        let again = status == 307 || status == 308
        let expected = again ? "POST /top?x=1 id=a s=1" : "GET /top?x=1  s=1"
        #expect(String(decoding: response.body, as: UTF8.self) == expected)
        #expect(response.url == "\(site.url)/top?x=1")
        #expect(response.status == 200)
    }

    @Test(arguments: [
        "http://localhost:PORT/", "http://127.0.0.1:OTHER/", "https://127.0.0.1:PORT/",
        "//127.0.0.2:PORT/", "ftp://127.0.0.1:PORT/", "http://evil.example/",
        "http://127.0.0.1:PORT@evil.example/",
    ])
    func `a session is carried to no other place`(location: String) throws {
        let other = try LoopbackServer.site { _ in answer() }
        defer { other.stop() }
        let asked = LoopbackLog()
        let site = try LoopbackServer.site { request in
            asked.add(request.target)
            let there = location.replacing("PORT", with: request.header("X-Port") ?? "")
                .replacing("OTHER", with: "\(other.port)")
            return answer("302 Found", ["Location: \(there)?token=secret"])
        }
        defer { site.stop() }
        let request = HTTPRequest(
            "\(site.url)/start", headers: [HTTPField("X-Port", "\(site.port)")])
        do {
            _ = try session().send(request)
            Issue.record("followed")
        } catch {
            #expect([.leftTheHost, .badAddress].contains(error.reason))
            #expect(!error.description.contains("secret"))
        }
        #expect(asked.all == ["/start"])
        #expect(other.connections == 0)
    }

    @Test func `a circle ends`() throws {
        let site = try LoopbackServer.site { _ in answer("302 Found", ["Location: /"]) }
        defer { site.stop() }
        #expect(
            try reason { _ = try session(redirects: 3).send(.get(site.url)) } == .tooManyRedirects)
    }

    @Test(arguments: [
        ("http://salonboard.example/", WireFailure.Reason.noTLS),
        ("http://127.0.0.1.example/", .noTLS),
        ("http://localhost.example/", .noTLS),
        ("ftp://127.0.0.1/", .badAddress),
        ("file:///etc/passwd", .badAddress),
        ("https://user:secret@salon.example/", .badAddress),
        ("salonboard.com", .badAddress),
        ("", .badAddress),
    ])
    func `what may not be asked is refused before a byte is sent`(
        url: String, expected: WireFailure.Reason
    ) throws {
        do {
            _ = try session().send(.get(url))
            Issue.record("sent")
        } catch {
            #expect(error.reason == expected)
            #expect(!error.description.contains("secret"))
        }
    }

    @Test func `a header cannot smuggle another`() throws {
        let request = HTTPRequest(
            "http://127.0.0.1:1/", headers: [HTTPField("X-A", "1\r\nX-B: 2")])
        #expect(try reason { _ = try session().send(request) } == .badAddress)
    }
}
