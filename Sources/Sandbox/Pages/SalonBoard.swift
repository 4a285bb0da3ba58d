/// The pages of the simulated SALON BOARD, each a pure function from values to bytes.
///
/// Layouts follow what public material shows of the real site; pages whose layout nobody has shown say so.
public enum SalonBoard {}

/// What every page of a signed-in screen carries: who looks, at which shop, and this render's token.
public struct SandboxScreen: Hashable, Sendable {
    public var store: SandboxStore
    public var userID: String
    /// 32 hexadecimal digits, new in each render (`org.apache.struts.taglib.html.TOKEN`).
    public var token: String
    /// 32 hexadecimal digits, the same for one session and store (`storeIdForMultipleTabCheck`).
    public var storeCheck: String
    /// 14 digits `YYYYMMDDhhmmss`, Japanese time: when the page was made.
    public var renderedAt: String

    public init(
        store: SandboxStore = .demo, userID: String = "CD00001", token: String,
        storeCheck: String = "5f2d8c1e9b7a4063a1d4e8f70b3c6925",
        renderedAt: String = "20260601090000"
    ) {
        self.store = store
        self.userID = userID
        self.token = token
        self.storeCheck = storeCheck
        self.renderedAt = renderedAt
    }
}

/// Tokens in the site's shape, reproducible from a seed.
public struct SandboxTokens: Sendable {
    private var random: SplitMix64

    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The next 32 hexadecimal digits.
    public mutating func next() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for var word in [random.next(), random.next()] {
            for _ in 0..<16 {
                text.append(digits[Int(word & 15)])
                word >>= 4
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
