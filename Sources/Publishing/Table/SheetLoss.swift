import Plumbing

/// Characters that an encoding could not keep: written as a twin, or as 〓.
public struct SheetLoss: Hashable, Sendable {
    public let mapped: [Unicode.Scalar: Int]
    public let lost: [Unicode.Scalar: Int]

    public static let none = SheetLoss(mapped: [:], lost: [:])

    /// What several files have lost together.
    public static func + (left: SheetLoss, right: SheetLoss) -> SheetLoss {
        SheetLoss(
            mapped: left.mapped.merging(right.mapped, uniquingKeysWith: +),
            lost: left.lost.merging(right.lost, uniquingKeysWith: +))
    }

    /// `〜→～ ×2`: each character that has only a twin in the encoding.
    public var twins: String {
        mapped.sorted { $0.key < $1.key }.map { scalar, count in
            let twin = twin(inCP932: scalar).map { "\(scalar)→\($0)" } ?? "\(scalar)"
            return "\(twin) ×\(count)"
        }.joined(separator: ", ")
    }

    /// `U+1F495 ×3`: the characters themselves, which are nobody's name.
    public var text: String {
        lost.sorted { $0.key < $1.key }.map { scalar, count in
            "U+" + String(scalar.value, radix: 16, uppercase: true) + " ×\(count)"
        }.joined(separator: ", ")
    }
}
