/// The search of the reservation list and what it echoes above every result.
public struct SearchForm: Hashable, Sendable {
    /// First and last visit day, `YYYYMMDD`.
    public var from: String
    public var to: String
    /// The ticked checkboxes of ステータス by their numbers; none means no filter.
    public var statuses: Set<Int> = SearchForm.defaultStatuses
    /// 0 未読, 1 既読; none means no filter.
    public var reading: Set<Int> = []
    public var name: String = ""
    public var number: String = ""
    public var staffCode: String = ""
    public var routeCode: String = ""
    /// `rsvDate_desc` is the site's own order.
    public var sortKey = "rsvDate_desc"

    /// The form opens with the states that still stand; cancellations have to be ticked.
    ///
    /// What the real form ticks first is not known, so a client that relies on it is wrong here.
    public static let defaultStatuses: Set<Int> = [1, 2, 3, 4, 5, 11]

    public init(from: String, to: String) {
        self.from = from
        self.to = to
    }

    /// A search of some days in every state, as a careful client sends it.
    public static func everything(from: String, to: String) -> SearchForm {
        var form = SearchForm(from: from, to: to)
        form.statuses = Set(SandboxStatus.all.compactMap(\.code))
        return form
    }

    func html(for screen: SandboxScreen) -> HTML {
        """
        <h2 class="mod_title01">予約一覧</h2>
        <form id="reserveList" name="reserveList" method="post" action="/KLP/reserve/reserveList/">
        <div><input type="hidden" name="org.apache.struts.taglib.html.TOKEN" value="\(screen.token)" />
        <input type="hidden" name="storeIdForMultipleTabCheck" value="\(screen.storeCheck)" />
        <input type="hidden" name="rsvDateFrom" value="\(from)" id="rsvDateFrom" />
        <input type="hidden" name="rsvDateTo" value="\(to)" id="rsvDateTo" />
        <input type="hidden" name="watchword" value="" id="watchword" />
        <input type="hidden" name="KMAGIC" value="" /></div>
        <table class="mod_table01 w980">
        <tr><th>来店日</th><td>
        \t<input type="text" name="dispDateFrom" value="\(Self.shown(from))" readonly="readonly" /> ～
        \t<input type="text" name="dispDateTo" value="\(Self.shown(to))" readonly="readonly" />
        \(PageNoise.calendar)\(days(screen))</td></tr>
        <tr><th>ステータス</th><td>
        \(SandboxStatus.all.map(checkbox))</td></tr>
        \(reads)\(fields)<tr><th>スタッフ</th><td>\(staff(screen.store))</td></tr>
        <tr><th>予約経路</th><td>\(routes(screen.store))</td></tr>
        </table>
        \(Self.buttons)</form>

        """
    }

    /// A day of the form as the read-only fields show it: `2026/06/01`.
    private static func shown(_ day: String) -> String {
        SandboxDay(day)?.compact(separator: "/") ?? day
    }

    private func days(_ screen: SandboxScreen) -> HTML {
        guard let today = SandboxDay(String(screen.renderedAt.prefix(8))) else { return "" }
        return """
            \t<span id="yesterday">\((today + -1).text)</span><span id="today">\(today.text)</span>\
            <span id="tomorrow">\((today + 1).text)</span>

            """
    }

    private func checkbox(_ status: SandboxStatus) -> HTML {
        let code = status.code ?? 0
        return """
            \t<label><input type="checkbox" name="reserveDispStatusCdArray" value="\(code)"\
            \(tick(statuses.contains(code))) />\(status.text)</label>

            """
    }

    private var reads: HTML {
        """
        <tr><th>未読・既読</th><td>
        \t<label><input type="checkbox" name="readingConditionArray" value="0"\(tick(reading.contains(0))) />未読</label>
        \t<label><input type="checkbox" name="readingConditionArray" value="1"\(tick(reading.contains(1))) />既読</label>
        </td></tr>

        """
    }

    private var fields: HTML {
        """
        <tr><th>お客様名（カナ）</th><td>
        \t<input type="text" name="rsvCustomerNameSeiKana" maxlength="30" value="\(name)" />
        \t<input type="text" name="rsvCustomerNameMeiKana" maxlength="30" value="" /></td></tr>
        <tr><th>予約番号</th><td><input type="text" name="reserveId" maxlength="10" value="\(number)" />\
        </td></tr>

        """
    }

    private func staff(_ store: SandboxStore) -> HTML {
        let options: [HTML] = store.staff.map {
            "<option value=\"\($0.code)\"\(chosen($0.code == staffCode))>\($0.name)</option>\n"
        }
        return """
            <select name="staffId" id="stylistId"><option value="">すべて</option>
            \(options)</select>
            """
    }

    private func routes(_ store: SandboxStore) -> HTML {
        let options: [HTML] = store.routes.enumerated().map { index, route in
            let code = SearchForm.routeCode(index)
            return "<option value=\"\(code)\"\(chosen(code == routeCode))>\(route)</option>\n"
        }
        return """
            <select name="rsvRouteId" id="reservationCategoryId"><option value="">すべて</option>
            \(options)</select>
            """
    }

    static func routeCode(_ index: Int) -> String {
        let digits = String(index + 1)
        return "K" + String(repeating: "0", count: 9 - digits.count) + digits
    }

    private func tick(_ on: Bool) -> HTML { on ? " checked=\"checked\"" : "" }
    private func chosen(_ on: Bool) -> HTML { on ? " selected=\"selected\"" : "" }

    private static let buttons: HTML = """
        <p class="mod_center mt15"><a href="javascript:void(0);" id="search" class="mod_btn_search" \
        onclick="$.shuhari.formSubmit('reserveList','search')">検索する</a>
        <a href="javascript:void(0);" id="clear">クリア</a></p>
        <ul class="shortcut"><li><a href="javascript:void(0);" id="searchNonRead">未読</a></li>
        <li><a href="javascript:void(0);" id="searchTempReserve">仮予約未確定</a></li>
        <li><a href="javascript:void(0);" id="searchAccountant">来店処理未登録</a></li></ul>
        <p><a href="javascript:void(0);" id="csvOutput">CSV出力</a>\
        <a href="javascript:void(0);" id="printList">印刷</a>\
        <span id="downloadAuthRequired">0</span></p>

        """
}

extension SalonBoard {
    /// The empty search form, which shows no rows and no count: not the same as an empty result.
    public static func searchForm(_ form: SearchForm, for screen: SandboxScreen) -> [UInt8] {
        reservationList.page(for: screen, form.html(for: screen))
    }
}
