import Reservations

extension DayBlock {
    /// The box on the grid: time, guest, what is done, how to reach them, what to mind.
    func html(top: String, height: String) -> String {
        let width = 100 / Double(lanes)
        let left = DayStyle.percent(width * Double(lane))
        let place = "top:\(top);height:\(height);left:\(left);width:\(DayStyle.percent(width))"
        let kind = isOpenEnded ? " open" : ""
        return "<div class=\"booking\(kind)\" style=\"\(place)\">"
            + lines.filter { !$0.text.isEmpty }
            .map { "<\($0.tag)>\(escaped($0.text))</\($0.tag)>" }.joined()
            + "</div>"
    }

    private var lines: [(tag: String, text: String)] {
        let marks = [
            row[.nomination] == Nomination.nominated.rawValue ? "指名" : "",
            row.status == .requested ? row[.status] : "", row[.medium],
        ]
        return [
            ("b", "\(time) \(row.guest)"), ("em", oddness), ("span", row[.menu]),
            ("span", row[.coupon]), ("span", row[.phone]),
            ("span", marks.filter { !$0.isEmpty }.joined(separator: "・")),
            ("span", row[.equipment]),
        ]
    }

    /// What needs a look. The dashed edge already says that nobody tells the duration.
    private var oddness: String {
        let reasons = row[.attentionReasons]
        return reasons.isEmpty || reasons == Attention.durationUnknown.label
            ? "" : "要確認: " + reasons
    }

    private var time: String {
        isOpenEnded ? "\(row[.start])–" : "\(row[.start])–\(row[.end])"
    }
}

extension DressedRow {
    /// A guest by name, or the booking by its number.
    var guest: String {
        self[.customerName].isEmpty ? self[.number] : self[.customerName] + " 様"
    }
}
