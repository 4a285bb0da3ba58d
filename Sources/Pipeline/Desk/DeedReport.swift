import Foundation
public import Reservations

/// What has come of a person's deed at the desk.
public struct DeedReport: Sendable {
    public let deed: Deed
    public internal(set) var key = ReservationKey(medium: .local, number: "")
    public internal(set) var report = RunReport(run: "", salon: "", asOf: .distantPast)
    /// What has changed of the booking.
    public internal(set) var changes: [Change] = []
    /// What a person has to do now at the booking's own medium.
    public internal(set) var advice: [Action] = []

    /// For people: fields by name, no guest's data.
    ///
    /// - Parameter mediumName: what people call the booking's medium.
    public func text(mediumName: String) -> String {
        let number = key.number
        var lines: [String]
        if report.changes.isEmpty {
            lines = ["\(number)  台帳の内容は変わりません"]
        } else {
            switch deed.kind {
            case .amend: lines = ["\(number)  を変更しました"] + changes.flatMap(\.stepLines)
            case .cancel: lines = ["\(number)  を\(deed.changes.status?.label ?? "取消")にしました"]
            case .visit: lines = ["\(number)  を来店処理しました"]
            case .unvisit: lines = ["\(number)  の来店処理を取り消しました"]
            }
        }
        lines += advice.map { $0.adviceLine(mediumName: mediumName) }
        if let steps = report.stepWords { lines.append(steps) }
        return shownSafely(lines) + "\n"
    }

    /// For scripts.
    public var json: JSON {
        [
            "number": .text(key.number), "medium": .text(key.medium.rawValue),
            "deed": .text(deed.kind.rawValue),
            "fields": .list(deed.changes.claimed.fields.map { .text($0.name) }),
            "run": .text(report.run),
            "changes": .number(report.changes.values.reduce(0, +)),
            "actions": .number(report.actions.values.reduce(0, +)),
            "advice": .list(
                advice.map { ["id": .text($0.id), "screen": .text($0.screen)] }),
        ]
    }
}

extension Action {
    /// The medium's own screen on which a person takes the step.
    public var screen: String? {
        reasons.first { $0.hasPrefix("screen:") }.map { String($0.dropFirst("screen:".count)) }
    }

    /// `  → MEZON の「全予約管理」で 開始時刻 を 15:00 に変更してください（daicho action done ID）`
    func adviceLine(mediumName: String) -> String { "  → " + request(mediumName: mediumName) }
}

extension Change {
    /// From what to what, a line a field; what tells who the guest is by its name alone.
    var stepLines: [String] {
        guard let before else { return [] }
        return fields.map { field in
            if Facts.personal.contains(field) { return "  \(field.label)（内容は表示しません）" }
            return "  \(field.label): \(before.words(of: field)) → \(after.words(of: field))"
        }
    }
}
