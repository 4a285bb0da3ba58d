/// How far a salon's link (連携) with a medium has come.
public enum LinkState: String, Hashable, Sendable, Codable, CaseIterable {
    case unlinked
    /// There is a key that the medium has not been told.
    case keyIssued
    /// The medium has been told and works on it (R0-18).
    case preparing
    /// The same, at a medium that takes no bookings meanwhile (R1-07).
    case paused
    /// The medium is ready: the salon's staff are being merged (R0-12, R1-09).
    case merging
    /// The salon has said that it is ready; the medium opens the link (R1-15).
    case starting
    case linked

    /// The state in the salon's words.
    public var label: String {
        switch self {
        case .unlinked: "未連携"
        case .keyIssued: "認証キー発行済み"
        case .preparing: "媒体の準備待ち"
        case .paused: "媒体の予約受付が停止中"
        case .merging: "スタッフ統合中"
        case .starting: "連携開始処理中"
        case .linked: "連携中"
        }
    }
}

/// What a person says of a link, each a verb of `daicho link`.
public enum LinkVerb: String, Hashable, Sendable, Codable, CaseIterable {
    case issueKey = "issue-key"
    /// The medium has been told: the key handed over, set on its screen, or 連携 clicked there.
    case report
    /// The medium has told that it is ready, or has taken the key.
    case ready
    /// The staff are merged, and the link is switched on (連携準備完了).
    case start
    /// The medium shows 連携中.
    case confirm
    case stop
    /// The medium's slot settings have been kept (R1-17).
    case snapshot
}

/// Where a medium tells that it has finished (R0-19).
public enum LinkNotice: String, Hashable, Sendable, Codable, CaseIterable {
    /// In its chat, where the salon has that switched on.
    case chat
    /// Else by LINE, to the salon's contact.
    case line

    public var label: String {
        switch self {
        case .chat: "チャット"
        case .line: "LINE（ご担当者宛）"
        }
    }
}
