import Crypto
import Foundation

/// The first 128 bits of a SHA-256: names a content, a step or a record.
///
/// This is the only file that hashes; the library behind it can be weighed again here.
public struct Fingerprint: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    public init(of bytes: [UInt8]) {
        self.init(SHA256.hash(data: bytes))
    }

    /// The fingerprint of several words, each ended by a byte that no text holds.
    public init(words: [String]) {
        var bytes: [UInt8] = []
        for word in words {
            bytes.append(contentsOf: word.utf8)
            bytes.append(0xFF)
        }
        self.init(of: bytes)
    }

    init(_ digest: some Sequence<UInt8>) {
        var words: (UInt64, UInt64) = (0, 0)
        for (index, byte) in digest.prefix(16).enumerated() {
            if index < 8 {
                words.0 = words.0 << 8 | UInt64(byte)
            } else {
                words.1 = words.1 << 8 | UInt64(byte)
            }
        }
        self.init(high: words.0, low: words.1)
    }

    /// Reads 32 hexadecimal digits, as `description` writes them.
    public init?(_ text: String) {
        let isHex = text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard isHex, text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
            let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }
}

extension Fingerprint: CustomStringConvertible {
    /// 32 hexadecimal digits.
    public var description: String { Self.hex(high) + Self.hex(low) }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension Fingerprint: Comparable {
    public static func < (left: Fingerprint, right: Fingerprint) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Fingerprint: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let fingerprint = Fingerprint(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a fingerprint"))
        }
        self = fingerprint
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A salon's own key for row hashes: the same row of two salons has two hashes, and nobody can
/// guess a name back from one.
public struct SalonKey: Sendable {
    private let key: SymmetricKey

    public init(secret: [UInt8]) {
        key = SymmetricKey(data: secret)
    }

    /// 32 hexadecimal digits that only this salon's key gives for these bytes.
    public func fingerprint(of bytes: [UInt8]) -> Fingerprint {
        Fingerprint(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    }
}

/// A secret that two sides share, by which one knows the other's words.
public struct SharedSecret: Sendable {
    private let key: SymmetricKey

    public init(_ secret: Private<String>) {
        key = SymmetricKey(data: Array(secret.value.utf8))
    }

    /// HMAC-SHA256 of these bytes, 64 hexadecimal digits.
    public func signature(of bytes: [UInt8]) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    }
}

/// The whole SHA-256 of a capture in hexadecimal, its name in the archive.
public func captureName(of bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
}

/// The whole SHA-256 of a file that is written piece by piece, for `sha256sum -c`.
public struct ContentDigest {
    private var hash = SHA256()

    public init() {}

    public mutating func update(_ bytes: ArraySlice<UInt8>) { hash.update(data: bytes) }

    /// 64 hexadecimal digits.
    public var hex: String { hexadecimal(hash.finalize()) }
}

private func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
