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

extension Setup {
    /// Whether anything that both tell of is another.
    func differs(from other: Setup) -> Bool { change(from: other) != nil }

    /// What of it is another, in the words of people who run a salon; nil if nothing is.
    func change(from other: Setup) -> String? {
        func isOther(_ one: Fingerprint?, _ two: Fingerprint?) -> Bool {
            one != nil && two != nil && one != two
        }
        if isOther(layout, other.layout) { return "読み取りの書式" }
        if isOther(signIn, other.signIn) { return "ログイン" }
        return isOther(definition, other.definition) ? "定義" : nil
    }
}
