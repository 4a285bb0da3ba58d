/// Why a server could not be spoken to, in words a person can act on.
///
/// Neither `host` nor `detail` ever holds a password, a cookie or the query of a URL.
public struct WireFailure: Error, Equatable, CustomStringConvertible {
    /// The sorts of trouble a caller may want to tell apart.
    public enum Reason: Sendable, Equatable {
        /// The URL, folder or mail address cannot be used as written.
        case badAddress
        /// The name has no address in the DNS.
        case unknownHost
        /// Nothing listens there, or the way to it is closed.
        case refused
        /// No answer within `WireLimits`.
        case timedOut
        /// The server's certificate is not trusted, or belongs to another name.
        case certificate
        /// No encrypted connection is to be had, and an open one is not allowed.
        case noTLS
        /// The connection ended before the answer did.
        case cut
        /// More bytes than `WireLimits.bodyBytes`.
        case tooLarge
        /// A redirect pointed to another host, port or scheme; it was not followed.
        case leftTheHost
        /// More redirects than `WireLimits.redirects`.
        case tooManyRedirects
        /// The server knows no such user or password.
        case loginRefused
        /// The server is there, and asks to be tried again later.
        case unavailable
        /// The mailbox has no such folder.
        case mailboxMissing
        /// The folder may be read but not written.
        case readOnly
        /// The mail server takes no mail from this sender, or for this recipient.
        case mailRefused
        /// The answer breaks the rules of the protocol.
        case protocolViolation
        /// Anything else, with libcurl's number for it (`man libcurl-errors`).
        case other(Int)
    }

    public let reason: Reason
    /// The server's name as it was asked for.
    public let host: String
    /// What happened and what to do next, without a full stop at its end.
    public let detail: String
    /// Whether anything of an HTTP request had left this machine: then the server may have acted on it.
    public internal(set) var hasSent = false

    public init(reason: Reason, host: String, detail: String) {
        self.reason = reason
        self.host = host
        self.detail = detail
    }

    public var description: String { "\(host): \(detail)" }

    /// The same for salon people, in Japanese.
    public var words: String {
        let what =
            switch reason {
            case .badAddress: "接続先の書き方が正しくありません。定義を直してください"
            case .unknownHost: "名前が見つかりません。定義の接続先とネットワークを確かめてください"
            case .refused: "つながりません。サーバーとポートを確かめてください"
            case .timedOut: "時間内に返事がありません"
            case .certificate: "証明書を確認できません"
            case .noTLS: "暗号化した接続ができません"
            case .cut: "通信が途中で切れました"
            case .tooLarge: "返事が大きすぎます"
            case .leftTheHost, .tooManyRedirects: "別の場所へ転送されます。定義の接続先を直してください"
            case .loginRefused: "IDかパスワードが受け付けられません"
            case .unavailable: "いまは受け付けていません"
            case .mailboxMissing: "そのメールフォルダーがありません。定義を直してください"
            case .readOnly: "メールフォルダーに書き込めません"
            case .mailRefused: "この差出人または宛先のメールを受け付けません"
            case .protocolViolation, .other: "通信がうまくいきません"
            }
        return host.isEmpty ? what : "\(host)：\(what)"
    }
}
