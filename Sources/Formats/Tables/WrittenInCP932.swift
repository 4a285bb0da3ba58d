import Plumbing
public import Reservations

/// What comes back of a text that was written in CP932: twins for what it knows only so (〜 as ～),
/// 〓 for what it does not know.
public func writtenInCP932(_ text: String) -> String {
    let written = encodeCP932(Array(text.utf8))
    if written.mapped.isEmpty && written.lost.isEmpty { return text }
    return decodeText(written.bytes, label: "cp932").string
}

extension Facts {
    /// The same, as a file in CP932 tells them: a ledger that comes back from one is no news for
    /// the characters that it lost on the way.
    public var writtenInCP932: Facts {
        var facts = self
        let written = { (text: Private<String>?) in
            text.map { Private(Formats.writtenInCP932($0.value)) }
        }
        facts.customerName = written(customerName)
        facts.customerKana = written(customerKana)
        facts.email = written(email)
        facts.memo = written(memo)
        facts.menu = menu.map(Formats.writtenInCP932)
        facts.statusText = statusText.map(Formats.writtenInCP932)
        facts.staff = staff.map(Formats.writtenInCP932)
        facts.equipment = equipment.map(Formats.writtenInCP932)
        facts.coupon = coupon.map(Formats.writtenInCP932)
        facts.route = route.map(Formats.writtenInCP932)
        return facts
    }
}
