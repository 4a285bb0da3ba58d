/// A name that HTML knows, looked up once: comparing it costs no text.
public struct StaticName: Sendable {
    let number: Int32

    /// The number of `name`, which stands in lower case; a name that HTML does not know is none.
    public init(_ name: String) { number = HTMLNames.known.number(of: name) ?? -2 }
}
