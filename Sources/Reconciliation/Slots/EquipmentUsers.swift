import Reservations

/// The bookings that used all pieces of a kind when somebody's slot was closed for it, each with its
/// piece, as the reasons of the step keep them: the slot opens on one of these bookings' words.
public struct EquipmentUsers: Hashable, Sendable {
    /// Begins the reasons that name them.
    public static let prefix = "uses:"

    private(set) var pieces: [ReservationKey: String] = [:]

    init(_ uses: [EquipmentUse]) {
        for use in uses { pieces[use.key] = use.piece }
    }

    /// Reads what `reasons` wrote; nil where a step was taken for another cause.
    init?(reasons: [String]) {
        for reason in reasons where reason.hasPrefix(Self.prefix) {
            let words = reason.dropFirst(Self.prefix.count)
            guard let slash = words.firstIndex(of: "/"),
                let equals = words[slash...].firstIndex(of: "=")
            else { continue }
            let key = ReservationKey(
                medium: Medium(rawValue: String(words[..<slash])),
                number: String(words[words.index(after: slash)..<equals]))
            pieces[key] = String(words[words.index(after: equals)...])
        }
        if pieces.isEmpty { return nil }
    }

    /// `uses:mezon/A=ベッド1` for each.
    var reasons: [String] {
        pieces.sorted { $0.key < $1.key }
            .map { "\(Self.prefix)\($0.key.medium.rawValue)/\($0.key.number)=\($0.value)" }
    }

    mutating func formUnion(_ others: Self) {
        pieces.merge(others.pieces) { one, _ in one }
    }
}
