/// The eleven columns of the reservation list.
public enum ListColumn: Hashable, Sendable, CaseIterable {
    case visit, status, customer, staff, route, menu, points, payment, price, register, chart

    /// Left to right as the site shows them today.
    public static let usual = ListColumn.allCases

    /// The same columns in another order, as a redesign might bring them.
    public static let moved: [ListColumn] = [
        .status, .customer, .visit, .route, .staff, .points, .menu, .price, .payment, .register,
        .chart,
    ]

    /// The head cell, whose words are broken and followed by sort marks.
    func header(usesRegister: Bool) -> HTML {
        let sort: HTML = "<span class=\"mod_icon_sort\"></span>"
        let down: HTML = "<span class=\"mod_icon_sort sort_down\"></span>"
        return switch self {
        case .visit: "<th class=\"sorter w52\" id=\"comingDate\">来店<br>日時\(down)</th>\n"
        case .status: "<th class=\"sorter w70\" id=\"status\">ステー<br>タス\(sort)</th>\n"
        case .customer: "<th class=\"jscColCustomer\">お客様名<br>（予約番号）</th>\n"
        case .staff: "<th class=\"sorter jscColStaff\" id=\"stylistSort\">スタッフ\(sort)</th>\n"
        case .route: "<th class=\"sorter jscColRsvRoute\" id=\"rsvRoute\">予約経路\(sort)</th>\n"
        case .menu: "<th class=\"jscColMenu\">メニュー・店販割引・<br>サービス・オプション</th>\n"
        case .points: "<th class=\"jscColUsePoint\">利用<br>ポイント</th>\n"
        case .payment: "<th class=\"jscColPaymentCd\">支払い種別</th>\n"
        case .price: "<th class=\"jscColPrice\">お支払金額<br>（pt利用前）</th>\n"
        case .register:
            "<th class=\"jscColRegisterAmount\">\(usesRegister ? "会計" : "来店処理")</th>\n"
        case .chart: "<th class=\"jscColChart\">カルテ</th>\n"
        }
    }
}
