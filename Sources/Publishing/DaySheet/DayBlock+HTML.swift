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
        let name = row[.customerName].isEmpty ? row[.number] : row[.customerName] + " 様"
        let marks = [
            row[.nomination] == Nomination.nominated.rawValue ? "指名" : "",
            row.status == .requested ? row[.status] : "", row[.medium],
        ]
        return [
            ("b", "\(time) \(name)"), ("span", row[.menu]), ("span", row[.coupon]),
            ("span", row[.phone]),
            ("span", marks.filter { !$0.isEmpty }.joined(separator: "・")),
            ("em", row[.attentionReasons].isEmpty ? "" : "要確認: " + row[.attentionReasons]),
            ("span", row[.equipment]), ("span", row[.memo]),
        ]
    }

    private var time: String {
        isOpenEnded ? "\(row[.start])–" : "\(row[.start])–\(row[.end])"
    }
}
