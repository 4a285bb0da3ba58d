extension PartReader {
    /// The text that a person would read.
    mutating func bestText() -> MailText {
        var fallback: MailText?
        for type in ["text/plain", "text/html"] {
            for part in parts where part.type == type && !part.isAttachment {
                guard let text = text(of: part) else { continue }
                if !text.isBlank { return text }
                fallback = fallback ?? text
            }
        }
        return fallback ?? .none
    }

    /// The mails that are parts of this one.
    mutating func forwarded() -> [MailMessage] {
        var mails: [MailMessage] = []
        for part in parts where part.isMail {
            guard part.depth + 1 < limits.depth else {
                note(Self.tooDeep)
                continue
            }
            var inner = limits
            inner.depth -= part.depth + 1
            mails.append(MailMessage(contents(of: part), limits: inner))
        }
        return mails
    }

    private mutating func text(of part: MailPart) -> MailText? {
        let contents = contents(of: part)
        if part.type == "text/plain" { return MailText(plain: contents, label: part.charset) }
        let text = MailText(html: contents, label: part.charset)
        if text == nil { note("an HTML part that cannot be read") }
        return text
    }

    private mutating func contents(of part: MailPart) -> [UInt8] {
        let (contents, defect) = part.encoding.decode(bytes[part.range])
        if let defect { note(defect) }
        return contents
    }
}
