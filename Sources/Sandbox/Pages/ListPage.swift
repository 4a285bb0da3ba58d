/// One page of the reservation list 予約一覧 (kirei), as the search and `changePage?pn=N` answer it.
public struct ListPage: Hashable, Sendable {
    /// How many rows the site puts on a page.
    public static let rowsPerPage = 50

    /// The rows of this page in the order shown.
    public var rows: [SandboxBooking]
    /// Counted from 1.
    public var number: Int
    public var pages: Int
    /// The count above the table; on a healthy page the rows of all pages together.
    public var total: Int
    public var form: SearchForm
    /// The columns from left to right.
    public var columns: [ListColumn] = ListColumn.usual
    /// The last column but one says 会計 where the shop uses the site's register, else 来店処理.
    public var usesRegister = false
    /// A byte that no encoding explains, in the first row.
    public var damage: ListDamage?

    public init(rows: [SandboxBooking], number: Int, pages: Int, total: Int, form: SearchForm) {
        self.rows = rows
        self.number = number
        self.pages = pages
        self.total = total
        self.form = form
    }

    /// The pages of a whole result; none of them lacks a row. An empty result is one page without a table.
    public static func pages(of bookings: [SandboxBooking], form: SearchForm) -> [ListPage] {
        let count = max(1, (bookings.count + rowsPerPage - 1) / rowsPerPage)
        return (0..<count).map { index in
            let start = index * rowsPerPage
            let rows = Array(bookings[start..<min(start + rowsPerPage, bookings.count)])
            return ListPage(
                rows: rows, number: index + 1, pages: count, total: bookings.count, form: form)
        }
    }

    /// The bookings of a search in the site's order: newest visit first.
    public static func newestFirst(_ bookings: [SandboxBooking]) -> [SandboxBooking] {
        bookings.sorted {
            ($0.date, $0.startMinutes, $0.number) > ($1.date, $1.startMinutes, $1.number)
        }
    }
}

extension SalonBoard {
    /// The bytes of one page of the reservation list, UTF-8, about 100 KB when full.
    public static func listPage(_ page: ListPage, for screen: SandboxScreen) -> [UInt8] {
        var content = page.form.html(for: screen)
        content += page.total == 0 && page.rows.isEmpty ? noRows : table(page)
        return reservationList.page(for: screen, content)
    }

    static let reservationList = PageFrame(
        title: "SALON BOARD : 予約一覧", group: "予約一覧", module: "KPCL006V01")

    private static let noRows: HTML = """
        <div class="mod_box_10 mt20"><p class="noResult">該当する予約はありません</p></div>

        """

    private static func table(_ page: ListPage) -> HTML {
        let paging = paging(page)
        let rows = page.rows.enumerated().map { index, booking in
            ListRow(
                booking: booking, usesRegister: page.usesRegister,
                damage: index == 0 ? page.damage : nil
            ).html(page.columns)
        }
        return """
            <p class="mod_font02 mt20">該当する予約が<b class="mod_color_e50000 ml10 mr10">\
            \(page.total)</b>件あります</p>
            <form id="sortList" method="post" action="/KLP/reserve/reserveList/sort">\
            <input type="hidden" name="sortKey" value="\(page.form.sortKey)" /></form>
            \(paging)<table class="reserveSearchResultTable mt15 w980" id="resultList">
            <thead>
            <tr>
            \(page.columns.map { $0.header(usesRegister: page.usesRegister) })</tr>
            </thead>
            <tbody id="reserveListArea">
            \(rows)</tbody>
            </table>
            \(paging)
            """
    }

    private static func paging(_ page: ListPage) -> HTML {
        let previous: HTML =
            page.number > 1
            ? "<p class=\"prev\"><a href=\"changePage?pn=\(page.number - 1)\">前へ</a></p>"
            : "<p class=\"prev_disable\"><span>前へ</span></p>"
        let next: HTML =
            page.number < page.pages
            ? "<p class=\"next\"><a href=\"changePage?pn=\(page.number + 1)\">次へ</a></p>"
            : "<p class=\"next_disable\"><span>次へ</span></p>"
        return """
            <div class="paging">\(previous)<p class="page mod_font01">\
            \(page.number)/\(page.pages)ページ</p>\(next)</div>

            """
    }
}
