public import Formats
public import Reservations

/// A definition with everything it names: formats and media, read and checked.
public struct LoadedDefinition: Sendable {
    public let definition: Definition
    /// The compiled formats by the source's name, in the order in which they are tried.
    public let readers: [String: [Reader]]
    /// What each source brings, by its name.
    public let kinds: [String: SourceKind]
    /// The rules of every medium that a format reads, and of `local` where they are found.
    public let media: [Medium: MediumRules]
    /// What reads the schedules of media that are written to on their own forms, by target.
    public let entryReaders: [String: Reader]

    /// The formats by the source's name.
    public var formats: [String: [Format]] { readers.mapValues { $0.map(\.format) } }

    /// How often a source is due, in minutes: what the definition says, else 5 for a site's list and
    /// 30 for a mailbox (R2-05) and for a site's schedules, which cost a request a day. Nil: a
    /// folder, which is due at every run.
    public func dueMinutes(of source: Source) -> Int? {
        switch source.origin {
        case .site: source.everyMinutes ?? (kinds[source.name] == .schedules ? 30 : 5)
        case .imap, .maildir: source.everyMinutes ?? 30
        case .folder: source.everyMinutes
        }
    }
}
