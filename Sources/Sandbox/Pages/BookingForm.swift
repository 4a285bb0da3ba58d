/// What the form that registers a booking opens with.
public struct BookingDraft: Hashable, Sendable {
    public var staffCode: String
    public var date: String
    /// `HH:MM`.
    public var start: String
    /// The state of the schedule that the form goes with, 14 digits.
    public var lastUpdate: String
    /// The staff who have something else at that time.
    public var busy: Set<String>

    public init(
        staffCode: String, date: String, start: String, lastUpdate: String,
        busy: Set<String> = []
    ) {
        self.staffCode = staffCode
        self.date = date
        self.start = start
        self.lastUpdate = lastUpdate
        self.busy = busy
    }
}

extension SalonBoard {
    /// The form that registers a booking which the salon itself took. It opens with half an hour,
    /// whatever is to be booked.
    ///
    /// The names of its fields and their limits are known; how they are laid out is invented.
    public static func bookingForm(
        _ draft: BookingDraft, problem: String? = nil, for screen: SandboxScreen
    ) -> [UInt8] {
        registerFrame.page(
            for: screen,
            """
            <h2 class="mod_title01">予約登録</h2>
            \(EntryFields.problem(problem))\
            <form id="extReserveRegist" name="extReserveRegist" method="post" \
            action="/KLP/reserve/ext/extReserveRegist/regist">
            \(EntryFields.hidden(screen, draft.lastUpdate))\
            <div><input type="hidden" name="date" value="\(draft.date)" /></div>
            <table class="mod_table01">
            <tr><th>来店日時</th><td>\(times(draft))</td></tr>
            <tr><th>スタッフ</th><td>\(staff(of: screen.store, draft))
            <label><input type="checkbox" name="rsvType" value="1" />指名予約</label></td></tr>
            <tr><th>設備</th><td>\(equipment(of: screen.store))</td></tr>
            <tr><th>メニュー</th><td>\(menus(of: screen.store))</td></tr>
            \(guest)</table>
            <p class="mod_center"><a href="javascript:void(0);" id="regist">確認する</a></p>
            </form>

            """)
    }

    /// The question whether what was filled in is to be registered: nothing is yet.
    public static func bookingConfirmation(
        lastUpdate: String, for screen: SandboxScreen
    ) -> [UInt8] {
        registerFrame.page(
            for: screen,
            """
            <h2 class="mod_title01">予約登録確認</h2>
            <p>まだ登録されていません。内容を確認して「登録する」を押してください。</p>
            <form id="extReserveConfirm" name="extReserveConfirm" method="post" \
            action="/KLP/reserve/ext/extReserveRegist/doComplete">
            \(EntryFields.hidden(screen, lastUpdate))\
            <p class="mod_center"><a href="javascript:void(0);" id="regist">登録する</a></p>
            </form>

            """)
    }

    private static let registerFrame = PageFrame(
        title: "SALON BOARD : 予約登録", group: "予約登録", module: "KPCL013V01")

    private static func times(_ draft: BookingDraft) -> HTML {
        let terms = (0...29).map { (String($0 * 60), "\($0)時間") }
        return """
            \(EntryFields.choice("rsvHour", EntryFields.hours, chosen: String(draft.start.prefix(2))))\
            \(EntryFields.choice(
                "rsvMinute", EntryFields.minutes(by: 15), chosen: String(draft.start.suffix(2))))\
            \(EntryFields.choice("rsvTermHour", id: "jsiRsvTermHour", terms, chosen: "0"))\
            \(EntryFields.choice(
                "rsvTermMinute", id: "jsiRsvTermMinute", EntryFields.minutes(by: 15), chosen: "30"))
            """
    }

    private static func staff(of store: SandboxStore, _ draft: BookingDraft) -> HTML {
        let options = store.staff.map { person in
            (person.code, "\(draft.busy.contains(person.code) ? "×" : "○") \(person.name)")
        }
        return EntryFields.choice("staffIdList", options, chosen: draft.staffCode)
    }

    private static func equipment(of store: SandboxStore) -> HTML {
        let options = store.equipment.enumerated().map { ("EQ0000000000000\($0 + 1)", $1) }
        return EntryFields.choice("equip", [("", "選択してください")] + options, chosen: "")
    }

    private static func menus(of store: SandboxStore) -> HTML {
        let options = store.menus.enumerated().map { ("MN0000000\($0 + 1)", $1) }
        return EntryFields.choice("menu", [("", "選択してください")] + options, chosen: "")
    }

    private static let guest: HTML = """
        <tr><th>氏名(カナ)</th><td>\(EntryFields.text("nmSeiKana", "", most: 60))\
        \(EntryFields.text("nmMeiKana", "", most: 60))</td></tr>
        <tr><th>氏名(漢字)</th><td>\(EntryFields.text("nmSei", "", most: 40))\
        \(EntryFields.text("nmMei", "", most: 40))</td></tr>
        <tr><th>電話番号</th><td>\(EntryFields.text("tel", "", most: 17))\
        \(EntryFields.text("tel2", "", most: 17))</td></tr>
        <tr><th>お客様番号</th><td>\(EntryFields.text("customerNo", "", most: 20))</td></tr>
        <tr><th>メモ</th><td><textarea name="rsvEtc" maxlength="100"></textarea></td></tr>

        """
}
