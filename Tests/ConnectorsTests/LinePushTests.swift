import Foundation
import Reservations
import Support
import Synchronization
import Testing

@testable import Connectors

/// Pushes to a group, to an API of raw sockets.
@Suite struct LinePushTests {
    private let push = LinePush(
        group: "C0123", text: "・枠を閉じてください\n", key: Fingerprint(words: ["a1"]))

    /// Sends to an API that answers so; returns the heads and the body that it heard.
    private func sent(
        _ push: LinePush, to status: String, _ headers: [String] = []
    ) async throws -> (head: [String], body: String) {
        let heard = Mutex<[(head: [String], body: String)]>([])
        let server = try LoopbackServer { peer in
            let head = peer.readHeader()
            let length = head.compactMap { line in
                line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
            }
            let body = String(decoding: peer.read(length.first ?? 0) ?? [], as: UTF8.self)
            heard.withLock { $0.append((head, body)) }
            if status.isEmpty { return }
            let lines = ["HTTP/1.1 \(status)", "Content-Length: 2", "Connection: close"] + headers
            peer.write(lines.map { $0 + "\r\n" }.joined() + "\r\n{}")
        }
        defer { server.stop() }
        try await push.send(
            via: LinePush.Channel(
                url: "http://127.0.0.1:\(server.port)", token: Private("line-secret")))
        return try #require(heard.withLock { $0.first })
    }

    @Test func `a push is one text to the group, with a key that stays the same`() async throws {
        let (head, body) = try await sent(push, to: "200 OK")
        #expect(head[0] == "POST /v2/bot/message/push HTTP/1.1")
        #expect(head.contains("Authorization: Bearer line-secret"))
        #expect(head.contains("X-Line-Retry-Key: \(push.retryKey)"))
        #expect(UUID(uuidString: push.retryKey) != nil)
        let again = LinePush(group: "C0123", text: "", key: Fingerprint(words: ["a1"]))
        #expect(again.retryKey == push.retryKey)
        #expect(
            body == #"{"to":"C0123","messages":[{"type":"text","text":"・枠を閉じてください"}]}"#)
    }

    @Test func `what LINE has taken before is taken`() async throws {
        _ = try await sent(push, to: "409 Conflict")
    }

    @Test(
        arguments: [
            ("400 Bad Request", "グループの ID", nil), ("401 Unauthorized", "トークン", nil),
            ("429 Too Many", "いまは", 30), ("500 Oops", "いまは", nil), ("302 Found", "転送", nil),
            ("", "切れました", nil),
        ] as [(String, String, Double?)])
    func `what LINE did not take is told in people's words, without the token`(
        status: String, words: String, wait: Double?
    ) async throws {
        let headers = status.hasPrefix("429") ? ["Retry-After: 30"] : ["Location: /elsewhere"]
        let trouble = await #expect(throws: DeliveryTrouble.self) {
            _ = try await sent(push, to: status, headers)
        }
        #expect(trouble?.words.contains(words) == true, "\(trouble?.words ?? "")")
        #expect(trouble?.wait == wait)
        #expect(trouble?.text.contains("line-secret") == false)
    }

    @Test func `a long text is cut between lines into the pieces that LINE takes`() {
        let line = String(repeating: "予約", count: 100)
        let long = LinePush(
            group: "C", text: Array(repeating: line, count: 60).joined(separator: "\n"),
            key: Fingerprint(words: []))
        #expect(long.bubbles.count == 3)
        #expect(long.bubbles.allSatisfy { $0.utf16.count <= 5000 && !$0.hasSuffix("\n") })
        #expect(long.bubbles.joined(separator: "\n") == long.text)
        let endless = LinePush(
            group: "C", text: Array(repeating: line, count: 600).joined(separator: "\n"),
            key: Fingerprint(words: []))
        #expect(endless.bubbles.count == 5)
        #expect(endless.bubbles[4].hasSuffix("（続きは daicho status）"))
        #expect(endless.bubbles[4].utf16.count <= 5000)
    }
}
