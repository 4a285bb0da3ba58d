/// What keeps a run from acting on words that may be wrong. All hold back what could free a slot;
/// none holds back a new booking's block.
public enum Guard: String, CaseIterable, Sendable {
    /// A list without rows, while bookings are expected on it, is not believed.
    case emptyList = "G1"
    /// A list that shows nothing of what the last trusted one showed makes nobody missing.
    case canary
    /// Too many releases within 24 hours wait.
    case manyReleases = "G2"
    /// The same field differs on most records: everything but new bookings waits.
    case shiftedField = "G3"
    /// Format, definition or sign-in changed: observe only until a trusted list agrees.
    case changedReading = "G4"
    /// A flood of new bookings, or two in one slot: they go out, and a person is told.
    case floodOfNew = "G5"
    /// Our clock and the server's differ, or time went back: observe only.
    case clock = "G6"
    /// A release shortly before its start waits for a second word.
    case nearStart = "G7"

    /// Those that keep words back; the others doubt a list, or tell a person.
    public static let holding = [manyReleases, shiftedField, changedReading, clock, nearStart]
}
