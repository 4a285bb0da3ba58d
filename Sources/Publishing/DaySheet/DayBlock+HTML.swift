import Reservations

extension DayBlock {
    /// What a box holds, the most needed first.
    struct Line {
        let tag: String
        let text: String
        /// Whether it stands however little room there is: time, guest, menu, and what is odd.
        let isNeeded: Bool
    }

    /// Time, guest, what is done, what to mind, how to reach them.
    var lines: [Line] {
        let marks = [
            row[.nomination] == Nomination.nominated.rawValue ? "指名" : "",
            row.status == .requested ? row[.status] : "", row[.medium],
        ]
        let all = [
            Line(tag: "b", text: "\(time) \(row.guest)", isNeeded: true),
            Line(tag: "span", text: row[.menu], isNeeded: true),
            Line(tag: "em", text: oddness, isNeeded: true),
            Line(tag: "span", text: row[.coupon], isNeeded: row[.menu].isEmpty),
            Line(tag: "span", text: row[.phone], isNeeded: false),
            Line(
                tag: "span", text: marks.filter { !$0.isEmpty }.joined(separator: "・"),
                isNeeded: false),
            Line(tag: "span", text: row[.equipment], isNeeded: false),
        ]
        return all.filter { !$0.text.isEmpty }
    }

    /// The box over the grid's rows and columns, with its needed lines and as many more.
    func html(rows: Range<Int>, columns: Range<Int>, showing shown: [Line]) -> String {
        let place =
            "grid-row:\(rows.lowerBound)/\(rows.upperBound);"
            + "grid-column:\(columns.lowerBound)/\(columns.upperBound)"
        return "<div class=\"booking\(isOpenEnded ? " open" : "")\" style=\"\(place)\">"
            + shown.map { "<\($0.tag)>\(escaped($0.text))</\($0.tag)>" }.joined() + "</div>"
    }

    /// What needs a look. The open end already says that nobody tells the duration.
    private var oddness: String {
        let reasons = row[.attentionReasons]
        return reasons.isEmpty || reasons == Attention.durationUnknown.label
            ? "" : "要確認: " + reasons
    }

    private var time: String {
        isOpenEnded ? "\(row[.start])–?" : "\(row[.start])–\(row[.end])"
    }
}

extension DressedRow {
    /// A guest by name, or the booking by its number.
    var guest: String {
        self[.customerName].isEmpty ? self[.number] : self[.customerName] + " 様"
    }
}
