import Foundation
import Plumbing
public import Reservations

/// A text to a group of the salon's staff, through LINE's Messaging API.
public struct LinePush: Sendable {
    /// The group's id, as a webhook event of the bot tells it.
    public let group: String
    /// Plain text, lines ended by a line feed.
    public let text: String
    /// The same push has the same key, so that LINE takes it once, however often it is sent.
    public let key: Fingerprint

    public init(group: String, text: String, key: Fingerprint) {
        self.group = group
        self.text = text
        self.key = key
    }

    /// The API that takes pushes, and as whom.
    public struct Channel: Sendable {
        /// `https://api.line.me`, or this machine itself.
        public let url: String
        public let token: Private<String>
        public let certificateAuthority: String?

        public init(url: String, token: Private<String>, certificateAuthority: String? = nil) {
            self.url = url
            self.token = token
            self.certificateAuthority = certificateAuthority
        }

        fileprivate var session: HTTPSession {
            let limits = WireLimits(
                connectSeconds: 10, totalSeconds: 20, bodyBytes: 1 << 16, redirects: 0,
                certificateAuthority: certificateAuthority)
            return HTTPSession(limits: limits, userAgent: SiteVisit.userAgent)
        }
    }

    /// Sends the text. What was taken before is taken (409); after a failure the same push can be
    /// sent again, also where it may have arrived.
    public func send(via channel: Channel) async throws(DeliveryTrouble) {
        var request = HTTPRequest(
            "\(channel.url)/v2/bot/message/push",
            method: .postText(message.line, type: "application/json"))
        request.headers = [
            HTTPField("Authorization", "Bearer \(channel.token.value)"),
            HTTPField("X-Line-Retry-Key", retryKey),
        ]
        let answer: HTTPResponse
        do throws(WireFailure) {
            let (session, request) = (channel.session, request)
            answer = try await offPool { () throws(WireFailure) in try session.send(request) }
        } catch {
            throw DeliveryTrouble("LINE was not told: \(error)", words: error.words)
        }
        switch answer.status {
        case 200..<300, 409: return
        case 401, 403:
            throw DeliveryTrouble(
                "LINE does not take the token (\(answer.status)): issue a new one for the channel",
                words: "LINE がトークンを受け付けません（\(answer.status)）。チャネルのトークンを発行し直してください")
        case 400..<429:
            throw DeliveryTrouble(
                "LINE refuses the message (\(answer.status)): check the group's id, and that the "
                    + "bot is in the group",
                words: "LINE がメッセージを受け付けません（\(answer.status)）。"
                    + "グループの ID と、ボットがグループに入っているかを確かめてください")
        default:
            throw DeliveryTrouble(
                "LINE takes nothing just now (\(answer.status)): the next run will try again",
                words: "LINE がいまは受け付けていません（\(answer.status)）", wait: answer.retryAfter)
        }
    }

    /// Whether the API can be reached; nothing is told.
    public static func reach(_ channel: Channel) async throws(DeliveryTrouble) {
        do throws(WireFailure) {
            try await offPool { () throws(WireFailure) in
                try channel.session.reach(channel.url)
            }
        } catch {
            throw DeliveryTrouble("LINE cannot be reached: \(error)", words: error.words)
        }
    }

    /// The key as a UUID, in the form of the random ones that LINE's own examples show.
    var retryKey: String {
        var digits = Array(key.description)
        digits[12] = "4"
        digits[16] = "8"
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return parts.joined(separator: "-")
    }

    private var message: JSON {
        [
            "to": .text(group),
            "messages": .list(bubbles.map { ["type": .text("text"), "text": .text($0)] }),
        ]
    }

    /// The text in the pieces that LINE takes: five of 5,000 UTF-16 units, cut between lines.
    var bubbles: [String] {
        var bubbles = [""]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let piece = String(decoding: line.utf16.prefix(4900), as: UTF16.self) + "\n"
            if bubbles[bubbles.count - 1].utf16.count + piece.utf16.count > 4950 {
                bubbles.append("")
            }
            bubbles[bubbles.count - 1] += piece
        }
        bubbles = bubbles.map { $0.trimmingCharacters(in: .newlines) }.filter { !$0.isEmpty }
        if bubbles.count <= 5 { return bubbles }
        return bubbles.prefix(4) + [bubbles[4] + "\n（続きは daicho status）"]
    }
}
