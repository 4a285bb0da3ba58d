/// A text as XPath reads numbers: digits with at most one point, a minus before them, blanks
/// around; anything else is no number.
func xpathNumber(_ text: ArraySlice<UInt8>) -> Double {
    var digits = text.drop(while: isMarkupBlank)
    while let last = digits.last, isMarkupBlank(last) { digits.removeLast() }
    var points = 0
    var count = 0
    for (offset, byte) in digits.enumerated() {
        switch byte {
        case UInt8(ascii: "-") where offset == 0: break
        case UInt8(ascii: "."): points += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"): count += 1
        default: return .nan
        }
    }
    guard points <= 1, count > 0 else { return .nan }
    // Swift wants digits on both sides of the point.
    let isNegative = digits.first == UInt8(ascii: "-")
    let plain = String(decoding: isNegative ? digits.dropFirst() : digits, as: UTF8.self)
    let number = Double("0" + plain + (plain.hasSuffix(".") ? "0" : "")) ?? .nan
    return isNegative ? -number : number
}

/// A number as XPath writes it: without an exponent, and whole ones without a point.
func xpathText(_ number: Double) -> ArraySlice<UInt8> {
    if number.isNaN { return Array("NaN".utf8)[...] }
    if number.isInfinite { return Array((number < 0 ? "-Infinity" : "Infinity").utf8)[...] }
    if let whole = Int64(exactly: number) { return Array(String(whole).utf8)[...] }
    return Array(withoutExponent(number.description).utf8)[...]
}

/// `1.5e-07` as `0.00000015`.
private func withoutExponent(_ text: String) -> String {
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    let isNegative = parts[0].hasPrefix("-")
    let halves = parts[0].drop { $0 == "-" }.split(separator: ".")
    let fraction = halves.count > 1 && halves[1] != "0" ? String(halves[1]) : ""
    let digits = String(halves[0]) + fraction
    let point = halves[0].count + exponent
    let sign = isNegative ? "-" : ""
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
        return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}
