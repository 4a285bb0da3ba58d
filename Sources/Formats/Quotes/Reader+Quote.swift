import Plumbing
public import Reservations

extension Reader {
    /// Where in a capture each of a row's or mail's values is written, as closely as it can be
    /// told: found anew in the bytes, so that nothing is claimed which does not stand there.
    ///
    /// A capture that is not in UTF-8 has no places of its own but the whole; neither has a page
    /// that a changed layout no longer reads.
    ///
    /// - Parameter span: the bytes of the row or mail, as its observation keeps them.
    public func quote(
        _ facts: Facts, in capture: [UInt8], span: Range<Int>
    ) -> [Field: Quotation] {
        guard span.upperBound <= capture.count else { return [:] }
        let cells = cellRanges(of: span, in: capture)
        let parts = MailParts(channel == .mail ? capture : [])
        var quotes: [Field: Quotation] = [:]
        for field in facts.claimed.fields {
            let writings = facts.writings(of: field)
            let around = cells[field] ?? span
            if let range = range(of: writings, in: capture, around) {
                quotes[field] = Quotation(range: range, reach: .value)
            } else if let cell = cells[field] {
                quotes[field] = Quotation(range: cell, reach: .cell)
            } else if let part = parts.range(holding: writings) {
                quotes[field] = Quotation(range: part, reach: .part)
            } else {
                quotes[field] = Quotation(range: span, reach: .whole)
            }
        }
        return quotes
    }

    private func range(
        of writings: [[UInt8]], in bytes: [UInt8], _ around: Range<Int>
    ) -> Range<Int>? {
        for words in writings where !words.isEmpty {
            if let start = offset(of: words, in: bytes, around) {
                return start..<start + words.count
            }
        }
        return nil
    }
}

/// The texts of a mail's parts, decoded, each with where it stands in the mail.
private struct MailParts {
    private var parts: [(range: Range<Int>, text: [UInt8])] = []

    init(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        let mail = MailMessage(bytes)
        for part in mail.parts where part.type.hasPrefix("text/") && !part.isAttachment {
            let text = decodeText(mail.contents(of: part), label: part.charset)
            parts.append((part.range, text.utf8))
        }
    }

    func range(holding writings: [[UInt8]]) -> Range<Int>? {
        parts.first { part in writings.contains { !$0.isEmpty && occurs($0, in: part.text) } }?
            .range
    }
}
