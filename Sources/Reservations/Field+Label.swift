extension Field {
    /// The word for people: the ledger's column where there is one.
    public var label: String {
        switch self {
        case .status: "ステータス"
        case .statusText: "媒体ステータス"
        case .visitDate: "予約日"
        case .startTime: "開始時刻"
        case .durationMinutes: "所要時間(分)"
        case .customerName: "お客様名"
        case .customerKana: "フリガナ"
        case .phone: "電話番号"
        case .email: "メールアドレス"
        case .staff: "スタッフ"
        case .nominated: "指名"
        case .equipment: "設備"
        case .menu: "メニュー"
        case .coupon: "クーポン"
        case .total: "予約時合計金額"
        case .points: "利用ポイント"
        case .payable: "お支払い予定金額"
        case .route: "予約経路"
        case .memo: "予約メモ"
        case .receivedAt: "受信日時"
        }
    }
}
