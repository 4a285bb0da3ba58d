import Foundation
import Plumbing

/// One mail as the layout looks at it.
struct NoticeText {
    /// The sender's address in lower case.
    let sender: String
    let subject: [UInt8]
    /// The text as UTF-8 with plain line ends, character references resolved.
    let body: [UInt8]
    let date: Date?

    init(_ mail: MailMessage) {
        sender = mail.from.address.lowercased()
        subject = Array(mail.subject.utf8)
        body = resolvingReferences(mail.body.utf8)
        date = mail.date
    }

    private init(_ whole: NoticeText, body: [UInt8]) {
        (sender, subject, date) = (whole.sender, [], whole.date)
        self.body = body
    }

    /// The notices in it, each from its opening on, where there are several; else itself.
    ///
    /// An opening counts after the foot of the notice before it: a guest may write one too. Which
    /// of them the subject is about cannot be told, so none has it.
    func notices(opening: [[UInt8]], foot: [[UInt8]]) -> [NoticeText] {
        var starts: [Int] = []
        var from = 0
        while let start = earliest(of: opening, from: from) {
            let hasFoot = starts.last.map { last in
                foot.contains { offset(of: $0, in: body, last..<start) != nil }
            }
            if hasFoot ?? true { starts.append(start) }
            from = start + 1
        }
        guard starts.count > 1 else { return [self] }
        let lines =
            [0]
            + starts.dropFirst().map { start in
                body[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            }
        return zip(lines, lines.dropFirst() + [body.count]).map {
            NoticeText(self, body: Array(body[$0..<$1]))
        }
    }

    private func earliest(of words: [[UInt8]], from start: Int) -> Int? {
        words.compactMap { offset(of: $0, in: body, start..<body.count) }.min()
    }
}

/// The text with `&amp;` and its like resolved: forwarding through a web mailer leaves them.
private func resolvingReferences(_ text: [UInt8]) -> [UInt8] {
    guard nextPlace(of: UInt8(ascii: "&"), in: text) != nil else { return text }
    var resolved: [UInt8] = []
    resolved.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
        if text[index] == UInt8(ascii: "&"),
            let reference = references.first(where: {
                stands($0.name, at: index, in: text, before: text.count)
            })
        {
            resolved += reference.sign
            index += reference.name.count
        } else {
            resolved.append(text[index])
            index += 1
        }
    }
    return resolved
}

private let references: [(name: [UInt8], sign: [UInt8])] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
    ("&#039;", "'"), ("&apos;", "'"), ("&nbsp;", " "), ("&yen;", "¥"),
].map { (Array($0.0.utf8), Array($0.1.utf8)) }
