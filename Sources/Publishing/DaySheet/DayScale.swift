/// How high a day's hours stand on paper: as even as can be, and nowhere so low that a box is cut.
///
/// Times run downwards in steps, from one start or end or quarter of an hour to the next. Each step
/// is as high as its minutes ask for, and higher where a box needs more.
struct DayScale {
    /// Minutes of the business day between the steps, in order.
    let bounds: [Int]
    /// The steps' heights in millimetres.
    private(set) var heights: [Double] = []

    /// A box's start, end and needed height.
    typealias Need = (start: Int, end: Int, height: Double)

    /// - Parameters:
    ///   - needs: the boxes' places.
    ///   - room: the millimetres there are; more are taken only where the boxes need them.
    init(_ needs: [Need], hours: ClosedRange<Int>, room: Double) {
        let quarters = stride(from: hours.lowerBound * 60, through: hours.upperBound * 60, by: 15)
        bounds = Set(quarters).union(needs.flatMap { [$0.start, $0.end] }).sorted()
        let needs = needs.sorted { ($0.end - $0.start, $0.start) < ($1.end - $1.start, $1.start) }
        let even = room / Double(bounds[bounds.count - 1] - bounds[0])
        var (low, high) = (even * Self.least, even)
        // The most for each minute that still leaves room for what needs more.
        for _ in 0..<12 {
            let middle = (low + high) / 2
            if stepped(needs, each: middle).reduce(0, +) <= room {
                low = middle
            } else {
                high = middle
            }
        }
        heights = stepped(needs, each: low)
    }

    /// An hour without a box keeps this part of an even hour, so that it is seen.
    private static let least = 0.3

    var height: Double { heights.reduce(0, +) }

    /// The place of a moment among the steps.
    func step(at minutes: Int) -> Int { bounds.firstIndex { $0 >= minutes } ?? bounds.count - 1 }

    private func stepped(_ needs: [Need], each scale: Double) -> [Double] {
        var heights = zip(bounds, bounds.dropFirst()).map { Double($1 - $0) * scale }
        for need in needs {
            let steps = step(at: need.start)..<max(step(at: need.end), step(at: need.start) + 1)
            let lack = need.height - heights[steps].reduce(0, +)
            guard lack > 0 else { continue }
            for step in steps { heights[step] += lack / Double(steps.count) }
        }
        return heights
    }
}
