import Plumbing

/// Parts lie inside the mail, one behind the other; texts are texts; limits hold.
func probeMail(_ input: [UInt8], _ claims: inout Claims) {
    let limits = MailLimits()
    judge(MailMessage(input, limits: limits), limits, depth: 0, &claims)
    let narrow = MailLimits(depth: 3, parts: 4, headerBytes: 200, totalBytes: 2000)
    judge(MailMessage(input, limits: narrow), narrow, depth: 0, &claims)
}

private func judge(
    _ mail: MailMessage, _ limits: MailLimits, depth: Int, _ claims: inout Claims
) {
    claims.hold(mail.bytes.count <= limits.totalBytes, "a mail is longer than the limit")
    claims.hold(depth <= limits.depth, "mails inside mails beyond the limit")
    claims.hold(mail.parts.count <= limits.parts + 1, "more parts than the limit")
    claims.hold(mail.defects.count <= 12, "defects are told more than once")
    claims.hold(
        mail.defects.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }, "a defect repeats the mail")
    judgeParts(of: mail, &claims)
    judgeTexts(of: mail, &claims)
    for inner in mail.attached { judge(inner, limits, depth: depth + 1, &claims) }
}

private func judgeParts(of mail: MailMessage, _ claims: inout Claims) {
    var end = 0
    for part in mail.parts {
        claims.hold(part.range.lowerBound >= end, "two parts share bytes")
        claims.hold(part.range.upperBound <= mail.bytes.count, "a part lies beyond the mail")
        end = max(end, part.range.upperBound)
        claims.hold(
            mail.contents(of: part).count <= part.range.count, "a part grows by being decoded")
        claims.hold(part.type == part.type.lowercased(), "a type in capital letters")
    }
}

private func judgeTexts(of mail: MailMessage, _ claims: inout Claims) {
    claims.hold(isUTF8(mail.body.utf8), "the body is no UTF-8")
    claims.hold(!mail.body.utf8.contains(0x0D), "a carriage return is left")
    claims.hold(
        mail.body.isFromHTML
            || mail.body.replacements <= mail.body.string.unicodeScalars.count { $0 == "\u{FFFD}" },
        "the body counts more replacements than it shows")
    let told = mail.parts.reduce(0) { $0 + $1.range.count } * 3 + 8
    claims.hold(
        mail.body.isFromHTML || mail.body.utf8.count <= told, "the body is longer than its parts")
    let headers = mail.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.count }
    claims.hold(headers <= mail.bytes.count * 3, "headers longer than the mail")
    // Asked for their own sake: none of these may fail.
    _ = (mail.subject, mail.from, mail.to, mail.messageID, mail.date)
}
