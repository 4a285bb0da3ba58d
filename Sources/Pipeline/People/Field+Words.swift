import Reservations

extension Facts {
    /// A field's value for people, guests' data included; `なし` where it is claimed to be none.
    func words(of field: Field) -> String {
        value(of: field) ?? "なし"
    }

    private func value(of field: Field) -> String? {
        switch field {
        case .status: status?.label
        case .statusText: statusText
        case .visitDate: visitDate?.text(separator: "/")
        case .startTime: startTime?.description
        case .durationMinutes: durationMinutes.map { "\($0)" }
        case .customerName: customerName?.value
        case .customerKana: customerKana?.value
        case .phone: phone?.value
        case .email: email?.value
        case .staff: staff
        case .nominated: nominated.map { $0 ? "あり" : "なし" }
        case .equipment: equipment
        case .menu: menu.isEmpty ? nil : menu.joined(separator: " / ")
        case .coupon: coupon
        case .total: total.map { "\($0)" }
        case .points: points.map { "\($0)" }
        case .payable: payable.map { "\($0)" }
        case .route: route
        case .memo: memo?.value
        case .receivedAt: receivedAt.map(SalonTime.ledger)
        }
    }

    /// `2026/12/05 14:00`, as far as it is known.
    var visitWords: String {
        let words = [visitDate?.text(separator: "/"), startTime?.description].compactMap(\.self)
        return words.isEmpty ? "来店日時不明" : words.joined(separator: " ")
    }
}

extension Observation.Channel {
    var label: String {
        switch self {
        case .list: "一覧"
        case .mail: "メール"
        case .detail: "予約詳細"
        case .table: "表"
        case .desk: "手入力"
        }
    }
}

extension Observation.Kind {
    var label: String {
        switch self {
        case .present: "掲載"
        case .new: "新規"
        case .changed: "変更"
        case .cancelled: "取消"
        }
    }
}
