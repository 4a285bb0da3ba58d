import Foundation
import Reconciliation
import Reservations

/// What a guard's hold means to the one who has to decide, in Japanese.
extension Guard {
    /// What waits.
    var held: String {
        switch self {
        case .manyReleases, .nearStart: "取消"
        case .emptyList, .canary, .shiftedField, .changedReading, .floodOfNew, .clock: "変更・取消"
        }
    }

    /// When the hold ends by itself.
    var heals: String {
        switch self {
        case .manyReleases: "一覧の行が元に戻るか、それぞれの取消メールが届いたとき"
        case .shiftedField: "一覧の内容が元に戻ったとき"
        case .changedReading: "完全な一覧が、前と同じに読めると確かめられたとき"
        case .clock: "時計が合い、完全な一覧を読み直したとき（この機械の時刻合わせを確かめてください）"
        case .nearStart: "次の完全な一覧でも取消のままか、取消メールが届いたとき"
        case .emptyList, .canary, .floodOfNew: "完全な一覧を読み直したとき"
        }
    }

    /// When a person says yes, and when no.
    var questions: (approve: String, drop: String) {
        switch self {
        case .manyReleases, .nearStart: ("取消が正しければ    ", "予約が生きていれば  ")
        case .emptyList, .canary, .shiftedField, .changedReading, .floodOfNew, .clock:
            ("新しい内容が正しければ", "読み違いであれば      ")
        }
    }

    /// Whether a person has to be told. A release shortly before its start is decided by the next
    /// list; only where that does not come in half an hour is it for a person.
    func isForPerson(_ hold: Hold, at now: Date) -> Bool {
        self != .nearStart || now.timeIntervalSince(hold.since) >= 30 * 60
    }
}

extension Hold {
    /// The guard that holds; a name that this version does not know is taken for the most common.
    var rule: Guard { Guard(rawValue: `guard`) ?? .manyReleases }
}
