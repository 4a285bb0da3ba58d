/// A length of time as people write it in a definition: `5 minutes`, `30 days`, `4 months`.
struct TimeSpan: Hashable, Sendable {
    let count: Int
    let unit: Unit

    enum Unit: String, Sendable {
        case minutes, days, months

        /// `minute` beside `minutes`.
        var one: String { String(rawValue.dropLast()) }
    }

    /// Reads a number and a unit with one blank or more between. Nil for anything else.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].utf8.count <= 6,
            words[0].utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            let count = Int(words[0])
        else { return nil }
        let word = String(words[1])
        let units: [Unit] = [.minutes, .days, .months]
        guard let unit = units.first(where: { word == $0.rawValue || word == $0.one }) else {
            return nil
        }
        self.count = count
        self.unit = unit
    }
}
