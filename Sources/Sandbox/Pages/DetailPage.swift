extension SalonBoard {
    /// The page of one booking, labels and values in a table.
    ///
    /// - Parameter underWrongAddress: a net booking under the address of salon-entered ones shows an empty menu.
    public static func detailPage(
        _ booking: SandboxBooking, for screen: SandboxScreen, underWrongAddress: Bool = false
    ) -> [UInt8] {
        var rows = before(booking)
        if let equipment = booking.equipment {
            rows.append(("設備", "\(equipment) \(booking.start) 〜 \(booking.end)"))
        }
        let items = booking.coupon.map { ["(ｸｰﾎﾟﾝ)\($0)"] } ?? []
        rows.append(
            ("メニュー", underWrongAddress ? "" : (items + booking.menu + booking.extras).lines))
        rows += after(booking)
        let table: [HTML] = rows.map {
            "<tr><th>\($0.label)</th><td>\n\t\t\($0.value)\n\t</td></tr>\n"
        }
        return PageFrame(title: "SALON BOARD : 予約詳細", group: "予約詳細", module: "KPCL012V01").page(
            for: screen,
            """
            <p class="receiveDate">受信日時：\(booking.receivedAt)</p>
            <table class="mod_table02 w980">
            \(table)</table>
            \(cancelButton(booking))
            """)
    }

    private static func before(_ booking: SandboxBooking) -> [(label: String, value: HTML)] {
        [
            ("予約番号", "\(booking.number)"),
            ("ステータス", "\(booking.status.text)"),
            ("支払い種別", "\(booking.payment)"),
            ("来店日時", "\(visit(booking))"),
            ("予約経路", "\(booking.route)"),
            ("スタッフ", "\(booking.nominated ? "(指)" : "")\(booking.staff)"),
        ]
    }

    private static func after(_ booking: SandboxBooking) -> [(label: String, value: HTML)] {
        [
            (
                "氏名(カナ)",
                "\(booking.kana)<a href=\"javascript:void(0);\">統合候補のお客様情報を確認する</a>"
            ),
            ("氏名(漢字)", "\(booking.customerName)"),
            ("電話番号", "\(booking.phone)"),
            ("お客様番号", ""),
            ("来店回数", "1回"),
            ("合計金額", "\(booking.total.map { "\(commas($0))円" } ?? "-")"),
            ("予約時メモ", "\(booking.memo)"),
            ("次回来店向けメモ", ""),
        ]
    }

    private static func visit(_ booking: SandboxBooking) -> String {
        "\(SandboxDay(booking.date)?.japanese ?? booking.date)\(booking.start) ～ \(booking.end)"
    }

    private static func cancelButton(_ booking: SandboxBooking) -> HTML {
        booking.cameOverTheNet
            ? "<a href=\"javascript:void(0);\" id=\"jsiCancelFeeConfirmButton\">キャンセルする</a>\n"
            : "<a href=\"javascript:void(0);\" id=\"fnc_cancel\">キャンセルする</a>\n"
    }
}

extension [String] {
    /// The texts as lines of one cell.
    fileprivate var lines: HTML {
        var cell: HTML = ""
        for (index, line) in enumerated() { cell += index == 0 ? "\(line)" : "<br>\n\t\t\(line)" }
        return cell
    }
}
