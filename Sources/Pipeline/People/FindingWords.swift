import Reconciliation
import Reservations

/// What a reader found wrong, and what to do, in the salon's words: `開始時刻：0:00〜29:59 の時刻で
/// はありません。元の値を確かめてください`.
func findingWords(field: String?, problem: String) -> String {
    let words = problemWords[problem] ?? openProblemWords(problem) ?? problem
    guard let field, !rowProblems.contains(problem) else { return words }
    return "\(fieldWords(field))：\(words)"
}

/// `5 行目` of `line 5`, `5 行目 B 列「予約日時」` of `line 5 column B 予約日時`.
func placeWords(_ location: String) -> String {
    let parts = location.split(separator: " ", maxSplits: 1).map(String.init)
    let column = location.split(separator: " ", maxSplits: 4).map(String.init)
    if column.count == 5, column[0] == "line", column[2] == "column" {
        return "\(column[1]) 行目 \(column[3]) 列「\(column[4])」"
    }
    switch (parts.first, parts.count) {
    case ("line", 2): return "\(parts[1]) 行目"
    case ("row", 2): return "一覧の \(parts[1]) 件目"
    case ("header", 2): return "メールの \(parts[1]) ヘッダー"
    case ("mail", 1): return "メール"
    case ("page", 1): return "ページ"
    case ("table", 1): return "表"
    default: return location
    }
}

private func fieldWords(_ name: String) -> String {
    switch name {
    case "number": "予約番号"
    case "medium": "媒体"
    default: Field(name: name)?.label ?? name
    }
}

/// Problems that name something of the layout.
private func openProblemWords(_ problem: String) -> String? {
    for (start, words) in [
        ("the table has no column ", "表にこの列がありません。\(layoutAdvice)"),
        ("refused: ", "予約の通知として読めません。媒体が書き方を変えていないか確かめてください"),
        ("no link with ", "リンクに日付がありません。\(layoutAdvice)"),
        ("UNKNOWN_RECEIVED_AT", "連携より前の受付かどうか分かりません。媒体の画面で受付日時を確かめてください"),
    ] where problem.hasPrefix(start) {
        return words
    }
    return nil
}

/// Why a row that the salon wrote down itself was not taken (D7).
private let misfitProblems = Dictionary(
    uniqueKeysWithValues: FitRefusal.allCases.map {
        ($0.problem, "\($0.label)。時間か担当を変えるか、シフトを定義に書いてから読み直してください")
    })

private let cellAdvice = "元の内容を確かめ、直せるものは直して読み直してください"
private let layoutAdvice = "画面や書式が変わっていないか daicho read で確かめてください"

/// By the reader's words.
private let problemWords: [String: String] = {
    var words: [String: String] = [:]
    for (problem, found) in cellProblems { words[problem] = "\(found)。\(cellAdvice)" }
    for (problem, found) in misfitProblems { words[problem] = found }
    for (problem, found) in layoutProblems { words[problem] = "\(found)。\(layoutAdvice)" }
    return words.merging(mendedProblems) { first, _ in first }
}()

private let cellProblems = [
    "nothing stands there": "空です",
    "must stand in such a table": "この表には必要ですが、空です",
    "holds a byte that could not be decoded": "文字化けしています",
    "no line with one time": "時刻が一つに決まりません",
    "a date without a time behind it": "日付だけで時刻がありません",
    "no time between 0:00 and 29:59 behind the date": "日付の後ろが 0:00〜29:59 の時刻ではありません",
    "no such day in the calendar": "暦にない日付です",
    "a date without its year": "年のない日付です（2026/07/02 のように書いてください）",
    "no time between 0:00 and 29:59": "0:00〜29:59 の時刻ではありません",
    "no time H:MM": "10:30 のような時刻ではありません",
    "more than one time": "時刻が二つ以上あります",
    "no line with two times": "開始と終了の時刻がありません",
    "no two times, the later one behind": "終了時刻が開始時刻より前です",
    "no line with one date": "日付が一つに決まりません",
    "no line with date and time": "日付と時刻がありません",
    "no date": "日付がありません",
    "no date that exists, like 2026/07/02": "日付として読めません（2026/07/02 のように書いてください）",
    "no date that exists, like 2026年03月25日": "2026年03月25日 のような、実在する日付ではありません",
    "no date and time, like 2026/07/02 10:00": "2026/07/02 10:00 のような日時ではありません",
    "no booking number": "予約番号がありません",
    "no single booking number": "予約番号が一つに決まりません",
    "no booking number behind its address": "予約番号がありません",
    "no booking number standing alone": "予約番号だけの欄がありません",
    "more than one number": "番号が二つ以上あります",
    "more than one line": "一行ではありません",
    "more than one word": "値が二つ以上あります",
    "more than one name": "名前が二つ以上あります",
    "no amount": "金額ではありません",
    "no amount in brackets": "かっこの中に金額がありません",
    "more than one amount": "金額が二つ以上あります",
    "no duration": "所要時間ではありません",
    "no single duration": "所要時間が一つに決まりません",
    "more than one duration": "所要時間が二つ以上あります",
    "a duration without unit": "所要時間に単位がありません",
    "no duration of up to 30 hours": "30 時間以内の所要時間ではありません",
    "has more cells than the table has heads": "見出しより列が多い行です（カンマが引用符で囲まれていないかもしれません）",
    "goes on behind a closing quote": "閉じた引用符の後に文字が続いています",
    "a quoted cell begins and never ends": "引用符が閉じていません",
    "a cell that is far too long; a quote may be missing": "欄が長すぎます（引用符が抜けているかもしれません）",
    "far too many cells in one record": "一行の列が多すぎます",
    "could not be read": "読めません",
    "a medium that no file tells of": "知らない媒体です",
]

/// What is wrong with a row, and not with the field that tells of it.
private let rowProblems: Set = [
    "has more cells than the table has heads", "goes on behind a closing quote",
]

private let layoutProblems = [
    "no status": "ステータスがありません",
    "a status that the format does not know": "書式にないステータスです",
    "a word that the format does not know": "書式にない値です",
    "the row has other cells than the table's head": "見出しと列の数が合いません",
    "the mail ends before its foot": "メールが途中で終わっています",
    "a label that the format does not know": "書式にない項目です",
    "a label that stands twice": "同じ項目が二度あります",
]

/// What was taken all the same, or as far as it goes.
private let mendedProblems = [
    "had lost its leading 0": "先頭の 0 が落ちていたので補いました",
    "was rounded by a spreadsheet (E+); export it anew as text":
        "表計算ソフトで丸められています（E+）。文字列の列にして書き出し直すと埋まります",
    "was masked when it was exported": "書き出したときに伏せ字にされています。伏せ字なしで書き出すと埋まります",
    "the weekday beside the date is another day's": "曜日が日付と合いません。日付のほうを採りました",
    "the text shows another day than its link": "表示とリンクの日付が違います。媒体の画面で確かめてください",
    "is later than the mail's arrival; clamped": "メールの到着より後の時刻でした。到着の時刻としました",
]
