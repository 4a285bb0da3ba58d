/// A point in a file, for a person to go to.
struct Place: Hashable, Sendable {
    let file: String
    let line: Int
    let column: Int

    static func start(of file: String) -> Place { Place(file: file, line: 1, column: 1) }
}

/// A value of a YAML file that knows where it stands and how one gets there.
struct Placed: Sendable {
    let place: Place
    /// The keys that lead here: `sources.notices.formats[1]`.
    let path: String
    let content: Content

    indirect enum Content: Sendable {
        case nothing
        case scalar(String, isQuoted: Bool)
        case list([Placed])
        case mapping([Entry])
    }

    struct Entry: Sendable {
        let key: String
        let place: Place
        let value: Placed
    }

    subscript(key: String) -> Placed? {
        entries.first { $0.key == key }?.value
    }

    var entries: [Entry] {
        guard case .mapping(let entries) = content else { return [] }
        return entries
    }

    var items: [Placed] {
        guard case .list(let items) = content else { return [] }
        return items
    }

    var text: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// `true` and `false` as YAML's own words, not as texts in quotes.
    var flag: Bool? {
        switch content {
        case .scalar("true", isQuoted: false): true
        case .scalar("false", isQuoted: false): false
        default: nil
        }
    }
}

extension Placed {
    /// The value without comments, blanks and styles: what a hash is taken of.
    var canonical: String {
        switch content {
        case .nothing: "~"
        case .scalar(let text, _): String(reflecting: text)
        case .list(let items): "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .mapping(let entries):
            "{"
                + entries.map { String(reflecting: $0.key) + ":" + $0.value.canonical }
                .joined(separator: ",") + "}"
        }
    }
}
