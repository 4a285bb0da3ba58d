import Formats
import Foundation
import Plumbing
import Reservations

extension SalonBoardKirei {
    /// How far an entry has come, whatever ends the walk.
    struct EntryCourse {
        var outcome: EntryOutcome?
        /// The time that the site may have registered something for which nobody has seen yet.
        var sent: Range<Int>?
        /// How often the site said that the schedule had changed meanwhile.
        var timesOutdated = 0
    }

    /// Makes an entry, or only looks whether it stands. What is not seen on the schedule afterwards
    /// is not there, whatever the site answered (F9).
    static func enter(
        _ entry: SiteEntry, _ order: ListingOrder, letters: MediumText.Letters, isOnlyLook: Bool,
        _ reader: Reader, _ login: Login, _ pace: Pace
    ) async throws(SourceTrouble) -> EntryOutcome {
        var course = EntryCourse()
        // The pages are proofs of the moment and are not kept: they show guests.
        let unkept: Keep = { _ in }
        let walk = await perform(order, reader, login, pace, unkept) { walk throws(SourceTrouble) in
            try await walk.enter(entry, letters, isOnlyLook: isOnlyLook, &course)
        }
        if let outcome = course.outcome { return outcome }
        guard let trouble = walk.trouble, course.sent == nil else { return .unseen }
        throw trouble
    }

    /// False when the session is over: then nothing was registered by the last step.
    private mutating func enter(
        _ entry: SiteEntry, _ letters: MediumText.Letters, isOnlyLook: Bool,
        _ course: inout EntryCourse
    ) async throws(SourceTrouble) -> Bool {
        while course.outcome == nil {
            guard let view = try await schedule(of: entry.day) else { return false }
            course.outcome = standing(entry, on: view, &course, isOnlyLook: isOnlyLook)
            if course.outcome != nil { return true }
            do throws(EntryStop) {
                let answer =
                    switch entry.what {
                    case .block: try await register(block: entry, letters, view, &course)
                    case .booking: try await register(booking: entry, letters, view, &course)
                    }
                guard try go(on: answer, &course) else { return false }
            } catch {
                switch error {
                case .refused(let refusal): course.outcome = .refused(refusal)
                case .trouble(let trouble): throw trouble
                }
            }
        }
        return true
    }

    /// What the schedule says of the entry, as far as that ends the matter.
    private func standing(
        _ entry: SiteEntry, on view: ScheduleView, _ course: inout EntryCourse, isOnlyLook: Bool
    ) -> EntryOutcome? {
        if let found = view.standing(of: entry) { return found }
        if isOnlyLook { return .absent }
        if let sent = course.sent {
            let isClosed = entry.what == .block && !view.free(entry).contains { $0.overlaps(sent) }
            if !isClosed { return .unseen }
            course.sent = nil
        }
        return view.obstacle(to: entry).map { .refused($0) }
    }

    /// Whether the schedule is to be looked at again; false when the session is over.
    private func go(on answer: EntryAnswer, _ course: inout EntryCourse) throws(EntryStop) -> Bool {
        switch answer {
        case .taken: return true
        case .sessionOver:
            course.sent = nil
            return false
        case .outdated:
            course.sent = nil
            course.timesOutdated += 1
            guard course.timesOutdated < 3 else {
                throw .trouble(
                    SourceTrouble(
                        .siteError,
                        "somebody else keeps changing the schedule: the next run will try again"))
            }
            return true
        case .refused:
            course.sent = nil
            throw .refused(
                EntryRefusal("the site refuses the form", words: "媒体の画面が入力を受け付けません。媒体の画面で登録してください"))
        }
    }

    /// The schedule as it is now; nil when the session is over.
    private mutating func schedule(of day: ServiceDay) async throws(SourceTrouble) -> ScheduleView?
    {
        guard let page = try await schedulePage(of: day) else { return nil }
        guard let schedule = page.reading.schedule,
            let view = ScheduleView(schedule, on: SitePage(page.capture))
        else { throw unusual(page.reading, page.capture) }
        return view
    }
}

/// What a form that enters something was answered with.
enum EntryAnswer {
    /// Nothing speaks against it, or no answer came: only the schedule can tell.
    case taken
    case outdated, refused, sessionOver
}

/// Why an entry goes no further.
enum EntryStop: Error {
    case refused(EntryRefusal)
    case trouble(SourceTrouble)
}
