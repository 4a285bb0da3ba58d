/// What makes a real page a hundred kilobytes long and has nothing to do with bookings.
enum PageNoise {
    /// Navigation of the kirei side: the words 予約管理, お客様管理 and 設定 prove a signed-in page.
    static let navigation: HTML = """
        <div id="globalNavi">
        <ul class="cFix">
        <li class="on"><a href="/KLP/schedule/salonSchedule/"><span>予約管理</span></a></li>
        <li><a href="/KLP/customer/customerSearch/"><span>お客様管理</span></a></li>
        <li><a href="/KLP/message/messageTop/"><span>メッセージ</span></a></li>
        <li><a href="/KLP/sales/salesTop/"><span>売上</span></a></li>
        <li><a href="/KLP/analysis/"><span>集計</span></a></li>
        <li><a href="/KLP/set/salonSetup/"><span>設定</span></a></li>
        <li><a href="/CNK/"><span>掲載管理</span></a></li>
        </ul>
        </div>
        <div id="subNavi">
        <ul class="cFix">
        <li><a href="/KLP/schedule/salonSchedule/">スケジュール</a></li>
        <li class="on"><a href="/KLP/reserve/reserveList/init">予約一覧</a></li>
        <li><a href="/KLP/set/monthlySetup/">毎月の受付設定</a></li>
        <li><a href="/KLP/reserve/net/reserveSuspend/">一括停止・再開</a></li>
        </ul>
        </div>

        """

    /// Inline scripts: comparisons, tags in strings, module codes and words that look like errors.
    static let scripts: HTML = {
        var page: HTML = """
            <script type="text/javascript" charset="UTF-8" src="/js/common/jquery.shuhari.js"></script>
            <script type="text/javascript" charset="UTF-8" src="/js/KLP/onlinePayPopup.js"></script>
            <script type="text/javascript">//<![CDATA[
            var MESSAGES = {"KPCL006V01_E01": "エラーが発生しました。", "W01": "予約の重複にご注意ください。"};
            for (var i = 0; i < 7 && i > -1; i++) { document.write("<td class='cal'><\\/td>"); }
            //]]></script>

            """
        for number in 0..<150 {
            page += """
                <script type="text/javascript">//<![CDATA[
                (function($){ $(function(){ $("#jscPanel\(number)").bind("click", function(e){ \
                if ($(this).width() < 980 && e.which > 0) { $.shuhari.openPanel("panel\(number)", \
                {modal: true, title: "お知らせ"}); } return false; }); }); })(jQuery);
                //]]></script>

                """
        }
        return page
    }()

    /// A date picker whose 次へ and month links lead nowhere.
    static let calendar: HTML = {
        var page: HTML = """
            <div id="jscCalendar" style="display:none;">
            <p class="calNavi"><a href="#" class="prev">前の月</a><a href="#" class="next">次の月</a></p>
            <table class="calendar">
            <tr><th>日</th><th>月</th><th>火</th><th>水</th><th>木</th><th>金</th><th>土</th></tr>

            """
        for week in 0..<5 {
            page += "<tr>"
            for day in 1...7 { page += "<td><a href=\"#\">\(week * 7 + day)</a></td>" }
            page += "</tr>\n"
        }
        page += "</table>\n<p><a href=\"#\">次へ</a></p>\n</div>\n"
        return page
    }()
}
