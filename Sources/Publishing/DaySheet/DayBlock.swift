import Reservations

/// A booking's place on a day's grid.
struct DayBlock {
    let row: DressedRow
    /// Minutes of the business day.
    let start: Int
    /// Where nobody tells the duration, the start of what comes next in the column.
    private(set) var end: Int
    let isOpenEnded: Bool
    /// Beside how many others it stands at the same time, and as the how-manieth.
    var lane = 0
    var lanes = 1

    /// Nil for what has no place on the grid.
    private init?(_ row: DressedRow) {
        guard let start = row.start, !row.isCancelled else { return nil }
        self.row = row
        self.start = start
        let minutes = row.duration ?? 0
        isOpenEnded = minutes <= 0
        end = start + max(minutes, Self.least)
    }

    /// The columns of a day's bookings: staff by name, then what is nobody's; each with its
    /// bookings in the order of their starts, those that overlap side by side.
    static func columns(_ rows: [DressedRow]) -> [(name: String, blocks: [DayBlock])] {
        let all = rows.compactMap(DayBlock.init)
        let columns = Dictionary(grouping: all, by: \.column)
        let last = [free, nobody]
        let names = columns.keys.filter { !last.contains($0) }.sorted()
        return (names + last.filter { columns[$0] != nil }).map { name in
            (name, laidOut(closed(columns[name] ?? [])))
        }
    }

    /// A grid's least step.
    private static let least = 5

    /// How long one is drawn that nothing follows and nobody tells the duration of.
    private static let usual = 60

    /// Whose column it stands in.
    private var column: String {
        if row[.nomination] == Nomination.free.rawValue { return Self.free }
        return row[.staff].isEmpty ? Self.nobody : row[.staff]
    }

    private static let free = "フリー枠"
    private static let nobody = "担当未定"

    /// An unknown duration goes on to the next booking of its column.
    private static func closed(_ blocks: [DayBlock]) -> [DayBlock] {
        blocks.map { block in
            guard block.isOpenEnded else { return block }
            var block = block
            let next = blocks.map(\.start).filter { $0 > block.start }.min()
            block.end = next ?? block.start + usual
            return block
        }
    }

    /// Puts bookings of one column that overlap side by side, in the order of their starts.
    private static func laidOut(_ blocks: [DayBlock]) -> [DayBlock] {
        var done: [DayBlock] = []
        var group: [DayBlock] = []
        var ends: [Int] = []
        func close() {
            done += group.map { block in
                var block = block
                block.lanes = ends.count
                return block
            }
            (group, ends) = ([], [])
        }
        for block in blocks.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = ends.max(), last <= block.start { close() }
            var block = block
            block.lane = ends.firstIndex { $0 <= block.start } ?? ends.count
            if block.lane == ends.count {
                ends.append(block.end)
            } else {
                ends[block.lane] = block.end
            }
            group.append(block)
        }
        close()
        return done
    }
}
