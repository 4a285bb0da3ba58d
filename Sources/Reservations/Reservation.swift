public import Foundation

/// One booking as the ledger believes it: the fold of all that was observed of it.
public struct Reservation: Hashable, Sendable {
    public let key: ReservationKey
    public var facts: Facts
    /// The observation that each field's value rests on.
    public var provenance: [Field: Fingerprint]
    /// The sources behind the winning values, sorted by name.
    public var sources: [String]
    /// When a run of ours first saw it (検知日時).
    public var detectedAt: Date
    /// The moment of the cancellation: the mail's Date, or the time by which a list showed it.
    public var cancelledAt: Date?
    /// The start of the scan since which the medium's complete lists no longer show it.
    public var missingSince: Date?
    /// How many complete lists in a row did not show it, counted to two.
    public var absentScans: Int
    public var attention: Set<Attention>
    /// Where 所要時間 comes from (D13).
    public var durationGround: DurationGround
    /// The run that last changed it, and that run's day.
    public var changedBy: String
    public var changedOn: ServiceDay
    /// Whether it stood there when the ledger first saw its medium (D15).
    public var adopted: Bool
    /// What the latest stored row of a list said, to know an unchanged row at a glance.
    public var lastRow: Fingerprint?
    /// Whether the ledger believes what that row said. Where not (a mail was newer, a release is
    /// held), the row is looked at again at every scan.
    public var rowAgrees: Bool

    public init(
        key: ReservationKey, facts: Facts, provenance: [Field: Fingerprint] = [:],
        sources: [String] = [], detectedAt: Date, cancelledAt: Date? = nil,
        missingSince: Date? = nil, absentScans: Int = 0, attention: Set<Attention> = [],
        durationGround: DurationGround = .unknown, changedBy: String, changedOn: ServiceDay,
        adopted: Bool = false, lastRow: Fingerprint? = nil, rowAgrees: Bool = false
    ) {
        self.key = key
        self.facts = facts
        self.provenance = provenance
        self.sources = sources
        self.detectedAt = detectedAt
        self.cancelledAt = cancelledAt
        self.missingSince = missingSince
        self.absentScans = absentScans
        self.attention = attention
        self.durationGround = durationGround
        self.changedBy = changedBy
        self.changedOn = changedOn
        self.adopted = adopted
        self.lastRow = lastRow
        self.rowAgrees = rowAgrees
    }

    /// A number that so far only a cancel mail has named: it waits for its booking.
    public var isTombstone: Bool { facts.visitDate == nil || facts.startTime == nil }

    public var isActive: Bool {
        guard let status = facts.status, !isTombstone else { return false }
        return !status.isCancelled
    }

    /// 台帳ID: the same for ever, never random.
    public func ledgerID(salon: String) -> String {
        Self.ledgerID(salon: salon, key: key)
    }

    public static func ledgerID(salon: String, key: ReservationKey) -> String {
        let id = Fingerprint(words: [salon, key.medium.rawValue, key.number]).description
        return String(id.prefix(16))
    }
}

/// Where a duration comes from, the first that is known (D13): the words of 所要時間の根拠.
public enum DurationGround: String, Sendable, Codable, CaseIterable {
    case mail, detail, list, table, schedule, menu, baseStay, unknown
    /// A person set it.
    case pin

    public var label: String {
        switch self {
        case .pin: "手入力"
        case .mail: "通知メール"
        case .detail: "予約詳細"
        case .list: "一覧"
        case .table: "取り込んだ表"
        case .schedule: "スケジュール"
        case .menu: "メニュー表"
        case .baseStay: "基本滞在時間"
        case .unknown: "不明"
        }
    }
}

/// Why a person should look at a row: the closed list behind 要確認理由.
public enum Attention: String, Sendable, Codable, CaseIterable {
    case missing, held, conflict, resurrected, unconfirmed, doubled, sameVisit, flood
    case durationUnknown, baseStayMissing
    /// A person changed what is its medium's, and the medium does not say so yet (R0-06).
    case notAtMedium

    public var label: String {
        switch self {
        case .missing: "一覧に見当たらない"
        case .held: "変更・取消を保留中"
        case .conflict: "項目の食い違い"
        case .resurrected: "取消後に復活"
        case .unconfirmed: "一覧で未確認"
        case .doubled: "同じ枠に別の予約"
        case .sameVisit: "同一来店の疑い"
        case .flood: "新規予約の急増"
        case .durationUnknown: "所要時間不明"
        case .baseStayMissing: "基本滞在時間なし"
        case .notAtMedium: "媒体側未反映"
        }
    }
}
