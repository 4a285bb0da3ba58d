import Foundation

/// The addresses of the site's own forms.
enum SiteEntry {
    case block
    case booking
    /// The booking's form, filled in.
    case confirmation
    /// The word after which it is registered.
    case completion

    init?(path: String) {
        switch path {
        case "/KLP/set/scheduleRegist": self = .block
        case "/KLP/reserve/ext/extReserveRegist": self = .booking
        case "/KLP/reserve/ext/extReserveRegist/regist": self = .confirmation
        case "/KLP/reserve/ext/extReserveRegist/doComplete": self = .completion
        default: return nil
        }
    }
}

extension SiteState {
    /// What one of the forms answers: itself, a refusal, or what follows once it is registered.
    mutating func answer(
        to entry: SiteEntry, _ request: SiteRequest, _ session: inout SiteSession, now: Date
    ) -> SiteAnswer {
        switch (entry, request.method) {
        case (.block, "GET"): return blockForm(request, &session, now)
        case (.booking, "GET"): return bookingForm(request, &session, now)
        case (.block, "POST"):
            return stopped(request, &session, now) ?? registerBlock(request, &session, now)
        case (.confirmation, "POST"):
            return stopped(request, &session, now) ?? confirm(request, &session, now)
        case (.completion, "POST"):
            return stopped(request, &session, now) ?? complete(request, &session, now)
        default: return .page(unknownAddress(screen(&session, now)), status: 404)
        }
    }

    /// The error page for a form that was sent twice, of another tab or out of date.
    private mutating func stopped(
        _ request: SiteRequest, _ session: inout SiteSession, _ now: Date
    ) -> SiteAnswer? {
        guard request.value("org.apache.struts.taglib.html.TOKEN") == session.token,
            request.value("storeIdForMultipleTabCheck") == session.storeCheck
        else { return .page(SalonBoard.errorPage(.transient, for: screen(&session, now))) }
        session.token = ""
        let day = session.draft?.date ?? request.value("date") ?? ""
        let changed = changes["\(session.store?.id ?? "")/\(day)"] ?? ""
        guard faults.takes(.changesMeanwhile) || changed > request.value("rlastupdate") ?? ""
        else { return nil }
        session.draft = nil
        return .page(SalonBoard.errorPage(.stale, for: screen(&session, now)))
    }

    private mutating func registerBlock(
        _ request: SiteRequest, _ session: inout SiteSession, _ now: Date
    ) -> SiteAnswer {
        let block = SandboxBlock(
            staffCode: request.value("staffId") ?? "", date: request.value("date") ?? "",
            start: time(request, "rsvHour", "rsvMinute"),
            end: time(request, "schEndHour", "schEndMinute"),
            title: request.value("schTitle") ?? "", memo: request.value("schMemo") ?? "")
        if let problem = problem(of: block) {
            let lastUpdate = request.value("rlastupdate") ?? ""
            return .page(
                SalonBoard.blockForm(
                    block, lastUpdate: lastUpdate, problem: problem, for: screen(&session, now)))
        }
        let isLost =
            faults.takes(.dropsEntry) || SandboxWording.losesEntry(block.title + block.memo)
        if !isLost, let store = session.store?.id, !isTaken(block, in: store) {
            add(block, in: store, now: now)
        }
        return registered(block.date)
    }

    /// Overlaps are accepted and then dropped.
    private func isTaken(_ block: SandboxBlock, in store: String) -> Bool {
        busy(block.minutes, on: block.date, in: store).contains(block.staffCode)
    }

    private func problem(of block: SandboxBlock) -> String? {
        if !SandboxWording.keeps(block.title + block.memo) { return "使用できない文字が含まれています。" }
        if block.title.count > 30 || block.memo.count > 100 { return "文字数の上限を超えています。" }
        return block.minutes.isEmpty || SandboxDay(block.date) == nil ? "日時を確認してください。" : nil
    }

    private mutating func confirm(
        _ request: SiteRequest, _ session: inout SiteSession, _ now: Date
    ) -> SiteAnswer {
        let lastUpdate = request.value("rlastupdate") ?? ""
        let draft = draft(request, session)
        if let problem = problem(of: draft, request) {
            let opened = BookingDraft(
                staffCode: draft.staffCode, date: draft.date, start: draft.start,
                lastUpdate: lastUpdate)
            return .page(
                SalonBoard.bookingForm(opened, problem: problem, for: screen(&session, now)))
        }
        session.draft = draft
        return .page(
            SalonBoard.bookingConfirmation(lastUpdate: lastUpdate, for: screen(&session, now)))
    }

    private mutating func complete(
        _ request: SiteRequest, _ session: inout SiteSession, _ now: Date
    ) -> SiteAnswer {
        guard var booking = session.draft, let store = session.store?.id else {
            return .page(SalonBoard.errorPage(.transient, for: screen(&session, now)))
        }
        session.draft = nil
        let texts = booking.customerName + booking.memo
        if !faults.takes(.dropsEntry), !SandboxWording.losesEntry(texts) {
            entered += 1
            let digits = String(90_000_000 + entered)
            booking.number = "YG\(digits)"
            bookings[store, default: []].append(booking)
            changes["\(store)/\(booking.date)"] = MailDate.stamp(now)
        }
        return registered(booking.date)
    }

    private mutating func registered(_ day: String) -> SiteAnswer {
        if faults.takes(.losesAnswer) {
            return .page(SalonBoard.errorPage(.system, for: nil), status: 503)
        }
        return .redirect(to: "/KLP/schedule/salonSchedule/?date=\(day)")
    }

    mutating func add(_ block: SandboxBlock, in store: String, now: Date) {
        blocks[store, default: []].append(block)
        changes["\(store)/\(block.date)"] = MailDate.stamp(now)
    }
}
