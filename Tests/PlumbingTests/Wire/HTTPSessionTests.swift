import Foundation
import Support
import Testing

@testable import Plumbing

/// A web session against a site of raw sockets.
@Suite struct HTTPSessionTests {
    private func session(
        _ limits: WireLimits = WireLimits(totalSeconds: 20), cookies: [String] = []
    ) -> HTTPSession {
        HTTPSession(limits: limits, userAgent: "daicho-test", cookies: cookies)
    }

    @Test func `a page comes with its status, its headers and the server's clock`() throws {
        let site = try LoopbackServer.site { _ in
            answer(
                "404 Not Found", ["Date: Sun, 22 Nov 2026 03:04:05 GMT", "X-A: 1", "x-a: 2"],
                "予約")
        }
        defer { site.stop() }
        let response = try session().send(.get("\(site.url)/list"))
        #expect(response.status == 404)
        #expect(response.url == "\(site.url)/list")
        #expect(response.body == [UInt8]("予約".utf8))
        #expect(response.header("date") == "Sun, 22 Nov 2026 03:04:05 GMT")
        #expect(
            response.headers.filter { $0.name.lowercased() == "x-a" }.map(\.value) == ["1", "2"])
        #expect(response.serverDate == Date(timeIntervalSince1970: 1_795_316_645))
    }

    @Test func `a form is sent as browsers send it`() throws {
        let site = try LoopbackServer.site { asked in
            answer(
                "200 OK", [],
                [
                    asked.method, asked.header("Content-Type") ?? "", asked.header("Referer") ?? "",
                    asked.header("User-Agent") ?? "", asked.body,
                ].joined(separator: "|"))
        }
        defer { site.stop() }
        let request = HTTPRequest.post(
            site.url, form: [("a b", "1&2=3"), ("氏", "～-._*\n"), ("empty", "")],
            referer: "http://127.0.0.1/top")
        let body = String(decoding: try session().send(request).body, as: UTF8.self)
        #expect(
            body == "POST|application/x-www-form-urlencoded|http://127.0.0.1/top|daicho-test|"
                + "a+b=1%262%3D3&%E6%B0%8F=%EF%BD%9E-._*%0A&empty=")
    }

    @Test func `an empty form is a form, and the next page is asked for without it`() throws {
        let site = try LoopbackServer.site { answer("200 OK", [], "\($0.method)\($0.body)") }
        defer { site.stop() }
        let session = session()
        #expect(try session.send(.post(site.url, form: [])).body == [UInt8]("POST".utf8))
        #expect(try session.send(.get(site.url)).body == [UInt8]("GET".utf8))
    }

    @Test func `pages one after another share a connection`() throws {
        let site = try LoopbackServer.site { answer("200 OK", [], $0.target) }
        defer { site.stop() }
        let session = session()
        for page in 1...5 { _ = try session.send(.get("\(site.url)/\(page)")) }
        #expect(site.connections == 1)
    }

    @Test func `cookies last from answer to answer and from session to session`() throws {
        let site = try LoopbackServer.site { asked in
            asked.target == "/in"
                ? answer("200 OK", ["Set-Cookie: JSESSIONID=abc; Path=/; HttpOnly"])
                : answer("200 OK", [], asked.header("Cookie") ?? "none")
        }
        defer { site.stop() }
        let first = session()
        _ = try first.send(.get("\(site.url)/in"))
        #expect(try first.send(.get(site.url)).body == [UInt8]("JSESSIONID=abc".utf8))
        let kept = first.cookies
        #expect(kept.count == 1)
        let second = session(cookies: kept + ["ALL", "not a cookie"])
        #expect(second.cookies == kept)
        #expect(try second.send(.get(site.url)).body == [UInt8]("JSESSIONID=abc".utf8))
        #expect(try session().send(.get(site.url)).body == [UInt8]("none".utf8))
    }

    @Test func `a compressed page is opened`() throws {
        let folder = try TemporaryFolder()
        let page = String(repeating: "予約一覧 ", count: 5000)
        try folder.write(page.utf8, to: "page")
        try Tool.run("gzip", [folder.file("page")])
        let packed = try folder.read("page.gz")
        let site = try LoopbackServer.site { asked in
            asked.header("Accept-Encoding")?.contains("gzip") == true
                ? answer("200 OK", ["Content-Encoding: gzip"], body: packed) : answer("406 No")
        }
        defer { site.stop() }
        #expect(try session().send(.get(site.url)).body == [UInt8](page.utf8))
        // A small answer that grows beyond the limit is as large as a large one.
        #expect(
            try reason { _ = try session(WireLimits(bodyBytes: 10_000)).send(.get(site.url)) }
                == .tooLarge)
    }

    @Test func `no second answer is mixed into the first`() throws {
        let site = try LoopbackServer.site { answer("200 OK", ["X: \($0.target)"], $0.target) }
        defer { site.stop() }
        let session = session()
        _ = try session.send(.get("\(site.url)/1"))
        let second = try session.send(.get("\(site.url)/2"))
        #expect(second.header("X") == "/2")
        #expect(second.body == [UInt8]("/2".utf8))
    }
}

extension HTTPSessionTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let target: String
        let reason: WireFailure.Reason
    }

    static let faults = [
        Fault(testDescription: "a body cut short", target: "/cut", reason: .cut),
        Fault(testDescription: "a chunked body cut short", target: "/cut-chunk", reason: .cut),
        Fault(testDescription: "no answer at all", target: "/cut-none", reason: .cut),
        Fault(testDescription: "a body announced too large", target: "/huge", reason: .tooLarge),
        Fault(
            testDescription: "a body that goes on and on", target: "/cut-huge", reason: .tooLarge),
        Fault(testDescription: "headers that go on and on", target: "/cut-head", reason: .tooLarge),
        Fault(testDescription: "no HTTP", target: "/cut-smtp", reason: .protocolViolation),
        Fault(testDescription: "a broken gzip", target: "/gzip", reason: .protocolViolation),
    ]

    @Test(arguments: faults)
    func `is told in words a person understands`(_ fault: Fault) throws {
        let site = try LoopbackServer.site { Self.broken($0.target) }
        defer { site.stop() }
        let session = session(WireLimits(totalSeconds: 20, bodyBytes: 100_000))
        do {
            _ = try session.send(.get("\(site.url)\(fault.target)?secret=1"))
            Issue.record("read as if it were whole")
        } catch {
            #expect(error.reason == fault.reason, "\(error)")
            #expect(error.host == "127.0.0.1")
            #expect(!error.description.contains("secret"))
        }
    }

    private static func broken(_ target: String) -> [UInt8] {
        let kind = target.prefix { $0 != "?" }
        let head = "HTTP/1.1 200 OK\r\n"
        let megabyte = String(repeating: "x", count: 1 << 20)
        return switch kind {
        case "/cut": [UInt8]("\(head)Content-Length: 50\r\n\r\n<html>".utf8)
        case "/cut-chunk": [UInt8]("\(head)Transfer-Encoding: chunked\r\n\r\n50\r\n<ht".utf8)
        case "/huge": [UInt8]("\(head)Content-Length: 1000000\r\n\r\n".utf8)
        case "/cut-huge": [UInt8]("\(head)\r\n\(megabyte)".utf8)
        case "/cut-head":
            [UInt8]((head + String(repeating: "A: \(megabyte.prefix(900))\r\n", count: 2000)).utf8)
        case "/cut-smtp": [UInt8]("220 mail.example ESMTP\r\n".utf8)
        case "/gzip": answer("200 OK", ["Content-Encoding: gzip"], "not packed at all")
        default: []
        }
    }

    @Test func `a site that stays silent does not hold up the run`() throws {
        let site = try LoopbackServer { $0.drain() }
        defer { site.stop() }
        let limits = WireLimits(connectSeconds: 1, totalSeconds: 0.3)
        #expect(try reason { _ = try session(limits).send(.get(site.url)) } == .timedOut)
    }

    @Test func `nothing there, and no such host`() throws {
        let port = try Loopback.freePort()
        #expect(
            try reason { _ = try session().send(.get("http://127.0.0.1:\(port)/")) } == .refused)
        let limits = WireLimits(connectSeconds: 5, totalSeconds: 5)
        #expect(
            try reason { _ = try session(limits).send(.get("https://salon.invalid/")) }
                == .unknownHost)
    }
}
