import Foundation
import Reservations
import Support
import Testing

/// What the built command sends over the web: signed posts to a till, and texts to a group at LINE.
@Suite(.timeLimit(.minutes(5))) struct WebTargetTests {
    /// The demo's salon before its second morning, with a till at an address.
    private func salon(at url: String, readBack: String? = nil, more: String = "") throws
        -> DemoSalon
    {
        let back = readBack.map { ", read-back: \"\($0)\"" } ?? ""
        let till = "{to: \"\(url)\", secret: {env: TILL_SECRET}\(back)}"
        let salon = try DemoSalon(
            DemoSalon.definition.replacing("to: file:actions.ndjson", with: till) + more)
        salon.program.environment["TILL_SECRET"] = "geheim"
        try salon.arrive(1)
        #expect(try salon.sync(at: DemoSalon.first).status == 0)
        try salon.arrive(2)
        return salon
    }

    private func waiting(_ salon: DemoSalon) throws -> Int {
        let list = try salon.program.run(["action", "list", "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(list.output.utf8))
        return try #require(object as? [Any]).count
    }

    /// The steps that the demo's second morning hands to a file.
    private func steps() throws -> Set<String> {
        let salon = try DemoSalon()
        try salon.arrive(1)
        try salon.sync(at: DemoSalon.first)
        try salon.arrive(2)
        try salon.sync(at: DemoSalon.second)
        return Set(try salon.actions.compactMap { $0["reservation"] as? String })
    }

    @Test func `each step is one signed post to the server that the certificate names (R2-07)`()
        throws
    {
        let authority = try TestAuthority()
        let tls = try authority.certificate(for: "localhost")
        let till = try WebPeer { _ in ("204 No Content", "") }
        let server = try TLSServer(certificate: tls.certificate, key: tls.key) { peer in
            while till.serve(peer) {}
        }
        defer { server.stop() }
        let salon = try salon(at: "https://localhost:\(server.port)/daicho")
        let stranger = try salon.sync(at: DemoSalon.second)
        #expect(stranger.complaints.contains("localhost：証明書を確認できません"))
        #expect(till.heard.isEmpty)

        salon.program.environment["DAICHO_CA_FILE"] = authority.caFile
        try salon.sync(at: DemoSalon.later)
        let posts = till.heard
        #expect(Set(posts.compactMap { $0.object["reservation"] as? String }) == (try steps()))
        #expect(Set(posts.map(\.line)) == ["POST /daicho HTTP/1.1"])
        for post in posts {
            #expect(post.headers["idempotency-key"] == post.object["id"] as? String)
            let stamp = try #require(post.headers["daicho-timestamp"])
            let signature = SharedSecret(Private("geheim"))
                .signature(of: Array("\(stamp).\(post.body)".utf8))
            #expect(post.headers["daicho-signature"] == "sha256=\(signature)")
        }
        #expect(Set(posts.map { $0.headers["idempotency-key"] }).count == posts.count)
        #expect(try salon.sync(at: "2026-12-02T09:30:00+09:00").status == 0)
        #expect(till.heard.count == posts.count)
        #expect(try waiting(salon) == 0)
    }

    @Test func `what a till turned away goes out later (D10)`() throws {
        let till = try WebPeer { _ in ("503 Service Unavailable", "") }
        let salon = try salon(at: till.url)
        let first = try salon.sync(at: DemoSalon.second)
        #expect(first.status != 0)
        let tried = till.heard.count
        #expect(tried > 0)
        #expect(try waiting(salon) > 0)
        till.answers { _ in ("201 Created", "") }
        try salon.sync(at: "2026-12-02T12:00:00+09:00")
        let taken = till.heard.dropFirst(tried)
        #expect(Set(taken.compactMap { $0.object["reservation"] as? String }) == (try steps()))
        #expect(try waiting(salon) == 0)
    }

    @Test func `what may have arrived is asked for, and never sent twice (F9)`() throws {
        let till = try WebPeer { _ in nil }
        let salon = try salon(at: till.url, readBack: till.url + "/actions")
        try salon.sync(at: DemoSalon.second)
        let sent = till.heard.filter { $0.line.hasPrefix("POST") }
        #expect(!sent.isEmpty)
        till.answers { request in
            guard request.line.hasPrefix("GET") else { return ("201 Created", "") }
            let id = request.line.split(separator: " ")[1].split(separator: "/").last ?? ""
            let isThere = sent.contains { $0.headers["idempotency-key"] == String(id) }
            return isThere
                ? ("200 OK", #"{"id": "\#(id)", "result": "done"}"#) : ("404 Not Found", "")
        }
        try salon.sync(at: "2026-12-02T12:00:00+09:00")
        try salon.sync(at: "2026-12-02T15:00:00+09:00")
        let posts = till.heard.filter { $0.line.hasPrefix("POST") }
            .compactMap { $0.headers["idempotency-key"] }
        #expect(Set(posts).count == posts.count)
        #expect(till.heard.contains { $0.line.hasPrefix("GET /actions/") })
        #expect(Set(till.heard.compactMap { $0.object["reservation"] as? String }) == (try steps()))
        #expect(try waiting(salon) == 0)
    }

    @Test func `a group at LINE is told what needs a hand, once, and without a guest's name`()
        throws
    {
        let till = try WebPeer { _ in ("200 OK", "") }
        let line = try WebPeer { _ in ("500 Oops", "") }
        let salon = try salon(
            at: till.url,
            more: "\nnotify:\n  - {line: C0123456789abcdef0123456789abcdef, via: \"\(line.url)\","
                + " token: {env: LINE_TOKEN}}\n")
        salon.program.environment["LINE_TOKEN"] = "line-secret"
        let first = try salon.sync(at: DemoSalon.second)
        #expect(first.complaints.contains("LINE"))
        #expect(!first.complaints.contains("line-secret"))
        let refused = line.heard.count
        #expect(refused == 1)
        line.answers { _ in ("200 OK", "{}") }
        try salon.sync(at: DemoSalon.later)
        try salon.sync(at: "2026-12-02T09:30:00+09:00")
        let told = line.heard.dropFirst(refused)
        #expect(told.count == 1)
        let push = try #require(told.first)
        #expect(push.line == "POST /v2/bot/message/push HTTP/1.1")
        #expect(push.headers["authorization"] == "Bearer line-secret")
        #expect(push.headers["x-line-retry-key"] == line.heard[0].headers["x-line-retry-key"])
        #expect(push.object["to"] as? String == "C0123456789abcdef0123456789abcdef")
        #expect(push.body.contains("notices: 読み取れない 1 件を隔離しました"))
        let names = try salon.rows.values.compactMap { $0["お客様名"] }.filter { $0.contains(" ") }
        #expect(!names.isEmpty)
        #expect(names.filter { push.body.contains($0) } == [])
    }
}
