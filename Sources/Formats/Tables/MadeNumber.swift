import Reservations

/// How a row that has no number of its own gets one: from what it says, so that the same row read
/// twice is one booking (R2-14).
public struct MadeNumber: Sendable {
    let prefix: String
    let from: [FieldTarget]
    /// Whether rows with the same words are bookings of their own: of a ledger that tells them apart
    /// by numbers that are not shown, and not of one typed by hand.
    let countsRepeats: Bool

    init(_ entry: FormatEntry) {
        entry.allowOnly(["prefix", "from", "repeats"])
        countsRepeats = entry.word("repeats") == "several"
        prefix = entry.required("prefix")?.word ?? ""
        from = (entry.required("from")?.items ?? []).targets
    }

    /// The number of a booking with these facts. Blanks in a name do not count (D9).
    func number(of facts: Facts) -> String {
        var told = Facts()
        for case .field(let field) in from { told.take(field, from: facts) }
        told.customerName = told.customerName.map { name in
            Private(name.value.filter { !$0.isWhitespace })
        }
        return prefix + told.fingerprint(number: "").description.prefix(Self.length)
    }

    private static let length = 12

    /// Whether a number was made from what a row says, and not given by anybody: `L-83F2…` is the
    /// desk's own.
    public static func isMade(_ number: String, after prefix: String) -> Bool {
        let rest = base(of: number).dropFirst(prefix.count)
        return number.hasPrefix(prefix) && rest.count == length
            && rest.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }

    /// A made number without its count of those with the same words.
    public static func base(of number: String) -> Substring {
        guard let dash = number.lastIndex(of: "-"), dash > number.startIndex,
            number.distance(from: number.startIndex, to: dash) >= length
        else { return number[...] }
        return number[..<dash]
    }
}
