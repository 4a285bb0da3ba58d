extension WorkingTime {
    /// The times of a day in which somebody does not work, in order: before and after the shift, its
    /// breaks, a whole day off. In minutes of the business day, the ends not included. None where
    /// nothing is told of them, and none outside of `frame`.
    public func timeOff(of person: String, on day: ServiceDay) -> [Range<Int>] {
        guard let shift = shift(of: person, on: day) else { return [] }
        let frame = frame
        var begin = frame.lowerBound
        var times: [Range<Int>] = []
        for segment in shift.segments {
            let end = min(segment.lowerBound, frame.upperBound)
            if begin < end { times.append(begin..<end) }
            begin = max(begin, segment.upperBound)
        }
        return begin < frame.upperBound ? times + [begin..<frame.upperBound] : times
    }

    /// From the earliest opening to the latest closing of all the salon's days: no medium sells
    /// anything outside of it. The whole business day where the salon's hours are not told.
    private var frame: Range<Int> {
        let segments = hours?.shifts.values.flatMap(\.segments) ?? []
        guard let first = segments.map(\.lowerBound).min(),
            let last = segments.map(\.upperBound).max()
        else { return 0..<ClockTime.end }
        return first..<last
    }
}
