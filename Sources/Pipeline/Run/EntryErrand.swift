public import Formats
public import Reservations

/// What a connector is sent out for that enters an action on a medium's own forms.
public struct EntryErrand: Sendable {
    public let action: Action
    /// The list whose site and login are used.
    public let source: Source
    /// How that site is walked.
    public let walk: String
    /// The medium's own name for the member of staff; nil is nobody's place.
    public let staff: String?
    /// Reads the medium's schedule, which alone can tell what stands there.
    public let reader: Reader
    /// What letters the medium keeps.
    public let text: MediumText?
    /// Whether it is only to be seen whether the entry stands.
    public let isOnlyLook: Bool
}
