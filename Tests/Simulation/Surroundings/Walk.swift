import Foundation
import Reservations
import Sandbox

/// What one walk through the list brings, and what of it is not so.
public struct Walk: Sendable {
    public enum Page: Hashable, Sendable {
        case list(ListPage, store: String)
        /// The page's beginning only.
        case cut(ListPage)
        /// Something that is no list, as its bytes.
        case other([UInt8])
    }

    public enum Trouble: Sendable {
        case siteError, tooManyRequests, network
    }

    public var pages: [Page] = []
    /// Page 1, read once more at the end.
    public var again: Page?
    public var trouble: Trouble?
    /// The true clock's time at which each page was made.
    public var times: [TimeInterval] = []
    /// What the list would have shown and these pages do not, read right.
    public var hidden: Set<String> = []
    /// Rows whose words are not the medium's.
    public var misread: Set<String> = []
    /// Rows were left out in a way that no page tells.
    public var isConsistent = false

    /// Whether all that a reader can hold against each other agrees: every page names one total, as
    /// many rows are there, each once, and page 1 is at the end what it was.
    var bearsItselfOut: Bool {
        let lists = pages.compactMap { page in
            if case .list(let list, SandboxStore.demo.id) = page { list } else { nil }
        }
        return lists.count == pages.count && again == pages.first
            && lists.allSatisfy { $0.total == rows.count && $0.pages == lists.count }
            && lists.map(\.rows.count).reduce(0, +) == rows.count
    }

    /// The rows that a reader can read, by number; of a number that stands twice the later.
    public var rows: [String: (row: SandboxBooking, page: Int)] {
        var rows: [String: (SandboxBooking, Int)] = [:]
        for (index, page) in pages.enumerated() {
            guard case .list(let list, SandboxStore.demo.id) = page else { continue }
            for (place, row) in list.rows.enumerated()
            where row.status.meaning != nil && !(list.damage == .number && place == 0) {
                rows[row.number] = (row, index)
            }
        }
        return rows
    }
}
