/// How long and how much one conversation with a server may take, and whom it may trust.
public struct WireLimits: Sendable, Equatable {
    /// Seconds until a connection stands, its certificate check included.
    public var connectSeconds: Double
    /// Seconds for one whole request with its redirects, one sign-in, or one mailbox command.
    public var totalSeconds: Double
    /// Bytes of one body after decompression, or of one mail.
    public var bodyBytes: Int
    /// How many redirects one request may follow.
    public var redirects: Int
    /// A PEM file of authorities that are trusted beside the system's own; nothing ever takes trust checks away.
    public var certificateAuthority: String?

    public init(
        connectSeconds: Double = 15, totalSeconds: Double = 60, bodyBytes: Int = 16 << 20,
        redirects: Int = 5, certificateAuthority: String? = nil
    ) {
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
        self.bodyBytes = bodyBytes
        self.redirects = redirects
        self.certificateAuthority = certificateAuthority
    }
}

/// The moment at which patience ends, on a clock that no one can set.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(after seconds: Double) {
        end = ContinuousClock.now + .seconds(seconds)
    }

    /// Whole milliseconds left, 0 when time is up.
    var milliseconds: Int {
        let left = (end - ContinuousClock.now) / .milliseconds(1)
        return left <= 0 ? 0 : max(1, Int(min(left, 1e9)))
    }
}
