/// Times of a business day, which runs to 29:59.
enum Clock {
    /// Minutes since the business day's midnight; 0 for words that are no time.
    static func minutes(_ text: String) -> Int {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : 0
    }

    /// `HH:MM` of the given minutes.
    static func text(_ minutes: Int) -> String {
        "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A yen amount with commas: 12,345.
func commas(_ amount: Int) -> String {
    var digits = String(amount.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (amount < 0 ? "-" : "") + groups.joined(separator: ",")
}
