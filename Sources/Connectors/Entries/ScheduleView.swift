import Foundation
import Reservations

/// A day's schedule as a medium shows it now: what stands on it, and what its forms ask for.
struct ScheduleView {
    let schedule: ScheduleDay
    /// The state that a form goes with; the medium refuses an older one.
    let lastUpdate: String
    /// By code, the medium's names in the order of the lines.
    private let people: [PageForm.Option]

    /// Nil where the page lacks what a form needs.
    init?(_ schedule: ScheduleDay, on page: SitePage) {
        guard let lastUpdate = page.text(id: "rlastupdate"), !lastUpdate.isEmpty else { return nil }
        self.schedule = schedule
        self.lastUpdate = lastUpdate
        people = page.options(id: "stockNameList")
    }

    /// The code of a member of staff, out of `STAFF_W000000001_20261210`.
    func code(of staff: String) -> String? {
        people.first { $0.text.bareName == staff.bareName }?.value
            .split(separator: "_").dropFirst().first.map(String.init)
    }

    /// What of these minutes no 予定 keeps closed.
    func open(_ entry: SiteEntry) -> [Range<Int>] {
        let blocks = schedule.blocks.filter { $0.staff.bareName == entry.staff.bareName }
        return Self.rest(of: [entry.minutes], without: blocks.compactMap(\.minutes))
    }

    /// The same without what a guest has taken: there the medium drops a 予定 without a word.
    func free(_ entry: SiteEntry) -> [Range<Int>] {
        Self.rest(of: open(entry), without: visits(of: entry.staff).map(Self.minutes))
    }

    /// What it says of an entry; nil where it is not there.
    func standing(of entry: SiteEntry) -> EntryOutcome? {
        switch entry.what {
        case .block: return open(entry).isEmpty ? .stands : nil
        case .booking:
            guard let visit = visit(of: entry) else { return nil }
            return visit.end.map { $0 >= entry.minutes.upperBound } ?? false
                ? .stands : .refused(.otherLength)
        }
    }

    /// Why it cannot be entered: a guest is there already. The site would take a 予定 over it and
    /// drop it without a word.
    func obstacle(to entry: SiteEntry) -> EntryRefusal? {
        switch entry.what {
        case .block: free(entry).isEmpty ? .taken : nil
        case .booking: free(entry) == [entry.minutes] ? nil : .taken
        }
    }

    /// The booking as the schedule shows it: its beginning, staff and guest are these.
    private func visit(of entry: SiteEntry) -> ScheduledVisit? {
        guard let name = entry.facts.customerName?.value else { return nil }
        return visits(of: entry.staff).first {
            $0.start.minutes == entry.minutes.lowerBound
                && Self.guest($0.guest.value) == Self.guest(name)
        }
    }

    private func visits(of staff: String) -> [ScheduledVisit] {
        schedule.visits.filter { $0.staff.bareName == staff.bareName }
    }

    /// One whose end nobody told takes the rest of the day.
    private static func minutes(of visit: ScheduledVisit) -> Range<Int> {
        visit.start.minutes..<max(visit.end ?? ClockTime.end, visit.start.minutes)
    }

    private static func rest(of whole: [Range<Int>], without taken: [Range<Int>]) -> [Range<Int>] {
        taken.reduce(whole) { rest, gone in
            rest.flatMap { part -> [Range<Int>] in
                guard part.overlaps(gone) else { return [part] }
                return [
                    part.lowerBound..<max(part.lowerBound, gone.lowerBound),
                    min(part.upperBound, gone.upperBound)..<part.upperBound,
                ].filter { !$0.isEmpty }
            }
        }
    }

    /// The site keeps 〜 as ～.
    private static func guest(_ name: String) -> String {
        name.replacing("〜", with: "～").bareGuestName
    }
}

extension EntryRefusal {
    static let taken = EntryRefusal(
        "the time is taken on the schedule",
        words: "媒体のスケジュールでは、その時間に別の予約か予定があります。媒体の画面で確かめてください")
    static let otherLength = EntryRefusal(
        "it stands there with another length",
        words: "媒体に登録されていますが、所要時間が違います。媒体の画面で直してから、daicho action done")
    static let noSuchStaff = EntryRefusal(
        "no such staff on the schedule",
        words: "媒体のスケジュールにこの担当スタッフがいません。daicho staff list で名前を確かめてください")
}
