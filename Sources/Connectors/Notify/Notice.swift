public import Foundation
import Plumbing
public import Reservations

/// A mail to the salon's people when something needs them.
public struct Notice: Sendable {
    public let to: String
    public let subject: String
    /// Plain text, lines ended by a line feed.
    public let text: String

    public init(to: String, subject: String, text: String) {
        self.to = to
        self.subject = subject
        self.text = text
    }

    /// The mail server that takes it, and as whom.
    public struct Relay: Sendable {
        /// `smtps://host[:465]`, or `smtp://host[:587]` with STARTTLS.
        public let url: String
        public let user: String?
        public let password: Private<String>?
        /// An access token, in place of a password.
        public let token: Private<String>?
        public let certificateAuthority: String?

        public init(
            url: String, user: String? = nil, password: Private<String>? = nil,
            token: Private<String>? = nil, certificateAuthority: String? = nil
        ) {
            self.url = url
            self.user = user
            self.password = password
            self.token = token
            self.certificateAuthority = certificateAuthority
        }
    }

    /// Sends the mail; the sender is the relay's user where that is an address, else the recipient.
    public func send(via relay: Relay, now: Date) async throws(DeliveryTrouble) {
        let sender = relay.user.flatMap { $0.contains("@") ? $0 : nil } ?? to
        let message = message(from: sender, at: now)
        do throws(WireFailure) {
            let smtp = try relay.server
            let recipient = to
            try await offPool { () throws(WireFailure) in
                try smtp.deliver(message, from: sender, to: [recipient])
            }
        } catch {
            throw DeliveryTrouble(
                "the notice to the salon was not sent: \(error)", words: error.words)
        }
    }

    /// Whether the mail server takes our sign-in; nothing is sent.
    public static func reach(_ relay: Relay) async throws(DeliveryTrouble) {
        do throws(WireFailure) {
            let smtp = try relay.server
            try await offPool { () throws(WireFailure) in try smtp.reach() }
        } catch {
            throw DeliveryTrouble("the mail server cannot be used: \(error)", words: error.words)
        }
    }

    /// The mail as it goes out: UTF-8 in base64, so that no server changes it on the way.
    func message(from sender: String, at now: Date) -> [UInt8] {
        let id = Fingerprint(words: [to, subject, text, SalonTime.iso(now)])
        let body = Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        let head = [
            "Date: \(mailDate(now))", "From: Daicho <\(sender)>", "To: \(to)",
            "Subject: \(encodedWords(subject))", "Message-ID: <\(id)@daicho.invalid>",
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: base64",
        ]
        return Array((head + ["", body, ""]).joined(separator: "\r\n").utf8)
    }
}

extension Notice.Relay {
    fileprivate var server: SMTPRelay {
        get throws(WireFailure) {
            var credential: MailCredential?
            if let user, let password {
                credential = .password(user: user, password: password.value)
            } else if let user, let token {
                credential = .token(user: user, token: token.value)
            }
            return try SMTPRelay(
                url, as: credential,
                limits: WireLimits(certificateAuthority: certificateAuthority))
        }
    }
}

/// A text as encoded-words of at most 39 bytes each, broken between characters; no line break of
/// the text survives to become a header.
private func encodedWords(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for character in text {
        let bytes = Array(String(character).utf8)
        if words[words.count - 1].count + bytes.count > 39 { words.append([]) }
        words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }
        .joined(separator: "\r\n ")
}

/// `Mon, 30 Nov 2026 09:00:00 +0900`.
private func mailDate(_ instant: Date) -> String {
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let day = SalonTime.day(of: instant)
    let (year, month, number) = day.date
    let weekday = weekdays[((Int(day.ordinal) % 7) + 7) % 7]
    let clock = SalonTime.iso(instant).dropFirst(11).prefix(8)
    return "\(weekday), \(number) \(months[month - 1]) \(year) \(clock) +0900"
}
