/// One measurement: whose work of which row, how long it took, and proof that it was done.
struct Figure: Equatable {
    let row: String
    /// `ours`, or the peer's name.
    let who: String
    /// CPU seconds, user and system, of all threads; nil where the row is not about time.
    let seconds: Double?
    /// The most memory the process held, in MB.
    var megabytes: Double?
    /// Must be equal for all who did the row's work.
    var check = ""
    var note = ""

    init(
        _ row: String, _ who: String = "ours", seconds: Double?, megabytes: Double? = nil,
        check: String = "", note: String = ""
    ) {
        self.row = row
        self.who = who
        self.seconds = seconds
        self.megabytes = megabytes
        self.check = check
        self.note = note
    }

    /// Reads a line of six columns parted by tabs, which is what the peers print as well.
    init?(_ line: Substring) {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 6 else { return nil }
        self.init(
            cells[0], cells[1], seconds: Double(cells[2]), megabytes: Double(cells[3]),
            check: cells[4], note: cells[5])
    }

    var line: String {
        [
            row, who, seconds.map { "\($0)" } ?? "-", megabytes.map { "\($0)" } ?? "-", check, note,
        ].joined(separator: "\t")
    }
}
