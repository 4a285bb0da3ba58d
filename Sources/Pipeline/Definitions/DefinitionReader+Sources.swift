/// What the kind of a source's layouts tells about it: the listing and the mail are due at
/// different times, and only a mail can be marked as read.
public enum SourceKind: String, Hashable, Sendable {
    case pages, mails, tables, schedules
}

extension DefinitionReader {
    /// A source, once the kind of its formats is known (nil where no format could be read).
    mutating func source(
        _ entry: Placed.Entry, formats: [LoadedFormat], kind: SourceKind?,
        passwordMayBeEmpty: Bool
    ) -> Source? {
        let placed = entry.value
        guard let from = placed["from"], let origin = origin(from) else { return nil }
        checkKind(placed, origin, kind)
        checkFormats(formats, of: placed, origin)
        checkDue(placed, kind)
        checkMailKeys(placed, origin, kind)
        return Source(
            name: entry.key, formats: formats.map(\.file), origin: origin,
            login: login(
                of: placed, source: entry.key, origin: origin,
                passwordMayBeEmpty: passwordMayBeEmpty),
            everyMinutes: placed["every"]?.span, marksRead: placed["mark-read"]?.flag ?? false,
            also: (placed["also"]?.items ?? []).compactMap(\.text))
    }

    private mutating func origin(_ from: Placed) -> Source.Origin? {
        guard let text = from.text else { return nil }
        if text.hasPrefix("folder:") {
            return .folder(path: paths.absolute(String(text.dropFirst("folder:".count))))
        }
        if text.hasPrefix("maildir:") {
            return .maildir(path: paths.absolute(String(text.dropFirst("maildir:".count))))
        }
        checkWire(from, text, plain: ["http"])
        return text.hasPrefix("imap") ? .imap(url: text) : .site(url: text)
    }

    private mutating func checkKind(_ placed: Placed, _ origin: Source.Origin, _ kind: SourceKind?)
    {
        guard let kind, let from = placed["from"] else { return }
        switch (origin, kind) {
        case (.site, .mails), (.site, .tables):
            note(
                from, "is a site, but the formats read \(kind.rawValue)",
                "name a format of pages, or read from a mailbox or a folder")
        case (.imap, .pages), (.imap, .tables), (.imap, .schedules), (.maildir, .pages),
            (.maildir, .tables), (.maildir, .schedules):
            note(
                from, "is a mailbox, but the formats read \(kind.rawValue)",
                "name a format of mails, or read from a site or a folder")
        case (.site, .pages), (.site, .schedules), (.imap, .mails), (.maildir, .mails),
            (.folder, _):
            break
        }
    }

    /// R2-03: a listing is due every 5 to 10 minutes. R2-05: mail at least every 30.
    private mutating func checkDue(_ placed: Placed, _ kind: SourceKind?) {
        guard let every = placed["every"], let minutes = every.span, kind == .pages, minutes > 10
        else { return }
        note(
            every, "\(minutes) minutes is out of range for a listing",
            "use 5 to 10 minutes, such as `5 minutes`")
    }

    private mutating func checkMailKeys(
        _ placed: Placed, _ origin: Source.Origin, _ kind: SourceKind?
    ) {
        let isMailbox =
            switch origin {
            case .imap, .maildir: true
            case .site, .folder: false
            }
        guard !isMailbox else { return }
        if let mark = placed["mark-read"], mark.flag == true {
            let what = kind == .mails ? "saved mails carry no such mark" : "only a mail can be read"
            note(mark, what, "leave it out, or read from imaps://HOST/MAILBOX")
        }
        if let also = placed["also"] {
            note(also, "only a mailbox has further folders", "leave it out")
        }
    }
}
