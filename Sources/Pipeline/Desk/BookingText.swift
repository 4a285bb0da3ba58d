public import Reservations

extension Booking {
    /// What has come of it, for people: no guest's data.
    ///
    /// - Parameter lacking: the media to which it is entered and that want equipment of it.
    public func text(
        _ key: ReservationKey, _ report: RunReport, lackingEquipmentAt lacking: [MediumRules] = []
    ) -> String {
        let staff = facts.staff ?? Nomination.free.rawValue
        let what =
            "\(key.number)  \(facts.visitWords)  \(staff)  "
            + facts.menu.joined(separator: " / ")
        if report.changes.isEmpty { return shownSafely(["\(what)  は登録済みです"]) + "\n" }
        var lines = ["\(what)  を\(facts.status?.label ?? "")で登録しました"]
        if let steps = report.stepWords { lines.append(steps) }
        lines += lacking.map {
            "  \($0.name)への登録には設備が要ります  → daicho amend \(key.number) --equipment 設備名"
        }
        return shownSafely(lines) + "\n"
    }

    /// What has come of it, for scripts.
    public func json(
        _ key: ReservationKey, _ report: RunReport, lackingEquipmentAt lacking: [MediumRules] = []
    ) -> JSON {
        [
            "number": .text(key.number), "medium": .text(key.medium.rawValue),
            "status": .text(facts.status?.rawValue),
            "visitDate": .text(facts.visitDate?.description),
            "startTime": .text(facts.startTime?.description), "staff": .text(facts.staff),
            "menu": .list(facts.menu.map { .text($0) }), "run": .text(report.run),
            "changes": .number(report.changes.values.reduce(0, +)),
            "actions": .number(report.actions.values.reduce(0, +)),
            "needsEquipment": .list(lacking.map { .text($0.medium.rawValue) }),
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

extension LoadedDefinition {
    /// Whether a booking of the desk has a menu, by the rules of `local`.
    public var deskNeedsMenu: Bool {
        media[.local].map { $0.menuless == .required } ?? true
    }

    /// The media to which a booking of the desk is entered, and that take none without equipment.
    public func mediaLackingEquipment(of booking: Booking) -> [MediumRules] {
        if booking.facts.equipment != nil { return [] }
        let targets = Set(definition.deliver.map { Medium(rawValue: $0.target) }).sorted()
        return targets.compactMap { media[$0] }.filter { rules in
            rules.slots.by.sells && rules.enters(bookingOf: media[.local])
                && rules.equipment[definition.salon.vertical] == .required
        }
    }
}
