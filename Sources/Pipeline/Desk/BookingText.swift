public import Reservations

extension Booking {
    /// What has come of it, for people: no guest's data.
    public func text(_ key: ReservationKey, _ report: RunReport) -> String {
        let staff = facts.staff ?? Nomination.free.rawValue
        let what =
            "\(key.number)  \(facts.visitWords)  \(staff)  "
            + facts.menu.joined(separator: " / ")
        if report.changes.isEmpty { return shownSafely(["\(what)  は登録済みです"]) + "\n" }
        var lines = ["\(what)  を\(facts.status?.label ?? "")で登録しました"]
        if let steps = report.stepWords { lines.append(steps) }
        return shownSafely(lines) + "\n"
    }

    /// What has come of it, for scripts.
    public func json(_ key: ReservationKey, _ report: RunReport) -> JSON {
        [
            "number": .text(key.number), "medium": .text(key.medium.rawValue),
            "status": .text(facts.status?.rawValue),
            "visitDate": .text(facts.visitDate?.description),
            "startTime": .text(facts.startTime?.description), "staff": .text(facts.staff),
            "menu": .list(facts.menu.map { .text($0) }), "run": .text(report.run),
            "changes": .number(report.changes.values.reduce(0, +)),
            "actions": .number(report.actions.values.reduce(0, +)),
        ]
    }
}

extension RunReport {
    /// How many steps have left; nil where none has.
    var stepWords: String? {
        let steps = actions.values.reduce(0, +)
        return steps > 0 ? "  連携 \(steps) 件を出しました  → daicho action list" : nil
    }
}
