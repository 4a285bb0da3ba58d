/// What tells a mail: its sender, words of its subject, words of its text. All keys given must
/// hold; of the words under one key one is enough.
struct MailProof: Sendable {
    private let from: Set<String>
    private let subject: [[UInt8]]
    private let body: [[UInt8]]

    static let keys = ["from", "subject", "body"]

    init(_ entry: FormatEntry) {
        from = Set(entry.words("from").map { $0.lowercased() })
        subject = entry.bytes("subject")
        body = entry.bytes("body")
        if from.isEmpty && subject.isEmpty && body.isEmpty {
            entry.complain("proves nothing: add from, subject or body")
        }
    }

    /// Whether this asks for the mail's sender, and that is the one.
    func names(senderOf mail: NoticeText) -> Bool { from.contains(mail.sender) }

    func holds(for mail: NoticeText) -> Bool {
        (from.isEmpty || from.contains(mail.sender))
            && (subject.isEmpty || occursAny(of: subject, in: mail.subject))
            && (body.isEmpty || occursAny(of: body, in: mail.body))
    }
}

/// Why mails of a certain kind are no booking notices.
struct IgnoredMail: Sendable {
    let reason: Ignored
    let proof: MailProof

    init?(_ entry: FormatEntry) {
        entry.allowOnly(["as"] + MailProof.keys)
        proof = MailProof(entry)
        guard let name = entry.required("as")?.word else { return nil }
        guard let reason = Ignored(rawValue: name) else {
            let known = Ignored.allCases.map(\.rawValue)
            entry.complain("no reason \(name); \(suggestion(for: name, among: known))", at: "as")
            return nil
        }
        self.reason = reason
    }
}
