/// Small listings in the shape of the fixtures, for tests that need many.
struct ListingPage {
    var numbers: [String] = ["BE00000001", "BE00000002"]
    var total: Int? = 2
    var page = (1, 1)
    var from = "20261122"
    var to = "20270322"
    var store = "H000000001"
    var token = "0123456789abcdef0123456789abcdef"
    var status = "受付待ち"
    var end = "</html>"

    var bytes: [UInt8] { Array(html.utf8) }

    private var html: String {
        let rows = numbers.map(row).joined(separator: "\n")
        let count = total.map { "該当する予約が<b class=\"mod_color_e50000\">\($0)</b>件あります" } ?? ""
        let next =
            page.0 < page.1 ? "<a href=\"changePage?pn=\(page.0 + 1)\">次へ</a>" : "<span>次へ</span>"
        return """
            <html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
            <script>var sc_data = {"storeid":"\(store)"};</script></head><body>
            <form id="reserveList"><input name="TOKEN" value="\(token)">
            <input name="rsvDateFrom" value="\(from)"><input name="rsvDateTo" value="\(to)"></form>
            <p>\(count)</p><div class="paging"><p class="page">\(page.0)/\(page.1)ページ</p>
            <p class="next">\(next)</p></div>
            <table id="resultList"><tr><th id="comingDate">来店日時</th><th id="status">ステータス</th>
            <th class="jscColCustomer">お客様名</th></tr>\(rows)</table></body>\(end)
            """
    }

    private func row(_ number: String) -> String {
        """
        <tr><td><a href="/KLP/schedule/salonSchedule/?date=20270103">01/03<br>10:00</a></td>
        <td>\(status)</td><td><p class="wordBreak">山田 花子</p>
        <a href="?reserveId=\(number)">(\(number))</a></td></tr>
        """
    }
}
