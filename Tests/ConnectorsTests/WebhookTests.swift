import Foundation
import Reservations
import Support
import Synchronization
import Testing

@testable import Connectors

/// Actions over the web, to sites of raw sockets.
@Suite struct WebhookTests {
    private static let line = #"{"schema":1,"id":"a1","kind":"pushCreate","after":{"memo":"予約"}}"#

    /// A site that answers every request with these lines and this body, and notes what it heard.
    final class Site: Sendable {
        let heard = Mutex<[(head: [String], body: String)]>([])
        private let server: Mutex<LoopbackServer?> = Mutex(nil)

        init(_ status: String, _ headers: [String] = [], _ body: String = "") throws {
            let made = try LoopbackServer { [self] peer in
                let head = peer.readHeader()
                let length = head.compactMap { line in
                    line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
                }
                let said = String(decoding: peer.read(length.first ?? 0) ?? [], as: UTF8.self)
                heard.withLock { $0.append((head, said)) }
                if status == "cut" { return }
                let lines = ["HTTP/1.1 \(status)", "Connection: close"] + headers
                peer.write(
                    lines.map { $0 + "\r\n" }.joined()
                        + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
            }
            server.withLock { $0 = made }
        }

        deinit { server.withLock { $0?.stop() } }

        var url: String { "http://127.0.0.1:\(server.withLock { $0?.port ?? 0 })/daicho" }
        var requests: Int { heard.withLock { $0.count } }

        func header(_ name: String) -> String? {
            heard.withLock { heard in
                heard.last?.head.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
                    .map { String($0.dropFirst(name.count + 2)) }
            }
        }
    }

    private func hook(
        _ url: String, readBack: String? = nil, trusting file: String? = nil,
        patience: Double = 20
    ) -> Destination {
        .web(
            Webhook(
                url: url, readBackURL: readBack, secret: Private("geheim"),
                certificateAuthority: file, patience: patience))
    }

    private func send(_ hook: Destination) async throws -> Receipt {
        try await hook.handOver(Self.line, id: "a1", environment: [:], now: { .juneMorning })
    }

    @Test func `an action is one signed POST, and its id keeps it from counting twice`()
        async throws
    {
        let site = try Site("201 Created")
        let receipt = try await send(hook(site.url))
        #expect(
            receipt
                == Receipt(action: "a1", result: .done, evidence: "answered 201", at: .juneMorning))
        #expect(site.heard.withLock { $0.map(\.body) } == [Self.line])
        #expect(site.heard.withLock { $0[0].head[0] } == "POST /daicho HTTP/1.1")
        #expect(site.header("Content-Type") == "application/json")
        #expect(site.header("Idempotency-Key") == "a1")
        let stamp = "\(Int(Date.juneMorning.timeIntervalSince1970))"
        #expect(site.header("Daicho-Timestamp") == stamp)
        let signature = SharedSecret(Private("geheim"))
            .signature(of: Array("\(stamp).\(Self.line)".utf8))
        #expect(site.header("Daicho-Signature") == "sha256=\(signature)")
    }

    @Test func `a signature is the HMAC-SHA256 that every library gives`() {
        // The second case of RFC 4231.
        #expect(
            SharedSecret(Private("Jefe")).signature(of: Array("what do ya want for nothing?".utf8))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    static let answers: [(String, String, Receipt.Result, String)] = [
        ("200 OK", "", .done, "answered 200"),
        ("200 OK", "<p>ok</p>", .done, "answered 200"),
        ("200 OK", #"{"id": "a1", "result": "refused", "evidence": "満席"}"#, .refused, "満席"),
        (
            "202 Accepted", #"{"id": "a2", "result": "done"}"#, .uncertain,
            "the program printed another action's receipt: look at the target"
        ),
        ("409 Conflict", #"{"reason": "slot is taken"}"#, .refused, "409: slot is taken"),
        (
            "422 Unprocessable", #"{"error": "no staff\nof that name"}"#, .refused,
            "422: no staffof that name"
        ),
        ("400 Bad Request", "start is missing", .refused, "400: start is missing"),
        ("418 Teapot", "<html>no</html>", .refused, "418: "),
        (
            "504 Gateway Timeout", "", .uncertain,
            "it was sent, and no answer came: look at the target (504)"
        ),
    ]

    @Test(arguments: answers)
    func `D10: an answer means what its number says, in the target's own words`(
        status: String, body: String, result: Receipt.Result, evidence: String
    ) async throws {
        let site = try Site(status, [], body)
        let receipt = try await send(hook(site.url))
        #expect(receipt.result == result)
        #expect(receipt.evidence == evidence)
        #expect(site.requests == 1)
    }

    static let turnedAway: [(String, [String], Double?)] = [
        ("429 Too Many", ["Retry-After: 120"], 120),
        (
            "503 Unavailable",
            [
                "Date: Mon, 01 Jun 2026 00:00:00 GMT", "Retry-After: Mon, 01 Jun 2026 00:05:00 GMT",
            ], 300
        ),
        ("500 Oops", [], nil),
        ("401 Unauthorized", [], nil),
        ("404 Not Found", [], nil),
        ("302 Found", ["Location: /elsewhere"], nil),
        ("307 Temporary", ["Location: http://other.example/"], nil),
    ]

    @Test(arguments: turnedAway)
    func `what was not taken can be sent again, and a redirect is not followed`(
        status: String, headers: [String], wait: Double?
    ) async throws {
        let site = try Site(status, headers)
        let trouble = await #expect(throws: DeliveryTrouble.self) {
            try await send(hook(site.url))
        }
        #expect(trouble?.wait == wait)
        #expect(trouble?.text.contains("geheim") == false)
        #expect(site.requests == 1)
    }

    @Test func `where nothing listens, nothing was sent`() async throws {
        let port = try Loopback.freePort()
        await #expect(throws: DeliveryTrouble.self) {
            try await send(hook("http://127.0.0.1:\(port)/"))
        }
        await #expect(throws: DeliveryTrouble.self) {
            try await send(hook("http://pos.example/"))
        }
    }

    @Test func `F9: an answer that never comes leaves it in doubt, and it is sent once`()
        async throws
    {
        let cut = try Site("cut")
        #expect(try await send(hook(cut.url)).result == .uncertain)
        #expect(cut.requests == 1)

        let heard = Mutex(0)
        let silent = try LoopbackServer { peer in
            _ = peer.readHeader()
            heard.withLock { $0 += 1 }
            peer.drain()
        }
        defer { silent.stop() }
        let receipt = try await send(hook("http://127.0.0.1:\(silent.port)/", patience: 0.5))
        #expect(receipt.result == .uncertain)
        #expect(ReceiptWord(evidence: receipt.evidence) == .noAnswer)
        #expect(heard.withLock { $0 } == 1)
    }

    @Test func `a server that is not the one it says gets nothing`() async throws {
        let authority = try TestAuthority()
        let tls = try authority.certificate(for: "localhost")
        let heard = Mutex(0)
        let server = try TLSServer(certificate: tls.certificate, key: tls.key) { peer in
            while !peer.readHeader().isEmpty {
                heard.withLock { $0 += 1 }
                peer.write("HTTP/1.1 204 No Content\r\n\r\n")
            }
        }
        defer { server.stop() }
        let url = "https://localhost:\(server.port)/"
        await #expect(throws: DeliveryTrouble.self) { try await send(hook(url)) }
        #expect(heard.withLock { $0 } == 0)
        let trusted = hook(url, trusting: authority.caFile)
        #expect(try await send(trusted).evidence == "answered 204")
    }

    static let readings: [(String, String, Receipt.Result?)] = [
        ("200 OK", #"{"id": "a1", "result": "done", "evidence": "4711"}"#, .done),
        ("200 OK", #"{"id": "a1", "result": "refused"}"#, .refused),
        ("404 Not Found", "", nil),
        ("200 OK", "<p>welcome</p>", .uncertain),
        ("500 Oops", "", .uncertain),
        ("301 Moved", "", .uncertain),
    ]

    @Test(arguments: readings)
    func `F9: what may have arrived is asked for below the address for that`(
        status: String, body: String, result: Receipt.Result?
    ) async throws {
        let site = try Site(status, [], body)
        let hook = hook("http://127.0.0.1:1/", readBack: site.url)
        let found = try await hook.readBack("a1", now: { .juneMorning })
        #expect(found?.result == result)
        #expect(site.heard.withLock { $0[0].head[0] } == "GET /daicho/a1 HTTP/1.1")
        let stamp = "\(Int(Date.juneMorning.timeIntervalSince1970))"
        let signature = SharedSecret(Private("geheim")).signature(of: Array("\(stamp).a1".utf8))
        #expect(site.header("Daicho-Signature") == "sha256=\(signature)")
    }

    @Test func `a site that cannot be asked now leaves it in doubt`() async throws {
        let hook = hook("http://127.0.0.1:1/", readBack: "http://127.0.0.1:1/actions")
        await #expect(throws: DeliveryTrouble.self) {
            try await hook.readBack("a1", now: { .juneMorning })
        }
    }
}
