/// Minutes after the start of a business day, 0:00 to 29:59 (hours run past 24).
public struct ClockTime: Hashable, Comparable, Sendable, Codable {
    public let minutes: Int

    /// The minutes of a whole business day.
    public static let end = 30 * 60

    public init?(minutes: Int) {
        guard (0..<Self.end).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads `H:MM` or `HH:MM`, hours to 29.
    public init?(_ text: some StringProtocol) {
        var (hours, minutes, digits, colon) = (0, 0, 0, false)
        for byte in text.utf8 {
            if byte == UInt8(ascii: ":"), !colon, digits > 0 {
                (colon, digits) = (true, 0)
                continue
            }
            guard (48...57).contains(byte), digits < 2 else { return nil }
            digits += 1
            if colon {
                minutes = minutes * 10 + Int(byte) - 48
            } else {
                hours = hours * 10 + Int(byte) - 48
            }
        }
        guard colon, digits == 2, hours <= 29, minutes <= 59 else { return nil }
        self.minutes = hours * 60 + minutes
    }

    public static func < (left: ClockTime, right: ClockTime) -> Bool {
        left.minutes < right.minutes
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = ClockTime(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a time: \(text)"))
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension ClockTime: CustomStringConvertible {
    /// `HH:MM`, 25:30 stays 25:30.
    public var description: String { Self.text(minutes: minutes) }

    /// `HH:MM` of any count of minutes; an end may lie past 29:59.
    public static func text(minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
    }
}
