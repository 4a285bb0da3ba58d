import Foundation
import Testing

@testable import Plumbing

/// Reads the same mails as Python's `email` and GMime do, where those are right.
@Suite struct MailOracleTests {
    struct Told: Codable, Equatable {
        var mail: String?
        let subject: String
        let name: String
        let address: String
        let seconds: Int
        let body: String
        let file: String
    }

    /// Mails written and read back by Python, sixty combinations of charset, encoding and form.
    static let script = """
        import base64, email, email.policy, email.utils, json, random
        from email.message import EmailMessage
        r = random.Random(7)
        words = "予約 連絡 本日 キャンセル 山田 花子 さま ご来店 10:30 BE12345678 Salon (初回) A&B".split()
        def text(n): return " ".join(r.choice(words) for _ in range(n))
        for i in range(60):
            m = EmailMessage(policy=email.policy.SMTP)
            m["Subject"] = text(1 + i % 12)
            m["From"] = email.headerregistry.Address(text(2).replace("(", "").replace(")", ""), "a", "b.example")
            m["Date"] = email.utils.format_datetime(email.utils.datetime.datetime(2026, 1 + i % 12, 1 + i % 28, i % 24, i,
                tzinfo=email.utils.datetime.timezone(email.utils.datetime.timedelta(hours=i % 19 - 9))))
            body = "\\n".join(text(1 + k % 5) for k in range(1 + i % 30)) + "\\n"
            charset, cte = [("utf-8", "base64"), ("utf-8", "quoted-printable"), ("utf-8", "8bit"),
                            ("iso-2022-jp", "7bit"), ("shift_jis", "base64"), ("euc-jp", "8bit")][i % 6]
            m.set_content(body, charset=charset, cte=cte)
            if i % 4 == 1: m.add_alternative("<p>" + body + "</p>", subtype="html")
            if i % 5 == 2: m.add_attachment(b"x", maintype="application", subtype="pdf", filename=text(2) + ".pdf")
            raw = m.as_bytes()
            n = email.message_from_bytes(raw, policy=email.policy.default)
            part = n.get_body(("plain",))
            sender = n["From"].addresses[0]
            files = [p.get_filename() for p in n.iter_attachments()]
            print(json.dumps({"mail": base64.b64encode(raw).decode(), "subject": n["Subject"],
                "name": sender.display_name, "address": sender.addr_spec,
                "seconds": int(n["Date"].datetime.timestamp()),
                "body": part.get_payload(decode=True).decode(charset).replace("\\r\\n", "\\n"),
                "file": (files or [""])[0]}))
        """

    @Test(.enabled(if: Python.isInstalled, Python.reason))
    func `what Python's email writes is read as Python reads it`() throws {
        let lines = try Python.run(Self.script).split(separator: "\n")
        #expect(lines.count == 60)
        for line in lines {
            var told = try JSONDecoder().decode(Told.self, from: Data(line.utf8))
            let raw = try #require(told.mail.flatMap { Data(base64Encoded: $0) })
            told.mail = nil
            let mail = MailMessage(Array(raw))
            let ours = Told(
                subject: mail.subject, name: mail.from.name, address: mail.from.address,
                seconds: Int(mail.date?.timeIntervalSince1970 ?? 0), body: mail.body.string,
                file: mail.parts.compactMap(\.name).first ?? "")
            #expect(ours == told)
            #expect(mail.defects.isEmpty)
        }
    }

    @Test(
        .enabled(
            if: Python.isInstalled && GMime.isInstalled,
            "libgmime-3.0-dev, a C compiler or python3 is not installed: GMime is not compared"))
    func `what Python's email writes is read as GMime reads it`() throws {
        let lines = try Python.run(Self.script).split(separator: "\n")
        let mails = try lines.map { line in
            try #require(
                try JSONDecoder().decode(Told.self, from: Data(line.utf8)).mail
                    .flatMap { Data(base64Encoded: $0) })
        }
        // Not the subject: GMime loses the characters that Python splits between two words.
        let ours = mails.map { raw in
            let mail = MailMessage(Array(raw))
            return "\(mail.from.name)\u{2}\(mail.body.string)"
        }
        for (theirs, ours) in zip(try GMime.read(mails), ours) { #expect(ours == theirs) }
    }
}
