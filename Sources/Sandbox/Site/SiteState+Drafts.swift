import Foundation

extension SiteState {
    mutating func blockForm(
        _ request: SiteRequest, _ session: inout SiteSession, _ now: Date
    ) -> SiteAnswer {
        let screen = screen(&session, now)
        let start = queriedTime(request)
        let block = SandboxBlock(
            staffCode: request.queried("staffId") ?? "", date: request.queried("date") ?? "",
            start: start, end: Clock.text(Clock.minutes(start) + 30), title: "")
        return .page(
            SalonBoard.blockForm(
                block, lastUpdate: request.queried("rlastupdate") ?? screen.renderedAt,
                for: screen))
    }

    mutating func bookingForm(
        _ request: SiteRequest, _ session: inout SiteSession, _ now: Date
    ) -> SiteAnswer {
        let screen = screen(&session, now)
        let (day, start) = (request.queried("date") ?? "", queriedTime(request))
        let from = Clock.minutes(start)
        let draft = BookingDraft(
            staffCode: request.queried("staffId") ?? "", date: day, start: start,
            lastUpdate: request.queried("rlastupdate") ?? screen.renderedAt,
            busy: busy(from..<from + 1, on: day, in: session.store?.id ?? ""))
        return .page(SalonBoard.bookingForm(draft, for: screen))
    }

    /// The staff who have a booking or a 予定 in these minutes.
    func busy(_ minutes: Range<Int>, on day: String, in store: String) -> Set<String> {
        let visits = (bookings[store] ?? []).filter { booking in
            booking.date == day && !booking.status.isOver
                && (booking.startMinutes..<booking.startMinutes + booking.durationMinutes)
                    .overlaps(minutes)
        }
        let plans = (blocks[store] ?? []).filter { $0.date == day && $0.minutes.overlaps(minutes) }
        return Set(visits.map(\.staffCode) + plans.map(\.staffCode))
    }

    /// The booking that a form describes; its number comes with its registration.
    func draft(_ request: SiteRequest, _ session: SiteSession) -> SandboxBooking {
        func joined(_ names: String...) -> String {
            names.compactMap { request.value($0) }.filter { !$0.isEmpty }.joined(separator: " ")
        }
        let code = request.value("staffIdList") ?? ""
        let staff = session.store?.staff.first { $0.code == code }?.name ?? ""
        var booking = SandboxBooking(
            number: "", date: request.value("date") ?? "",
            start: time(request, "rsvHour", "rsvMinute"), customerName: joined("nmSei", "nmMei"),
            staff: staff)
        booking.staffCode = code
        booking.kana = joined("nmSeiKana", "nmMeiKana")
        booking.phone = request.value("tel") ?? ""
        booking.memo = request.value("rsvEtc") ?? ""
        booking.nominated = request.value("rsvType") == "1"
        booking.route = session.store?.routes.first ?? ""
        booking.durationMinutes =
            (Int(request.value("rsvTermHour") ?? "") ?? 0)
            + (Int(request.value("rsvTermMinute") ?? "") ?? 0)
        let place = request.value("equip").flatMap { Int($0.suffix(1)) } ?? 0
        let places = session.store?.equipment ?? []
        booking.equipment = places.indices.contains(place - 1) ? places[place - 1] : nil
        let item = request.value("menu").flatMap { Int($0.suffix(1)) } ?? 0
        let menus = session.store?.menus ?? []
        booking.menu = menus.indices.contains(item - 1) ? [menus[item - 1]] : []
        return booking
    }

    /// What the site refuses of a booking's form.
    func problem(of booking: SandboxBooking, _ request: SiteRequest) -> String? {
        let texts = [booking.customerName, booking.kana, booking.memo, booking.phone]
        if !texts.allSatisfy(SandboxWording.keeps) { return "使用できない文字が含まれています。" }
        let kana = booking.kana.replacing(" ", with: "")
        if kana.isEmpty || !SandboxWording.isKatakana(kana) { return "氏名(カナ)を入力してください。" }
        if SandboxWording.isNoName(booking.customerName) { return "氏名(漢字)に使用できない文字があります。" }
        if booking.memo.count > 100 || booking.phone.count > 17 { return "文字数の上限を超えています。" }
        if booking.equipment == nil { return "設備を選択してください。" }
        if booking.staff.isEmpty { return "スタッフを選択してください。" }
        return booking.durationMinutes == 0 ? "所要時間を選択してください。" : nil
    }

    func time(_ request: SiteRequest, _ hour: String, _ minute: String) -> String {
        "\(request.value(hour) ?? ""):\(request.value(minute) ?? "")"
    }

    private func queriedTime(_ request: SiteRequest) -> String {
        "\(request.queried("rsvHour") ?? "10"):\(request.queried("rsvMinute") ?? "00")"
    }
}
