import Foundation

/// The columns of the CSV ledger (予約台帳), in their order.
public enum LedgerColumn: Int, CaseIterable, Sendable {
    case number, ledgerID, medium, route, status, mediumStatus, visitDate, start, end, duration
    case durationGround, staff, nomination, assignedStaff, equipment, menu, coupon, total, points
    case payable, customerName, customerKana, phone, email, memberNumber, memberKind, line, memo
    case createdOn, changedOn, receivedAt, detectedAt, cancelledAt, sources, attention
    case attentionReasons, changedBy, rowHash

    public var title: String { Self.titles[rawValue] }

    /// Whether cells hold a plain number, which a guard against formulas must not touch.
    public var isNumeric: Bool {
        switch self {
        case .duration, .total, .points, .payable: true
        default: false
        }
    }

    public init?(title: String) {
        guard let index = Self.titles.firstIndex(of: title) else { return nil }
        self.init(rawValue: index)
    }

    private static let titles = [
        "予約番号", "台帳ID", "媒体", "予約経路", "ステータス", "媒体ステータス", "予約日", "開始時刻", "終了時刻",
        "所要時間(分)", "所要時間の根拠", "担当スタッフ", "指名区分", "媒体側割当スタッフ", "設備", "メニュー", "クーポン",
        "予約時合計金額", "利用ポイント", "お支払い予定金額", "お客様名", "フリガナ", "電話番号", "メールアドレス", "会員番号", "会員種別",
        "LINE連携", "予約メモ", "作成日", "更新日", "受信日時", "検知日時", "キャンセル日時", "取込元", "要確認", "要確認理由",
        "最終実行ID", "行ハッシュ",
    ]
}

/// A reservation as the cells of its ledger row.
///
/// Cells are kept joined by U+001F, which no cell holds, so that an export only has to cut and
/// quote them. They are computed once, when the reservation changes.
public struct LedgerRow: Hashable, Sendable {
    public static let separator: UInt8 = 0x1F
    public let cells: [UInt8]

    public init(cells: [UInt8]) {
        self.cells = cells
    }

    public init(_ reservation: Reservation, salon: SalonIdentity, rules: MediumRules?) {
        var cells = Cells()
        cells.addBooking(reservation, salon: salon, rules: rules)
        cells.addMoneyAndGuest(reservation.facts)
        cells.addHistory(reservation)
        let hash = salon.key.fingerprint(of: cells.bytes)
        cells.add(hash.description)
        self.cells = cells.bytes
    }

    /// The name in 担当スタッフ; nil for a place that is nobody's (フリー枠).
    public var staff: String? {
        let name = text(of: .staff)
        return name.isEmpty ? nil : name
    }

    /// One cell, without cutting the others out.
    public func text(of column: LedgerColumn) -> String {
        let cell = cells.split(
            separator: Self.separator, maxSplits: column.rawValue + 1,
            omittingEmptySubsequences: false
        ).dropFirst(column.rawValue).first
        return cell.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The cells as texts, for a table or a search. A hot path cuts the bytes instead.
    public var texts: [String] {
        cells.split(separator: Self.separator, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// What a ledger row needs to know of its salon.
public struct SalonIdentity: Sendable {
    public let id: String
    public let name: String
    public let vertical: Vertical
    public let store: String?
    public let key: SalonKey

    public init(id: String, name: String, vertical: Vertical, store: String?, key: SalonKey) {
        self.id = id
        self.name = name
        self.vertical = vertical
        self.store = store
        self.key = key
    }
}

private struct Cells {
    var bytes: [UInt8] = []
    private var isFirst = true

    mutating func add(_ text: String?) {
        if !isFirst { bytes.append(LedgerRow.separator) }
        isFirst = false
        guard let text else { return }
        for byte in text.utf8 { bytes.append(byte == LedgerRow.separator ? 0x20 : byte) }
    }

    mutating func add(_ number: Int?) { add(number.map { String($0) }) }

    mutating func addBooking(
        _ reservation: Reservation, salon: SalonIdentity, rules: MediumRules?
    ) {
        let facts = reservation.facts
        let nomination = rules?.nomination(of: facts, vertical: salon.vertical) ?? .unknown
        let isFree = nomination == .free
        add(reservation.key.number)
        add(reservation.ledgerID(salon: salon.id))
        add(rules?.name ?? reservation.key.medium.rawValue)
        add(facts.route)
        add(facts.status?.label)
        add(facts.statusText)
        add(facts.visitDate?.text(separator: "/"))
        add(facts.startTime?.description)
        add(end(of: facts))
        add(facts.durationMinutes)
        add(reservation.durationGround.label)
        add(isFree ? nil : facts.staff)
        add(nomination.rawValue)
        add(isFree ? facts.staff : nil)
        add(facts.equipment)
        add(facts.menu.joined(separator: " / "))
        add(facts.coupon)
    }

    private func end(of facts: Facts) -> String? {
        guard let start = facts.startTime, let minutes = facts.durationMinutes else { return nil }
        return ClockTime.text(minutes: start.minutes + minutes)
    }

    mutating func addMoneyAndGuest(_ facts: Facts) {
        add(facts.total)
        add(facts.points)
        add(facts.payable)
        add(facts.customerName?.value)
        add(facts.customerKana?.value)
        add(facts.phone?.value)
        add(facts.email?.value)
        // 会員番号, 会員種別 and LINE連携 stay empty: an import never touches members (D8).
        for _ in 0..<3 { add(nil as String?) }
        add(facts.memo?.value)
    }

    mutating func addHistory(_ reservation: Reservation) {
        let attention = Attention.allCases.filter(reservation.attention.contains)
        add(SalonTime.day(of: reservation.detectedAt).text(separator: "/"))
        add(reservation.changedOn.text(separator: "/"))
        add(reservation.facts.receivedAt.map(SalonTime.ledger))
        add(SalonTime.ledger(reservation.detectedAt))
        add(reservation.cancelledAt.map(SalonTime.ledger))
        add(reservation.sources.joined(separator: " / "))
        add(attention.isEmpty ? nil : "要確認")
        add(attention.map(\.label).joined(separator: " / "))
        add(reservation.changedBy)
    }
}
