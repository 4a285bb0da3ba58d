import Reservations

/// How rows that follow each other are lines of one visit: a receipt has one for each item.
struct TableJoin: Sendable {
    /// The column whose value they share.
    let by: Int?
    /// Rows with one of these words in a column are none, and their visit is none either (取消).
    let leave: (column: Int, words: [[UInt8]])?

    init(_ entry: FormatEntry, find: (FormatEntry) -> Int?) {
        entry.allowOnly(["by", "leave"])
        by = entry.required("by").flatMap(find)
        let leave = entry.entry("leave")
        leave?.allowOnly(["column", "words"])
        let words = leave?.bytes("words") ?? []
        self.leave = leave?.required("column").flatMap(find).map { ($0, words) }
    }
}

extension Facts {
    /// Takes a further line of the same visit: its items, and what they cost.
    mutating func add(line: Facts) {
        menu += line.menu
        if let more = line.total {
            claimed.insert(FieldSet(.total))
            total = (total ?? 0) + more
        }
        if staff == nil, line.staff != nil { take(.staff, from: line) }
    }
}
