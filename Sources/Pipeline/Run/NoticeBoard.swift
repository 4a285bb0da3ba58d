import Foundation
import LedgerStore

/// What people have been told of, what stands now, and what of it they have to hear today.
struct NoticeBoard {
    private let known: [String: LedgerStore.Notice]
    private let now: Date
    /// New, or lasting for another day.
    private(set) var fresh: [RunReport.Note] = []
    private(set) var standing: [String: LedgerStore.Notice]

    /// - Parameter sources: of those that were left out of this run, what was told still stands.
    init(known: [String: LedgerStore.Notice], skipping sources: [SourceReport], now: Date) {
        let skipped = Set(sources.filter { !$0.isDue }.map(\.name))
        self.known = known
        self.now = now
        let mails = Set(sources.filter { $0.coverage == nil }.map(\.name))
        standing = known.filter { key, notice in
            let source = Self.source(of: key)
            if skipped.contains(source) { return true }
            // Mails are read once: what was odd about them is shown for a day.
            return RunReport.isOfLayout(key) && mails.contains(source)
                && now.timeIntervalSince(notice.told) < 24 * 3600
        }
    }

    mutating func post(_ notes: [RunReport.Note]) {
        for note in notes {
            let before = known[note.key]
            let isDue = before.map { now.timeIntervalSince($0.told) >= 24 * 3600 } ?? true
            if isDue, !fresh.contains(where: { $0.key == note.key }) { fresh.append(note) }
            standing[note.key] = LedgerStore.Notice(
                since: before?.since ?? now, told: isDue ? now : before?.told ?? now)
        }
    }

    /// All that people were told of is over.
    var isOver: Bool { standing.isEmpty && known.keys.contains(where: Self.isTold) }

    /// Whether people are told of it as long as it lasts. That something was set aside or could not be
    /// read is an event and never over; that a letter did not go out is in no letter.
    private static func isTold(_ key: String) -> Bool {
        !key.hasPrefix("quarantine:") && !key.hasPrefix("notify:") && !RunReport.isOfLayout(key)
    }

    /// What stands now is not what is written down.
    var hasChanged: Bool { standing != known }

    /// The source that a notice's name speaks of, `source:NAME:…`.
    private static func source(of key: String) -> String {
        let words = key.split(separator: ":")
        return words.count > 1 ? String(words[1]) : ""
    }
}
