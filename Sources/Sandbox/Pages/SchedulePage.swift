extension SalonBoard {
    /// The kirei schedule of one day: a line for each of the staff and each place, without any number.
    public static func schedulePage(
        day: String, bookings: [SandboxBooking], blocks: [SandboxBlock] = [],
        for screen: SandboxScreen
    ) -> [UInt8] {
        let shown = bookings.filter { $0.date == day && !$0.status.isOver }
        let staff = screen.store.staff
        let stamp = screen.renderedAt
        let updated = stamp.dropFirst(4).prefix(8)
        let heads: [HTML] =
            staff.map { head("STAFF_\($0.code)_\(day)", $0.name) }
            + screen.store.equipment.enumerated().map { head(placeID($0, day), $1) }
        let staffLines: [HTML] = staff.map { person in
            line(
                "isStaff", "staffTask", shown.filter { $0.staffCode == person.code },
                blocks.filter { $0.staffCode == person.code && $0.date == day })
        }
        let places: [HTML] = screen.store.equipment.map { place in
            line("isEquipment", "equipmentTask", shown.filter { $0.equipment == place })
        }
        return scheduleFrame.page(
            for: screen,
            """
            <p>更新日時：\(String(updated.prefix(2)))/\(String(updated.dropFirst(2).prefix(2))) \
            \(String(updated.dropFirst(4).prefix(2))):\(String(updated.suffix(2)))\
            <span id="rlastupdate">\(stamp)</span></p>
            <select id="stockNameList">
            \(staff.map { option("STAFF_\($0.code)_\(day)", $0.name) })</select>
            <ul class="scheduleMainHeadList">
            \(heads)</ul>
            \(staffLines)\(places)
            """)
    }

    private static let scheduleFrame = PageFrame(
        title: "SALON BOARD : スケジュール", group: "スケジュール", module: "KPCL060V01")

    private static func option(_ id: String, _ name: String) -> HTML {
        "<option value=\"\(id)\">\(name)</option>\n"
    }

    private static func head(_ id: String, _ name: String) -> HTML {
        "<li class=\"scheduleMainHead\" id=\"\(id)\">\(name)<span>（受付可能数：1）</span></li>\n"
    }

    private static func placeID(_ index: Int, _ day: String) -> String {
        "EQUIPMENT_EQ0000000000000\(index + 1)_\(day)"
    }

    private static func line(
        _ kind: String, _ task: String, _ bookings: [SandboxBooking], _ blocks: [SandboxBlock] = []
    ) -> HTML {
        """
        <ul class="scheduleMainTable \(kind)"><li class="scheduleMainTableLine">
        \(bookings.map { block($0, task) })\(blocks.map(plan))</li></ul>

        """
    }

    private static func plan(_ block: SandboxBlock) -> HTML {
        let dayOff: HTML = block.isDayOff ? " isDayOff" : ""
        return """
            <div class="scheduleToDo staffTask\(dayOff)">
            <span class="todoTitle">\(block.title)</span><span class="todoMemo">\(block.memo)</span>
            <p class="scheduleTimeZoneSetting">[&quot;\(block.start)&quot;, &quot;\(block.end)&quot;]</p>
            </div>

            """
    }

    private static func block(_ booking: SandboxBooking, _ task: String) -> HTML {
        let done = booking.status == .served || booking.status == .settled
        let nominated: HTML =
            booking.nominated ? "<li class=\"scheduleReserveIcon\">指</li>" : ""
        let icon = booking.route == SandboxBooking.net ? "NHPB" : booking.route
        return """
            <div class="scheduleReservation jscScheduleReservation \(task)\(done ? " done" : "")">
            <ul><li class="scheduleReserveIcon">\(icon)</li>\(nominated)
            <li class="scheduleReserveName" title="\(booking.customerName) 様">\(booking.customerName)</li></ul>
            <p class="scheduleTimeZoneSetting">[&quot;\(booking.start)&quot;, &quot;\(booking.end)&quot;]</p>
            </div>

            """
    }
}
