import Foundation
import Support
import Synchronization

/// A web server of somebody else's: it notes what it is asked, and answers as a closure says.
final class WebPeer: Sendable {
    struct Request: Sendable {
        /// Such as `POST /daicho HTTP/1.1`.
        let line: String
        /// By their names in small letters.
        let headers: [String: String]
        let body: String

        init?(from peer: LoopbackConnection) {
            let lines = peer.readHeader()
            guard let first = lines.first else { return nil }
            line = first
            let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
                line.firstIndex(of: ":").map { colon in
                    let value = line[line.index(after: colon)...]
                    return (line[..<colon].lowercased(), value.drop { $0 == " " }.description)
                }
            }
            headers = Dictionary(pairs) { first, _ in first }
            let length = headers["content-length"].flatMap { Int($0) } ?? 0
            body = String(decoding: peer.read(length) ?? [], as: UTF8.self)
        }

        /// The body as an object of JSON.
        var object: [String: Any] {
            let object = try? JSONSerialization.jsonObject(with: Data(body.utf8))
            return object as? [String: Any] ?? [:]
        }
    }

    /// A status and a body; nil hangs up without a word.
    typealias Answer = @Sendable (Request) -> (status: String, body: String)?

    private let requests = Mutex<[Request]>([])
    private let answer: Mutex<Answer>
    private let server: Mutex<LoopbackServer?> = Mutex(nil)

    init(_ answer: @escaping Answer) throws {
        self.answer = Mutex(answer)
        let made = try LoopbackServer { [weak self] peer in _ = self?.serve(peer) }
        server.withLock { $0 = made }
    }

    deinit { server.withLock { $0?.stop() } }

    var url: String { "http://127.0.0.1:\(server.withLock { $0?.port ?? 0 })" }
    var heard: [Request] { requests.withLock { $0 } }

    func answers(_ new: @escaping Answer) { answer.withLock { $0 = new } }

    /// Answers one request; false where none came.
    @discardableResult
    func serve(_ peer: LoopbackConnection) -> Bool {
        guard let request = Request(from: peer) else { return false }
        requests.withLock { $0.append(request) }
        guard let (status, body) = answer.withLock({ $0 })(request) else { return false }
        return peer.write(
            "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
}
