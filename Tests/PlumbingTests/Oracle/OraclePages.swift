import Foundation
import Sandbox

@testable import Plumbing

/// Pages that both readers are shown.
enum OraclePages {
    /// All saved pages of the fixtures, decoded.
    static let fixtures: [(name: String, utf8: [UInt8])] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures")
        let files = FileManager.default.enumerator(atPath: root.path)!
        return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".html") }.sorted().map {
            ($0, decodePage([UInt8](try! Data(contentsOf: root.appending(path: $0)))).utf8)
        }.filter { !$0.1.isEmpty }
    }()

    /// Pages as the sandbox renders them, of every kind.
    static let rendered: [(name: String, utf8: [UInt8])] = {
        let bookings = InventedSalon(seed: 5).bookings(
            60, from: "20261202", days: 30, today: "20261201")
        let form = SearchForm.everything(from: "20261130", to: "20270402")
        let screen = SandboxScreen(token: "0123456789abcdef0123456789abcdef")
        var pages = ListPage.pages(of: bookings, form: form).enumerated().map {
            ("list \($0.offset)", SalonBoard.listPage($0.element, for: screen))
        }
        pages += [
            ("sign-in", SalonBoard.loginPage()), ("expired", SalonBoard.expiredPage()),
            ("maintenance", SalonBoard.maintenancePage()), ("top", SalonBoard.top(for: screen)),
            ("search form", SalonBoard.searchForm(form, for: screen)),
        ]
        return pages.map { (name: $0.0, utf8: $0.1) }
    }()

    /// A page with something of everything, in which every expression is asked.
    static let small = """
        <!DOCTYPE html><html lang="ja"><head><title>予約&amp;一覧</title>
        <script>var storeid = "H000000001"; if (1 < 2 && "</p>") {}</script></head>
        <body class="kirei top"><!-- 上 --><div id="head" class="nav"><ul><li>一</li>
        <li class="on">二<b>太</b></li><li>三</li></ul></div><h1>台帳</h1>
        <form id="f" action="/x?a=1&amp;b=2"><input name="q" value="予 約"><input type="checkbox"
        name="c" checked><select name="s"><option value="1">甲</option><option value="2"
        selected>乙</option></select></form><p>該当する予約が<b class="n">12</b>件あります</p>
        <div class="paging"><p class="page">1/3ページ</p><p class="next"><a
        href="changePage?pn=2">次へ</a></p></div><table id="list" border="1"><thead><tr><th
        id="day">日時</th><th class="guest">お客様</th><th>料金</th></tr></thead><tbody>
        <tr class="a"><td><a href="?date=20261203">12/03<br>10:00</a></td><td><p>山田 花子</p>
        <p>(BE00000001)</p></td><td>6,900</td></tr><tr class="b"><td><a
        href="?date=20261204">12/04<br>11:30</a></td><td><p>佐藤&nbsp;凛</p></td><td>-</td></tr>
        <tr class="a c"><td><a href="?date=20261205">12/05</a></td><td><table><tr><td>内</td></tr>
        </table></td><td>3.50</td></tr></tbody></table><div class="paging"><p class="page">1/3ページ</p>
        </div><ol><li>10</li><li>2.5</li><li> -3 </li><li>x</li></ol><p lang="en-GB" title='a"b'>a
        text &lt;end&gt; ①𠮷</p><div id="foot"><p></p></div></body></html>
        """
}
