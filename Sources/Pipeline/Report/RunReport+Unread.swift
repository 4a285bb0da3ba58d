import Reservations

extension RunReport.Note {
    /// Whether it says how a source was read.
    public var isAboutReading: Bool { key.hasPrefix("source:") }
}

extension RunReport {
    /// What was not read, or not to its end, and why: a line each.
    var unread: [String] {
        let waiting = sources.filter { $0.skipped == .notDue }.map(\.name)
        return notes.filter(\.isAboutReading).map(\.text)
            + (waiting.isEmpty
                ? [] : ["\(waiting.joined(separator: "、")): まだ読む時刻ではありません（--now で今すぐ読みます）"])
    }
}
