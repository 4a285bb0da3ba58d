import Formats
import Foundation
import Plumbing
import Reservations

extension SalonBoardKirei {
    /// Registers a 予定 over the first time that is still free; the next look tells what is left.
    mutating func register(
        block entry: SiteEntry, _ letters: MediumText.Letters, _ view: ScheduleView,
        _ course: inout EntryCourse
    ) async throws(EntryStop) -> EntryAnswer {
        guard let part = view.free(entry).first else { return .taken }
        let address = try self.address("/KLP/set/scheduleRegist/", entry, part, view)
        guard let page = try await form(at: address) else { return .sessionOver }
        guard let form = SitePage(page).form(id: "jsiScheduleRegist") else {
            throw .trouble(unusual(read(page), page))
        }
        let filled = try refusing { () throws(EntryRefusal) in
            try form.filled(closing: part, entry, view, letters)
        }
        course.sent = part
        return try await send(filled, from: address, refusedBy: "schTitle")
    }

    /// Fills in the booking's form, sees it confirmed, and says the second word.
    mutating func register(
        booking entry: SiteEntry, _ letters: MediumText.Letters, _ view: ScheduleView,
        _ course: inout EntryCourse
    ) async throws(EntryStop) -> EntryAnswer {
        let path = "/KLP/reserve/ext/extReserveRegist/"
        let address = try self.address(path, entry, entry.minutes, view)
        guard let page = try await form(at: address) else { return .sessionOver }
        guard let form = SitePage(page).form(withField: "nmSeiKana") else {
            throw .trouble(unusual(read(page), page))
        }
        let filled = try refusing { () throws(EntryRefusal) in
            try form.filled(booking: entry, view, letters)
        }
        let asked = try await fetch(
            .post(try target(of: filled, on: address), form: filled.sent, referer: address),
            for: .form)
        guard try isGood(read(asked)) else { return .sessionOver }
        let confirmation = SitePage(asked)
        if Self.isOutdated(confirmation) { return .outdated }
        if confirmation.form(withField: "nmSeiKana") != nil { return .refused }
        guard
            let completion = confirmation.forms.first(where: { $0.action.contains("doComplete") })
        else { throw .trouble(unusual(read(asked), asked)) }
        course.sent = entry.minutes
        return try await send(completion, from: address, refusedBy: "nmSeiKana")
    }

    /// Sends what registers something. From here on nobody knows until the schedule is seen.
    private mutating func send(
        _ form: PageForm, from address: String, refusedBy field: String
    ) async throws(EntryStop) -> EntryAnswer {
        let target = try target(of: form, on: address)
        let answer: Capture
        do throws(SourceTrouble) {
            answer = try await visit.fetch(
                .post(target, form: form.sent, referer: address), for: .entry
            ).capture
        } catch {
            // A line that broke, or a site in trouble, may have taken it all the same.
            if error.kind == .network || error.kind == .siteError { return .taken }
            throw .trouble(error)
        }
        guard try isGood(read(answer)) else { return .sessionOver }
        let page = SitePage(answer)
        if Self.isOutdated(page) { return .outdated }
        return page.form(withField: field) == nil ? .taken : .refused
    }

    /// The lock of the schedule's state: somebody has changed it since the form was opened.
    private static func isOutdated(_ page: SitePage) -> Bool {
        page.shows("KPCL017V01", "他のユーザによって変更されているため", "情報が一部失われています")
    }

    private mutating func form(at address: String) async throws(EntryStop) -> Capture? {
        let page = try await fetch(.get(address), for: .form)
        return try isGood(read(page)) ? page : nil
    }

    private mutating func fetch(
        _ request: HTTPRequest, for purpose: Capture.Purpose
    ) async throws(EntryStop) -> Capture {
        do throws(SourceTrouble) {
            return try await visit.fetch(request, for: purpose).capture
        } catch {
            throw .trouble(error)
        }
    }

    private mutating func isGood(_ reading: DocumentReading) throws(EntryStop) -> Bool {
        do throws(SourceTrouble) { return try isOpen(reading) } catch { throw .trouble(error) }
    }

    private func target(of form: PageForm, on address: String) throws(EntryStop) -> String {
        do throws(SourceTrouble) {
            return try resolved(form.action, on: address)
        } catch {
            throw .trouble(error)
        }
    }

    private func refusing<Value>(
        _ work: () throws(EntryRefusal) -> Value
    ) throws(EntryStop) -> Value {
        do throws(EntryRefusal) { return try work() } catch { throw .refused(error) }
    }

    /// Where a form opens for a time of somebody's, with the state of the schedule that it goes
    /// with. That of the 予定 is not publicly shown: it is taken to open like the booking's.
    private func address(
        _ path: String, _ entry: SiteEntry, _ minutes: Range<Int>, _ view: ScheduleView
    ) throws(EntryStop) -> String {
        guard let code = view.code(of: entry.staff) else { throw .refused(.noSuchStaff) }
        let words = ClockTime.text(minutes: minutes.lowerBound).split(separator: ":")
        return url(path) + "?staffId=\(code)&date=\(entry.day.text(separator: ""))"
            + "&rsvHour=\(words[0])&rsvMinute=\(words[1])&rlastupdate=\(view.lastUpdate)"
    }
}
