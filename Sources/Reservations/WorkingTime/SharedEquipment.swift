/// Pieces of equipment of one kind, and the staff who serve nobody without one of them: a menu that
/// needs equipment takes their time where nothing else can (R1-10).
public struct SharedEquipment: Hashable, Sendable, Codable {
    /// By the names that bookings have for them.
    public let pieces: [String]
    /// By the salon's own names.
    public let staff: [String]

    public init(pieces: [String], staff: [String]) {
        self.pieces = pieces
        self.staff = staff
    }
}
