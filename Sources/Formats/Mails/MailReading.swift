import Foundation
import Plumbing
import Reservations

extension MailLayout {
    /// Reads a mail: a booking notice, or why it is none. Notices forwarded as attachments are
    /// read as well. Nothing in a mail makes it fail.
    func read(_ bytes: [UInt8], format: Format) -> DocumentReading {
        read(MailMessage(bytes), span: 0..<bytes.count, format: format)
    }

    private func read(
        _ message: MailMessage, span: Range<Int>, format: Format
    ) -> DocumentReading {
        let mail = NoticeText(message)
        var reading = read(message, saying: mail, span: span, format: format)
        if reading.ignored == .unrelated {
            reading.isFromMedium = recognise.contains { $0.names(senderOf: mail) }
        }
        return reading
    }

    private func read(
        _ message: MailMessage, saying mail: NoticeText, span: Range<Int>, format: Format
    ) -> DocumentReading {
        if let known = ignore.first(where: { $0.proof.holds(for: mail) }) {
            return DocumentReading(format: format, ignoring: known.reason)
        }
        if recognise.contains(where: { $0.holds(for: mail) }) {
            let reading = readNotices(mail, span: span, format: format)
            if reading.ignored == nil || message.attached.isEmpty { return reading }
        }
        let forwarded = message.attached.map { read($0, span: span, format: format) }
        if let first = forwarded.first, forwarded.contains(where: { $0.ignored != .unrelated }) {
            return forwarded.dropFirst().reduce(first) { $0.joined(with: $1) }
        }
        let reason = otherwise.first { $0.proof.holds(for: mail) }?.reason
        return DocumentReading(format: format, ignoring: reason ?? .unrelated)
    }

    /// Reads the notices of a mail that is the medium's by its sender or its text: one, or those of
    /// a conversation that was forwarded in one text.
    private func readNotices(
        _ mail: NoticeText, span: Range<Int>, format: Format
    ) -> DocumentReading {
        let notices = mail.notices(opening: opening, foot: sections.last?.at ?? [])
        let readings = notices.map { read($0, span: span, format: format) }
        var told: Set<[String]> = []
        let different = readings.filter { reading in
            guard let row = reading.rows.first else { return true }
            return told.insert([row.number, row.kind.rawValue]).inserted
        }
        return different.dropFirst().reduce(different[0]) { $0.joined(with: $1) }
    }

    /// Reads one notice.
    private func read(_ mail: NoticeText, span: Range<Int>, format: Format) -> DocumentReading {
        var notice = blocks(of: mail, unquoting: false)
        if notice.isEmpty { notice = blocks(of: mail, unquoting: true) }
        let bySubject = kinds.first { $0.isSubject(mail.subject) }
        let head = head(of: notice)
        let bySentence = kinds.first { $0.isSentence(mail.body, head) }
        if bySubject == nil, bySentence == nil, notice.isEmpty {
            return DocumentReading(format: format, ignoring: .unrelated)
        }
        var draft = RowDraft()
        draft.findings = notice.findings
        let isOpened = opening.contains { offset(of: $0, in: mail.body, head) != nil }
        let kind = agreed(bySubject, bySentence, isOpened: isOpened, &draft)
        takeFields(of: notice, into: &draft)
        let interval = kind.flatMap { takeTime($0, mail.date, into: &draft) }
        return DocumentReading(
            format: format, draft: draft, kind: kind?.kind, interval: interval, span: span)
    }

    private func blocks(of mail: NoticeText, unquoting: Bool) -> NoticeBlocks {
        NoticeBlocks(
            NoticeLines(mail.body, unquoting: unquoting), sections: sections,
            blockCount: blockCount)
    }

    /// Where the sentence stands that tells the kind: from the opening to the first label. What a
    /// person who forwards writes above it is not asked.
    private func head(of notice: NoticeBlocks) -> Range<Int> {
        let whole = 0..<notice.headEnd
        let start = opening.lazy.compactMap { offset(of: $0, in: notice.bytes, whole) }.first
        return (start ?? 0)..<notice.headEnd
    }

    /// The kind that subject and sentence agree on; one of them alone is enough, and behind an
    /// opening the sentence is the closer word. Two that differ are no kind. A cancel needs the
    /// sentence where there is an opening, and else the subject: anybody's words can stand above.
    private func agreed(
        _ bySubject: NoticeKind?, _ bySentence: NoticeKind?, isOpened: Bool,
        _ draft: inout RowDraft
    ) -> NoticeKind? {
        guard let kind = isOpened ? bySentence ?? bySubject : bySubject ?? bySentence else {
            draft.lack(.field(.status), "neither subject nor sentence tells a kind", at: "subject")
            return nil
        }
        if let bySubject, let bySentence, bySubject.kind != bySentence.kind {
            draft.lack(.field(.status), "subject and sentence tell two kinds", at: "subject")
            return nil
        }
        if kind.kind == .cancelled, isOpened ? bySentence == nil : bySubject == nil {
            draft.lack(.field(.status), "no opening with the sentence of a cancel", at: "opening")
            return nil
        }
        draft.facts.claim(.status, .status(kind.status))
        return kind
    }

    private func takeFields(of notice: NoticeBlocks, into draft: inout RowDraft) {
        for plan in fields {
            let place = places[plan.place]
            if place.block == notice.cutBlock {
                let problem = "the mail is cut off here"
                if plan.target.isKey {
                    draft.lack(plan.target, problem, at: place.name)
                } else {
                    draft.note(plan.target, problem, at: place.name)
                }
            } else if let passage = place.passage(in: notice) {
                draft.take(plan.reader.read(passage), for: plan.target, at: place.name)
            } else if plan.target.isKey {
                draft.lack(plan.target, "the mail has no \(place.name)", at: place.name)
            }
        }
    }

    /// Settles when the event was, and returns the span of time that it surely lies in.
    private func takeTime(
        _ kind: NoticeKind, _ date: Date?, into draft: inout RowDraft
    ) -> Interval? {
        if kind.time == .printed, let printed = draft.facts.receivedAt {
            // Printed to the minute; the mail was written within it or later.
            let end = printed.addingTimeInterval(60)
            let isWithin = date.map { $0 >= printed && $0 < end } ?? false
            return Interval(from: printed, to: isWithin ? date ?? end : end)
        }
        let isUnreadable = draft.findings.contains { $0.field == Field.receivedAt.name }
        guard let date else {
            draft.facts.claimed.remove(FieldSet(.receivedAt))
            draft.facts.receivedAt = nil
            draft.note(.field(.receivedAt), "no Date that can be read", at: "header Date")
            return nil
        }
        let hasPrinted = draft.facts.receivedAt != nil
        // A cancel mail prints when the booking was made, which is not what it tells.
        if kind.kind == .cancelled || !(hasPrinted || isUnreadable) {
            draft.facts.claim(.receivedAt, .instant(date))
        }
        return Interval(from: date, to: date)
    }
}
