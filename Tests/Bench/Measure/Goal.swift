/// What a row is held against.
struct Goal {
    enum Bar {
        /// So many times as fast as a peer.
        case times(Double, of: String)
        /// CPU seconds.
        case below(Double)
        /// MB held at most.
        case memory(Double)
        /// At most so many times the time of another row.
        case growth(Double, over: String)
    }

    let row: String
    let title: String
    var must: [Bar] = []
    var aim: [Bar] = []

    static let all = [
        Goal(
            row: "pages", title: "read listing pages, values included",
            must: [.times(2, of: "lxml")], aim: [.times(1, of: "libxml2 in C")]),
        Goal(
            row: "mails", title: "read notice mails, fields included",
            must: [.times(1, of: "GMime")], aim: [.times(5, of: "GMime")]),
        Goal(
            row: "diff-3600", title: "fold and diff one salon, 3,600 observed",
            must: [.below(0.010)], aim: [.below(0.003)]),
        Goal(row: "diff-2000", title: "the same, 2,000 observed"),
        Goal(
            row: "diff-200000", title: "the same, 200,000 observed",
            aim: [.times(1, of: "polars"), .growth(150, over: "diff-2000")]),
        Goal(
            row: "csv", title: "write a CSV table of 38 columns",
            must: [.times(1, of: "DuckDB"), .memory(60)], aim: [.times(2, of: "DuckDB")]),
        Goal(
            row: "export", title: "export the same from a ledger file",
            must: [.times(0.5, of: "DuckDB")], aim: [.times(1, of: "DuckDB")]),
        Goal(
            row: "quiet", title: "a whole run without changes, 2,000 bookings",
            must: [.below(0.3)], aim: [.below(0.1)]),
        Goal(row: "fleet", title: "one salon of many in a tick, 200 bookings"),
        Goal(row: "requests", title: "requests per salon and day"),
    ]
}

extension Goal.Bar {
    /// The bar in words.
    var text: String {
        switch self {
        case .times(let times, let peer): "≥ \(times.short) × \(peer)"
        case .below(let seconds): "< \((seconds * 1000).short) ms"
        case .memory(let megabytes): "< \(megabytes.short) MB"
        case .growth(let times, let row): "< \(times.short) × \(row)"
        }
    }

    /// Whether our figure clears it, or nil where what it is held against was not measured.
    func isMet(by ours: Figure, among figures: [Figure]) -> Bool? {
        guard let seconds = ours.seconds else { return nil }
        switch self {
        case .times(let times, let peer):
            let theirs = figures.first { $0.row == ours.row && $0.who == peer }?.seconds
            return theirs.map { $0 / seconds >= times }
        case .below(let bar): return seconds < bar
        case .memory(let bar): return ours.megabytes.map { $0 < bar }
        case .growth(let times, let row):
            let other = figures.first { $0.row == row && $0.who == "ours" }?.seconds
            return other.map { seconds / $0 < times }
        }
    }
}

extension Double {
    /// Without needless digits: `2`, `0.5`, `1.23`.
    var short: String {
        let hundredths = (self * 100).rounded() / 100
        return hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)"
    }
}
