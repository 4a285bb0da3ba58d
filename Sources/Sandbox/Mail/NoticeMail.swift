public import Foundation

/// One mail in the salon's box, from its subject to its bytes on the wire.
public struct NoticeMail: Hashable, Sendable {
    /// How the mail came to the box.
    public enum Forwarding: Hashable, Sendable {
        case none
        /// Within another mail's text, behind `---------- Forwarded message`; quoted lines start with `>`.
        case inline(by: String, quoted: Bool)
        /// As a part of type message/rfc822.
        case attached(by: String)
    }

    public var kind: NoticeKind
    public var booking: SandboxBooking
    public var salon = SandboxStore.demo.name
    /// Which half's labels the body uses.
    public var vertical = SandboxVertical.kirei
    public var wording = NoticeWording()
    public var encoding = MailEncoding.utf8Base64
    /// U+FEFF before the body, as some mails carry it; ISO-2022-JP has none.
    public var startsWithMark = false
    /// Lines end in CR LF as on the wire; false gives a Maildir's LF.
    public var endsLinesWithCRLF = true
    public var forwarding = Forwarding.none
    public var recipient = "reserve@salon.example"
    public var sentAt: Date
    /// Without the angle brackets; derived from the booking and the time if nil.
    public var messageID: String?

    public init(_ kind: NoticeKind, of booking: SandboxBooking, sentAt: Date) {
        self.kind = kind
        self.booking = booking
        self.sentAt = sentAt
    }

    /// The subject as a person reads it.
    public var subject: String {
        let subject = kind.subject(of: booking)
        return forwarding == .none ? subject : "Fwd: " + subject
    }

    /// The notice's own text, lines ended by LF, without anything a forwarder adds.
    public var text: String {
        switch kind {
        case .digest(let bookings): UnrelatedBody.digest(bookings, salon: salon)
        case .addressCheck: UnrelatedBody.addressCheck(salon: salon)
        case .customerSide: UnrelatedBody.customerSide(booking, salon: salon)
        case .forwardingConfirmation: UnrelatedBody.forwardingConfirmation
        default:
            NoticeBody(
                kind: kind, booking: booking, salon: salon, vertical: vertical, wording: wording
            ).text
        }
    }

    /// The whole mail as it lies in a mailbox.
    public var bytes: [UInt8] {
        let wire =
            switch forwarding {
            case .none: original
            case .inline(let sender, let quoted): retold(by: sender, quoted: quoted)
            case .attached(let sender): enclosed(by: sender)
            }
        return endsLinesWithCRLF ? wire : wire.filter { $0 != 0x0D }
    }

    private var original: [UInt8] {
        let body = startsWithMark && encoding != .iso2022jp ? "\u{FEFF}" + text : text
        return head(from: kind.sender, subject: kind.subject(of: booking), suffix: "")
            + encoding.part(body)
    }

    private func retold(by sender: String, quoted: Bool) -> [UInt8] {
        let mark = quoted ? "> " : ""
        let lines = [
            "From: \(kind.sender.name) <\(kind.sender.address)>",
            "Date: \(MailDate.header(sentAt))",
            "Subject: \(kind.subject(of: booking))", "To: <\(recipient)>", "", "",
        ]
        let old =
            (lines + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
            .map { mark + $0 }
        let body = "\n---------- Forwarded message ---------\n" + old.joined(separator: "\n") + "\n"
        return head(from: MailAddress(name: "", address: sender), subject: subject, suffix: ".fwd")
            + encoding.part(body)
    }

    private func enclosed(by sender: String) -> [UInt8] {
        let boundary = "=_sandbox_0001"
        var mail = head(
            from: MailAddress(name: "", address: sender), subject: subject, suffix: ".fwd")
        mail +=
            "Content-Type: multipart/mixed; boundary=\"\(boundary)\"\r\n\r\n--\(boundary)\r\n".utf8
        mail += encoding.part("転送します。\n")
        mail += "\r\n--\(boundary)\r\nContent-Type: message/rfc822\r\n".utf8
        mail += "Content-Disposition: attachment; filename=\"notice.eml\"\r\n\r\n".utf8
        mail += original
        return mail + "\r\n--\(boundary)--\r\n".utf8
    }

    private func head(from sender: MailAddress, subject: String, suffix: String) -> [UInt8] {
        let id =
            messageID
            ?? "\(booking.number).\(Int(sentAt.timeIntervalSince1970))@mail.sandbox.example"
        let name = sender.name.isEmpty ? "" : EncodedWord.phrase(sender.name, encoding) + " "
        return Array(
            """
            Return-Path: <\(sender.address)>\r
            Received: from mx.sandbox.example (mx.sandbox.example [192.0.2.1])\r
            \tby mail.salon.example with ESMTP; \(MailDate.header(sentAt))\r
            Date: \(MailDate.header(sentAt))\r
            From: \(name)<\(sender.address)>\r
            To: \(recipient)\r
            Subject: \(EncodedWord.phrase(subject, encoding))\r
            Message-ID: <\(id)\(suffix)>\r
            MIME-Version: 1.0\r

            """.utf8)
    }
}
