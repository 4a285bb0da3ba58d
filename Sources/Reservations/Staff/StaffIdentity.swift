/// A member of staff as one medium knows them (R0-22).
public struct StaffIdentity: Hashable, Sendable, Codable {
    public let medium: Medium
    /// As the medium writes it.
    public let name: String

    public init(medium: Medium, name: String) {
        self.medium = medium
        self.name = name
    }

    /// `MEDIUM:NAME`, as people type it.
    public var text: String { "\(medium.rawValue):\(name)" }
}

extension StaffIdentity: Comparable {
    public static func < (left: StaffIdentity, right: StaffIdentity) -> Bool {
        (left.medium, left.name) < (right.medium, right.name)
    }
}

/// What a person says of the salon's staff.
public enum StaffWord: Hashable, Sendable, Codable {
    /// These are one person, by the name that the salon uses (統合).
    case merge([StaffIdentity], person: String)
    /// Is a person of its own again (分離).
    case split(StaffIdentity)
    /// Gets no slots any more; bookings stay (利用停止).
    case stop(StaffIdentity)
    case resume(StaffIdentity)
}
