import Foundation
public import Reservations

/// What a run's pages of schedules say of blocks. What a page shows counts at once; what it does not
/// show any more is gone only where the page is a proof of it.
public struct BlockReview: Sendable {
    /// The days of which something else is believed now.
    public private(set) var news: [BlockedDay] = []
    /// By medium and day, the latest looks.
    public private(set) var looks: [ScheduleLook] = []
    /// The days of which pages no longer show blocks and cannot be believed in it.
    public private(set) var doubted: Set<ServiceDay> = []

    public init() {}

    /// - Parameters:
    ///   - pages: in any order, each with what was known of its day before.
    ///   - most: so many blocks may end while no page of their medium shows any.
    public init(of pages: [(ScheduleSheet, DayMemory)], most: Int) {
        let media = Dictionary(grouping: pages, by: \.0.medium)
        for (_, pages) in media.sorted(by: { $0.key < $1.key }) {
            let days = Dictionary(grouping: pages, by: \.0.day.day)
                .sorted { $0.key < $1.key }.map(\.value)
            let known = days.compactMap { $0.first?.1.blocked?.blocks.count }.reduce(0, +)
            let isVouched = known <= most || pages.contains { !$0.0.day.blocks.isEmpty }
            for pages in days {
                take(
                    pages.sorted { $0.0.interval.to < $1.0.interval.to }, isVouched: isVouched)
            }
        }
    }

    /// Takes the pages of one day, in the order in which they were read.
    private mutating func take(_ pages: [(ScheduleSheet, DayMemory)], isVouched: Bool) {
        guard var memory = pages.first?.1 else { return }
        let before = memory
        for (sheet, _) in pages {
            if let last = memory.look, last.interval.isSurelyAfter(sheet.interval) { continue }
            let isProof = isVouched && sheet.isProof(beside: memory)
            let after = sheet.blocked(after: memory, isProof: isProof)
            if !isProof, sheet.endsSome(of: memory) { doubted.insert(sheet.day.day) }
            if after.blocks != memory.blocked?.blocks ?? [] { memory.blocked = after }
            memory.look = ScheduleLook(
                medium: sheet.medium, day: sheet.day.day, interval: sheet.interval)
        }
        if let blocked = memory.blocked, blocked != before.blocked { news.append(blocked) }
        if let look = memory.look, look != before.look { looks.append(look) }
    }
}

extension ScheduleSheet {
    /// Whether what this page does not show is gone: it is surely the newer word, and where bookings
    /// are known of its day it shows some of them.
    fileprivate func isProof(beside memory: DayMemory) -> Bool {
        if let look = memory.look, !interval.isSurelyAfter(look.interval) { return false }
        let expected = memory.bookings.filter { !$0.attention.contains(.missing) }
        return expected.isEmpty || expected.contains { day.shows($0) }
    }

    /// What is believed of its day after it.
    fileprivate func blocked(after memory: DayMemory, isProof: Bool) -> BlockedDay {
        let kept = (memory.blocked?.blocks ?? []).filter {
            !isProof || !day.whole.contains($0.staff)
        }
        return BlockedDay(
            medium: medium, day: day.day, blocks: Set(blocks + kept).sorted(), interval: interval,
            capture: capture)
    }

    fileprivate func endsSome(of memory: DayMemory) -> Bool {
        guard let look = memory.look, interval.isSurelyAfter(look.interval) else { return false }
        let kept = (memory.blocked?.blocks ?? []).filter { day.whole.contains($0.staff) }
        return !Set(kept).isSubset(of: blocks)
    }

    /// Those that take somebody's time and were not entered for another medium's booking.
    private var blocks: [Block] {
        day.blocks.filter { !$0.isOurs }.compactMap { block in
            block.taken.map {
                Block(medium: medium, day: day.day, staff: block.staff, minutes: $0)
            }
        }
    }
}

extension ScheduleDay {
    /// Whether a booking stands here: by its number, or by its beginning and staff.
    fileprivate func shows(_ booking: Reservation) -> Bool {
        visits.contains { visit in
            if let number = visit.number { return number == booking.key.number }
            return visit.start == booking.facts.startTime
                && (booking.facts.staff.map { $0.bareName == visit.staff.bareName } ?? true)
        }
    }
}
