/// One row of the reservation list: eleven cells full of tabs and line breaks.
struct ListRow: Sendable {
    let booking: SandboxBooking
    let usesRegister: Bool
    let damage: ListDamage?

    func html(_ columns: [ListColumn]) -> HTML {
        """
        <tr class="\(booking.status.isOver ? "bg_eaeaea " : "")">
        \(columns.map(cell))</tr>

        """
    }

    private func cell(_ column: ListColumn) -> HTML {
        switch column {
        case .visit: visit
        case .status: "\t<td class=\"mod_center\">\n\t\t\t\(booking.status.cell)\n\t</td>\n"
        case .customer: customer
        case .staff: "\t<td>\n\t\t<p class=\"wordBreak\">\(mark)\(booking.staff)</p>\n\t</td>\n"
        case .route: "\t<td>\n\t\t\t\(route)\n\t</td>\n"
        case .menu: "\t<td>\n\t\t\(menu)\n\t</td>\n"
        case .points:
            "\t<td class=\"mod_center\">\n\t\t\(booking.points > 0 ? commas(booking.points) : "-")\n\t</td>\n"
        case .payment: "\t<td class=\"mod_center\">\n\t\t\(booking.payment)\n\t</td>\n"
        case .price: "\t<td class=\"mod_right\">\n\t\t\(price)\n\t</td>\n"
        case .register: "\t<td class=\"mod_center\">\n\t\t\(register)\n\t</td>\n"
        case .chart: chart
        }
    }

    private var visit: HTML {
        let day = booking.date.dropFirst(4)
        return """
            \t<td class="mod_center rsv_date"><a href="/KLP/schedule/salonSchedule/?date=\
            \(booking.date)">\(String(day.prefix(2)))/\(String(day.suffix(2)))<br>\(booking.start)</a></td>

            """
    }

    private var customer: HTML {
        let number: HTML = damage == .number ? damaged(booking.number) : "\(booking.number)"
        let path = booking.detailPath.dropLast(booking.number.count)
        return """
            \t<td class="jscCustomerCell">
            \t\t<!-- 情報 -->
            \t\t<p class="icon02 wordBreak">
            \t\t\t\(damage == .name ? damaged(booking.customerName) : "\(booking.customerName)")
            \t\t</p>
            \t\t<p><a href="\(String(path))\(number)">(\(number))</a></p>
            \t</td>

            """
    }

    private var mark: String { booking.nominated ? "(指)" : "" }

    private var route: HTML {
        booking.route == SandboxBooking.net
            ? "<center><p class=\"mod_icon_15\">NHPB</p></center>" : "\(booking.route)"
    }

    private var menu: HTML {
        var items: [HTML] = []
        if let coupon = booking.coupon { items.append("<li>(ｸｰﾎﾟﾝ)\(coupon)</li>\n\t\t\t") }
        items += booking.menu.map { "<li>\($0)</li>\n\t\t\t" }
        items += booking.extras.map { "<li>(割・サ・オ)\($0)</li>\n\t\t\t" }
        guard !items.isEmpty else { return "<div class=\"reserveListAreaCouponName tal\">-</div>" }
        return """
            <div class="reserveListAreaCouponName tal">
            \t\t\t<ul>\(items)</ul>
            \t\t</div>
            """
    }

    private var price: HTML {
        guard let total = booking.total, let due = booking.amountDue else { return "-" }
        return
            "<p class=\"nowrap\">\n\t\t\t\(commas(due)) 円<br>\n\t\t\t(\(commas(total)))\n\t\t</p>"
    }

    private var register: HTML {
        let word = usesRegister ? "会計" : "来店処理"
        switch booking.status {
        case .inService, .awaitingCheckout:
            return
                "<a href=\"/KLP/sales/salesRegister/?reserveId=\(booking.number)\" class=\"mr5 mod_btn_sales\">\(word)</a>"
        case .booked, .requested: return "<span class=\"mod_btn_sales_disable\">\(word)</span>"
        default: return "-"
        }
    }

    private var chart: HTML {
        """
        \t<td class="mod_center">
        \t\t<a href="/KLP/kirei/charts/\(booking.number)/" class="mod_btn_chart">詳細</a><br>
        \t\t（未記載）
        \t</td>

        """
    }

    /// The text with a byte after its first character that stands nowhere in UTF-8.
    private func damaged(_ text: String) -> HTML {
        HTML(verbatim: Array(text.prefix(1).utf8) + [0xFA] + Array(text.dropFirst().utf8))
    }
}
