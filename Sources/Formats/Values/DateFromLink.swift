import Reservations

/// `date-from-href`: the day in a link's address, which has the year that the text leaves out.
///
/// Month and day in the text must be the link's: two days in one cell are no day.
struct DateFromLink: ValueReader {
    static let name = "date-from-href"
    static let gives = Value.Sort.day
    static let options = ["parameter"]
    static let wantsLinks = true

    private let parameter: String

    init(_ entry: FormatEntry) {
        parameter = entry.required("parameter")?.word ?? ""
    }

    func read(_ passage: Passage) -> Reading {
        let values = Set(passage.links.compactMap { queryValue(of: parameter, in: $0) })
        guard values.count == 1, let text = values.first, text.utf8.count == 8,
            let day = ServiceDay(text)
        else { return .unreadable("no link with \(parameter)=YYYYMMDD") }
        if passage.isDamaged { return .damaged }
        for line in passage.filledLines {
            guard let shown = monthAndDay(passage.bytes, line.range) else { continue }
            if shown != (day.date.month, day.date.day) {
                return .unreadable("the text shows another day than its link")
            }
        }
        return .value(.day(day))
    }

    private func monthAndDay(_ bytes: [UInt8], _ range: Range<Int>) -> (Int, Int)? {
        var cursor = TextCursor(bytes, range)
        guard let month = cursor.number(digits: 1...2), cursor.take([UInt8(ascii: "/")]),
            let day = cursor.number(digits: 1...2)
        else { return nil }
        return (month, day)
    }
}

/// The value of a parameter in an address, up to the next `&` or `#`.
func queryValue(of parameter: String, in address: String) -> String? {
    let bytes = Array(address.utf8)
    let wanted = Array("\(parameter)=".utf8)
    var from = 0
    while let start = offset(of: wanted, in: bytes, from..<bytes.count) {
        let value = start + wanted.count
        let signs: [UInt8] = [UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";")]
        if start > 0, signs.contains(bytes[start - 1]) {
            let end = bytes[value...].firstIndex { $0 == UInt8(ascii: "&") || $0 == 0x23 }
            return String(decoding: bytes[value..<(end ?? bytes.count)], as: UTF8.self)
        }
        from = value
    }
    return nil
}
