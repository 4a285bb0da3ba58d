import Reservations

/// A booking's place on a day's grid.
struct DayBlock {
    let row: DressedRow
    /// Minutes of the business day. An unknown duration gets the least room, and says so.
    let start: Int
    let end: Int
    let isOpenEnded: Bool
    /// Beside how many others it stands at the same time, and as the how-manieth.
    var lane = 0
    var lanes = 1

    /// Nil for what has no place on the grid.
    init?(_ row: DressedRow) {
        guard let start = row.start, !row.isCancelled else { return nil }
        self.row = row
        self.start = start
        let minutes = row.duration ?? 0
        isOpenEnded = row.duration == nil
        end = start + max(minutes, Self.least)
    }

    /// The least that a name and a menu need.
    static let least = 30

    /// Whose column it stands in.
    var column: String {
        if row[.nomination] == Nomination.free.rawValue { return Self.free }
        return row[.staff].isEmpty ? Self.nobody : row[.staff]
    }

    static let free = "フリー枠"
    static let nobody = "担当未定"

    /// Puts bookings of one column that overlap side by side, in the order of their starts.
    static func laidOut(_ blocks: [DayBlock]) -> [DayBlock] {
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
