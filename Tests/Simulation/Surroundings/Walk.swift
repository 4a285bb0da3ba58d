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
