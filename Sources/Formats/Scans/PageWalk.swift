import Reservations

/// The pages of one search: those that echo the same days and belong to the same count of pages.
struct PageWalk {
    let from: ServiceDay?
    let to: ServiceDay?
    /// How many pages it says it has; 1 where it shows no paging.
    let count: Int
    /// In the order of their numbers, each with its index among all pages handed in.
    let pages: [(index: Int, reading: DocumentReading, facts: PageFacts)]

    /// Sorts readable pages into their walks, in the order in which they begin.
    static func walks(of readings: [DocumentReading]) -> [PageWalk] {
        var order: [Key] = []
        var groups: [Key: [(index: Int, reading: DocumentReading, facts: PageFacts)]] = [:]
        for (index, reading) in readings.enumerated() {
            guard reading.refused == nil, let facts = reading.page else { continue }
            let key = Key(from: facts.from, to: facts.to, count: facts.pages ?? 1)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append((index, reading, facts))
        }
        return order.map { key in
            let pages = (groups[key] ?? []).sorted {
                ($0.facts.page ?? 1, $0.index) < ($1.facts.page ?? 1, $1.index)
            }
            return PageWalk(from: key.from, to: key.to, count: key.count, pages: pages)
        }
    }

    private struct Key: Hashable {
        let from: ServiceDay?
        let to: ServiceDay?
        let count: Int
    }

    /// Whether every page is there once, and links to the next but the last.
    var isClosed: Bool {
        pages.map { $0.facts.page ?? 1 } == Array(1...max(1, count))
            && pages.allSatisfy { page in
                let isLast = (page.facts.page ?? 1) == count
                return !page.facts.hasContradiction && (page.facts.nextLink == nil) == isLast
            }
    }

    /// The count that all its pages print, or nil if they differ or one prints none.
    var total: Int? {
        let totals = Set(pages.map(\.facts.total))
        return totals.count == 1 ? totals.first ?? nil : nil
    }

    var totalsDiffer: Bool { Set(pages.compactMap(\.facts.total)).count > 1 }

    var rowCount: Int { pages.reduce(0) { $0 + $1.facts.rowCount } }

    /// The readable numbers on each page, repeated ones repeated.
    var numbersByPage: [[String]] {
        pages.map { page in
            page.reading.rows.map(\.number) + page.reading.quarantined.compactMap(\.number)
        }
    }

    /// Whether it shows no rows and says that there are none.
    var isBelievablyEmpty: Bool {
        rowCount == 0 && total == 0 && pages.allSatisfy(\.facts.saysNothing)
    }
}
