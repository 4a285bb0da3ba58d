import Foundation
import Plumbing
import Reservations
import Support
import Synchronization
import Testing

@testable import Connectors

@Suite struct NoticeTests {
    private let notice = Notice(
        to: "owner@salon.example",
        subject: "【Daicho】ログインできません。パスワードの確認をお願いします（キレイサロン デモ店）\nBcc: x@y.example",
        text: "一覧を読めませんでした。\nブラウザでログインして、定義ファイルの示す場所を直してください。\n")

    @Test func `a notice is Japanese that every server passes on unchanged`() throws {
        let message = notice.message(from: "reserve@salon.example", at: .juneMorning)
        let text = String(decoding: message, as: UTF8.self)
        #expect(message.allSatisfy { $0 < 0x80 })
        #expect(
            text.contains("\r\nDate: Mon, 1 Jun 2026 09:00:00 +0900\r\n")
                || text.hasPrefix("Date: Mon, 1 Jun 2026 09:00:00 +0900\r\n"))
        #expect(!text.contains("\r\nBcc:"))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
        let body = text.components(separatedBy: "\r\n\r\n")[1].replacing("\r\n", with: "")
        #expect(String(decoding: Data(base64Encoded: body) ?? Data(), as: UTF8.self) == notice.text)
    }

    @Test func `a mail server that is not there is told, without a secret`() async throws {
        let port = try Loopback.freePort()
        let trouble = await #expect(throws: DeliveryTrouble.self) {
            try await notice.send(
                via: .init(
                    url: "smtp://127.0.0.1:\(port)", user: "reserve",
                    password: Private("mail-secret")),
                now: .juneMorning)
        }
        #expect(trouble?.text.contains("mail-secret") == false)
    }

    @Test func `a heartbeat is one GET, and its address is told to nobody`() async throws {
        let heard = Mutex<[String]>([])
        let server = try LoopbackServer { connection in
            let head = connection.readHeader()
            heard.withLock { $0.append(head.first ?? "") }
            let status = head.first?.contains("good") == true ? "200 OK" : "404 Not Found"
            connection.write("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        }
        defer { server.stop() }
        try await ping(heartbeat: "http://127.0.0.1:\(server.port)/good-token")
        #expect(heard.withLock { $0 } == ["GET /good-token HTTP/1.1"])
        let trouble = await #expect(throws: DeliveryTrouble.self) {
            try await ping(heartbeat: "http://127.0.0.1:\(server.port)/other-token")
        }
        #expect(trouble?.text.contains("token") == false)
    }
}
