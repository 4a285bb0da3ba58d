/// When somebody works on a day: one segment, or several with breaks (中抜け) between.
public struct Shift: Hashable, Sendable {
    /// In minutes of the business day, in order, with a gap between each two. Empty: a day off.
    public let segments: [Range<Int>]

    public static let none = Shift(checked: [])

    private init(checked segments: [Range<Int>]) {
        self.segments = segments
    }

    /// Nil where a segment is empty, leaves the business day, or begins before the one ahead of it
    /// has ended. Segments that touch are one.
    public init?(_ segments: [Range<Int>]) {
        var joined: [Range<Int>] = []
        for segment in segments {
            guard !segment.isEmpty, segment.lowerBound >= 0, segment.upperBound <= ClockTime.end,
                segment.lowerBound >= joined.last?.upperBound ?? 0
            else { return nil }
            if let last = joined.last, last.upperBound == segment.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<segment.upperBound
            } else {
                joined.append(segment)
            }
        }
        self.segments = joined
    }

    /// Reads `10:00-14:00 15:00-19:00`, or `none` for a day off; hours run past 24.
    public init?(_ text: some StringProtocol) {
        if text == "none" {
            self = .none
            return
        }
        var segments: [Range<Int>] = []
        for word in text.split(separator: " ") {
            let ends = word.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let from = ClockTime(ends[0])?.minutes,
                let to = ClockTime(ends[1])?.minutes, from < to
            else { return nil }
            segments.append(from..<to)
        }
        guard !segments.isEmpty else { return nil }
        self.init(segments)
    }

    /// When work ends for the day (出勤終了時刻); nil on a day off.
    public var end: Int? { segments.last?.upperBound }
}

extension Shift: CustomStringConvertible {
    public var description: String {
        if segments.isEmpty { return "none" }
        return segments.map {
            ClockTime.text(minutes: $0.lowerBound) + "-" + ClockTime.text(minutes: $0.upperBound)
        }.joined(separator: " ")
    }
}
