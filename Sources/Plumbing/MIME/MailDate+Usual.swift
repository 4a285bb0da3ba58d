/// A `Date` header in the form that nearly every mailer writes,
/// `Mon, 30 Nov 2026 09:53:20 +0900`, with whatever stands behind it in brackets.
///
/// Read from its bytes, without a string for each word.
struct UsualMailDate {
    let (year, month, day): (Int, Int, Int)
    /// Since midnight.
    let seconds: Int
    /// Minutes east of Greenwich.
    let east: Int

    /// Nil for any other form, which `mailDate` takes apart at its words.
    init?(_ raw: [UInt8]) {
        var text = DateBytes(raw)
        text.skipWeekday()
        guard let day = text.number(1...2), text.take(" "), let month = text.month(),
            text.take(" "), let year = text.number(4...4), text.take(" "),
            let seconds = text.clock(), text.take(" "), let east = text.zone(), text.isOver
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        (self.seconds, self.east) = (seconds, east)
    }
}

private struct DateBytes {
    private let raw: [UInt8]
    private var at = 0

    init(_ raw: [UInt8]) { self.raw = raw }

    /// Whether nothing but a comment follows.
    var isOver: Bool {
        guard at < raw.count else { return true }
        let comment = raw[at...].drop { $0 == UInt8(ascii: " ") }
        return comment.first == UInt8(ascii: "(") && comment.last == UInt8(ascii: ")")
    }

    mutating func skipWeekday() {
        if raw.count > 4, raw[0] >= 0x41, raw[3] == UInt8(ascii: ",") { at = 4 }
        while take(" ") {}
    }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard at < raw.count, UInt32(raw[at]) == sign.value else { return false }
        at += 1
        return true
    }

    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while at < raw.count, raw[at] >= 0x30, raw[at] <= 0x39, count < digits.upperBound {
            value = value * 10 + Int(raw[at] - 0x30)
            at += 1
            count += 1
        }
        return digits.contains(count) ? value : nil
    }

    mutating func month() -> Int? {
        guard at + 3 < raw.count else { return nil }
        let letters = (UInt32(raw[at]) << 16 | UInt32(raw[at + 1]) << 8 | UInt32(raw[at + 2]))
        at += 3
        return monthLetters.firstIndex(of: letters | 0x20_2020).map { $0 + 1 }
    }

    /// A leap second is for the other way of reading.
    mutating func clock() -> Int? {
        guard let hour = number(2...2), take(":"), let minute = number(2...2), take(":"),
            let second = number(2...2), hour < 24, minute < 60, second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    mutating func zone() -> Int? {
        let isWest = take("-")
        guard isWest || take("+"), let digits = number(4...4), digits % 100 < 60 else { return nil }
        let minutes = digits / 100 * 60 + digits % 100
        return isWest ? -minutes : minutes
    }
}

/// `jan` to `dec`, three bytes each in one number.
private let monthLetters: [UInt32] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
