public import Reservations

/// With what a list was read: when any of it changes, the same page may be read as something else.
public struct Setup: Hashable, Sendable {
    /// Names the format's whole content.
    public var layout: Fingerprint?
    /// Names all of the definition that a reading depends on.
    public var definition: Fingerprint?
    /// Names who was signed in where; nil for saved pages.
    public var signIn: Fingerprint?

    public init(
        layout: Fingerprint? = nil, definition: Fingerprint? = nil, signIn: Fingerprint? = nil
    ) {
        self.layout = layout
        self.definition = definition
        self.signIn = signIn
    }
}
