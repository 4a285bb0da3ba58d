import Testing

@testable import Plumbing

@Suite struct HostileMailTests {
    @Test func `parts inside parts are followed only so far`() {
        var text = ""
        for level in 0..<50 {
            text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
        }
        let mail = MailMessage(Array((text + "\ndeep").utf8))
        #expect(mail.body == .none)
        #expect(mail.defects.contains(PartReader.tooDeep))
    }

    @Test func `forwarded inside forwarded is followed only so far`() {
        let text = String(repeating: "Content-Type: message/rfc822\n\n", count: 60) + "x"
        var (mail, levels) = (MailMessage(Array(text.utf8)), 0)
        while let inner = mail.attached.first { (mail, levels) = (inner, levels + 1) }
        #expect(levels == 19)
        #expect(mail.defects == [PartReader.tooDeep])
    }

    @Test func `parts, headers and bytes are counted`() {
        let parts = String(repeating: "--b\n\nx\n", count: 5_000)
        let many = MailMessage(Array("Content-Type: multipart/mixed; boundary=b\n\n\(parts)".utf8))
        #expect(many.parts.count == 500)
        #expect(many.defects.contains("more than 500 parts: the rest is left out"))
        let long = MailMessage(Array(String(repeating: "X: y\n", count: 100_000).utf8))
        #expect(long.headers.count <= 52_500)
        #expect(long.defects.count == 1)
        let cut = MailMessage(Array("Subject: a\n\nbody".utf8), limits: MailLimits(totalBytes: 14))
        #expect(cut.body.string == "bo")
        #expect(cut.defects == ["longer than 14 bytes: the rest is left out"])
    }

    @Test func `words that never end cost no time`() {
        let subject = String(repeating: "=?a?b?x", count: 8_000)
        #expect(MailMessage(Array("Subject: \(subject)\n\n".utf8)).subject.utf8.count == 56_000)
    }

    @Test func `no damage to a mail stops the reader`() {
        var random = Damage(state: 20_260_323)
        for mail in MailMessageTests.cases.map(\.mail) where !mail.isEmpty {
            for _ in 0..<150 {
                var damaged = mail
                for _ in 0..<4 {
                    let place = Int(random.next() % UInt64(damaged.count))
                    switch random.next() % 3 {
                    case 0: damaged[place] = UInt8(truncatingIfNeeded: random.next())
                    case 1: damaged.insert(damaged[place / 2], at: place)
                    default: damaged.replaceSubrange(place..., with: damaged[..<place])
                    }
                    if damaged.isEmpty { damaged = [0] }
                }
                let read = MailMessage(damaged)
                _ = (read.subject, read.from, read.to, read.date, read.messageID, read.headers)
                #expect(String(validating: read.body.utf8, as: UTF8.self) != nil)
            }
        }
    }
}

/// The same damage at every run (Marsaglia's xorshift).
struct Damage {
    var state: UInt64
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
