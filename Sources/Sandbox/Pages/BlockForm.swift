extension SalonBoard {
    /// The form that registers a 予定.
    ///
    /// The names and ids of its fields are known; how they are laid out, and what stands around
    /// them, is invented.
    ///
    /// - Parameters:
    ///   - block: what the form opens with.
    ///   - lastUpdate: the state of the schedule that the form goes with.
    ///   - problem: what the site says of the last try.
    public static func blockForm(
        _ block: SandboxBlock, lastUpdate: String, problem: String? = nil,
        for screen: SandboxScreen
    ) -> [UInt8] {
        PageFrame(title: "SALON BOARD : 予定登録", group: "予定登録", module: "KPCL041V01").page(
            for: screen,
            """
            <h2 class="mod_title01">予定登録</h2>
            <p>メニューとの重複登録にご注意ください。</p>
            \(EntryFields.problem(problem))\
            <form id="jsiScheduleRegist" name="scheduleRegist" method="post" \
            action="/KLP/set/scheduleRegist/">
            \(EntryFields.hidden(screen, lastUpdate))<table class="mod_table01">
            <tr><th>スタッフ</th><td>\(staff(of: screen.store, block.staffCode))</td></tr>
            <tr><th>日付</th><td><input type="text" name="date" id="jsiSchDate" \
            value="\(block.date)" /></td></tr>
            <tr><th>開始</th><td>\(hour("rsvHour", "jsiRsvHour", block.start))\
            \(minute("rsvMinute", "jsiRsvMinute", block.start))</td></tr>
            <tr><th>終了</th><td>\(hour("schEndHour", "jsiSchEndHour", block.end))\
            \(minute("schEndMinute", "jsiSchEndMinute", block.end))</td></tr>
            <tr><th>予定</th><td>\(EntryFields.text("schTitle", block.title, most: 30))</td></tr>
            <tr><th>メモ</th><td><textarea name="schMemo" maxlength="100"></textarea></td></tr>
            </table>
            <p class="mod_center"><a href="javascript:void(0);" id="regist">登録する</a></p>
            </form>

            """)
    }

    private static func staff(of store: SandboxStore, _ chosen: String) -> HTML {
        EntryFields.choice("staffId", store.staff.map { ($0.code, $0.name) }, chosen: chosen)
    }

    private static func hour(_ name: String, _ id: String, _ time: String) -> HTML {
        EntryFields.choice(name, id: id, EntryFields.hours, chosen: String(time.prefix(2)))
    }

    private static func minute(_ name: String, _ id: String, _ time: String) -> HTML {
        EntryFields.choice(
            name, id: id, EntryFields.minutes(by: 5), chosen: String(time.suffix(2)))
    }
}
