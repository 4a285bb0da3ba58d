import Formats
import Reservations

/// What a reason means; rules and guards keep their names, by which they are written about.
func reasonWords(_ reason: String) -> String {
    if reason.hasPrefix("screen:") { return "画面「\(reason.dropFirst(7))」" }
    if reason.hasPrefix("evidence:") { return "根拠 \(reason.dropFirst(9))" }
    if reason.hasPrefix("uses:") { return "設備を使用 \(reason.dropFirst(5))" }
    guard let meaning = reasonMeanings[reason] ?? guardMeanings[reason] ?? statusMeaning(reason)
    else { return reason }
    return reason.first?.isUppercase == true ? "\(meaning)［\(reason)］" : meaning
}

/// What a guard guards against, with its name.
func guardWords(_ name: String) -> String {
    guardMeanings[name].map { "\($0)［\(name)］" } ?? name
}

private func statusMeaning(_ reason: String) -> String? {
    guard reason.hasPrefix("status:") else { return nil }
    return Status(rawValue: String(reason.dropFirst(7)))?.label
}

private let reasonMeanings = [
    "D6": "人の固定と媒体の変更", "D11": "見えないだけでは取消にしない", "D13": "所要時間の決め方",
    "D15": "はじめて読んだ媒体の取込", "absent": "完全な一覧に載っていない",
    "unconfirmed": "一覧で確認できない", "conflict-ended": "食い違いが解けた", "re-judged": "判定のやり直し",
    "act:pin": "人が固定した", "act:edit": "人が変更した", "D10": "媒体の画面で人が行う", "act:unpin": "人が固定を解いた",
    "act:same": "人が同じ来店とした", "equipment": "設備の空き",
    "list:present": "一覧の行",
    "mail:new": "新規のメール", "mail:changed": "変更のメール", "mail:cancelled": "取消のメール",
    "detail:present": "予約詳細", "table:present": "表の行", "table:changed": "スケジュールの表示",
    "slots": "枠の決め直し", "schedule": "媒体のスケジュールの予定", "hours": "定義の営業時間・勤務時間",
    "R0-25": "フリー枠を止められない媒体",
    "R0-26": "予定・売止が効かない媒体",
    "desk:new": "人が登録した", "desk:changed": "人が変更した", "desk:cancelled": "人が取り消した",
]

private let guardMeanings = [
    "G0": "一覧が完全でない", "G1": "一覧が空", "G2": "取消が一度に多すぎる", "G3": "同じ項目がいっせいに変わった",
    "G4": "書式・定義・ログインが変わった", "G5": "新しい予約が多すぎる", "G6": "時計が合わない",
    "G7": "来店までまもない取消",
]

extension Quotation {
    /// The place for people.
    var words: String {
        let place = "\(range.lowerBound)–\(range.upperBound)"
        return switch reach {
        case .value: place
        case .cell: "欄 \(place)"
        case .part: "本文 \(place)"
        case .whole: "全体 \(place)"
        }
    }
}
