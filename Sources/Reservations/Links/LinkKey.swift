/// The key with which a medium knows a salon's ledger. It never prints itself (R0-16).
public struct LinkKey: Hashable, Sendable {
    public let text: Private<String>

    /// A key that somebody else made; refused where it is not one of the medium's (R0-15).
    public init(_ text: String, prefix: String?) throws(LinkRefusal) {
        let isPrintable = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isPrintable, (8...200).contains(text.utf8.count), text.hasPrefix(prefix ?? "") else {
            throw .wrongKey(prefix: prefix)
        }
        self.text = Private(text)
    }

    /// A new key: the prefix, and 32 letters and digits that are not mistaken for each other.
    ///
    /// - Parameter random: 32 random bytes.
    public init(random: [UInt8], prefix: String?) {
        let letters = random.map { Self.letters[Int($0) % Self.letters.count] }
        text = Private((prefix ?? "") + String(decoding: letters, as: UTF8.self))
    }

    /// Thirty-two of them, so that each is as likely as any other.
    private static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
}

extension MediumRules {
    /// What is written to the medium with the key: the words it waits for, and the key (R0-17).
    public func handOver(of key: LinkKey, salon: String) -> String {
        var lines = ["\(name) ご担当者様", "", "\(salon) です。"]
        if let words = link.handOver { lines.append(words) }
        return (lines + ["サロン認証キー: \(key.text.value)"]).joined(separator: "\n") + "\n"
    }
}
