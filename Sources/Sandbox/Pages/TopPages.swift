extension SalonBoard {
    /// The choice among a group's shops, hair and kirei in a table each.
    public static func groupTop(userID: String, stores: [SandboxStore]) -> [UInt8] {
        let screen = SandboxScreen(
            store: SandboxStore(id: "", name: ""), userID: userID, token: "", storeCheck: "")
        return PageFrame(title: "SALON BOARD : サロン一覧", group: "サロン一覧", module: "CNCL010V01")
            .page(
                for: screen,
                """
                \(shops(.hair, of: stores))\(shops(.kirei, of: stores))\
                <form id="groupTop" method="post" action="/CNC/groupTop/forward">
                <input type="hidden" name="STORE_ID" value="" />\
                <input type="hidden" name="designKbn" value="" />
                </form>

                """)
    }

    private static func shops(_ vertical: SandboxVertical, of stores: [SandboxStore]) -> HTML {
        let stores = stores.filter { $0.vertical == vertical }
        guard !stores.isEmpty else { return "" }
        let rows: [HTML] = stores.map {
            """
            <tr><td class="mod_center">\($0.id)</td><td class="storeName">\
            <a href="javascript:void(0);" id="\($0.id)">\($0.name)</a></td></tr>

            """
        }
        return """
            <h2>\(vertical == .hair ? "ヘアサロン" : "キレイサロン")</h2>
            <table class="mod_table19" id="\(vertical == .hair ? "biyou" : "kirei")StoreInfoArea">
            <tr><th>サロンＩＤ</th><th>サロン名</th></tr>
            \(rows)</table>

            """
    }

    /// The kirei top page.
    public static func top(for screen: SandboxScreen) -> [UInt8] {
        PageFrame(title: "SALON BOARD : TOP", group: "TOP", module: "KPCL001V01").page(
            for: screen,
            """
            <div class="mod_box_01"><h2>本日の予約</h2>
            <p><a href="/KLP/reserve/reserveList/init" id="todayReserve">本日の予約一覧</a></p></div>
            <div class="mod_box_01"><h2>お知らせ</h2>
            <ul><li>システムメンテナンスのお知らせ</li><li>予約の重複にご注意ください。</li></ul></div>

            """)
    }
}
