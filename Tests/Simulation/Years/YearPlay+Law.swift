import Foundation
import Reservations

extension PlannedStep {
    var words: String {
        let slot = (after ?? before).map { facts in
            "\(facts.visitDate?.description ?? "-") "
                + "\(facts.startTime?.description ?? "-")+\(facts.durationMinutes ?? 0) "
                + (facts.staff ?? "-")
        }
        return "\(kind) \(key.medium.rawValue)/\(key.number) at \(target.rawValue), \(slot ?? "-") "
            + "(\(reasons.joined(separator: " ")))"
    }
}

extension YearPlay {
    /// What the target's own file says against a step.
    func objections(to step: PlannedStep) -> [String] {
        guard let law = laws[step.target] else {
            let isSlot = step.kind == .blockSlot || step.kind == .releaseSlot
            return isSlot ? ["the till sells no slots"] : []
        }
        let isOwn = step.key.medium == step.target
        switch step.kind {
        case .pushCreate:
            let enters = law.enters(bookingOf: laws[step.key.medium])
            return (law.push("create") == "send" ? [] : ["it takes no bookings"])
                + (isOwn ? ["it has the booking"] : []) + (enters ? [] : ["it is told a slot"])
        case .pushUpdate:
            let isVisit = step.after?.status.map { $0.isVisit } ?? false
            let takes = law.push("update") == "send" || isVisit && law.push("visit") == "send"
            return (takes ? [] : ["it takes no changes"]) + ownObjections(to: step)
        case .pushCancel:
            return (law.push("cancel") == "send" ? [] : ["it takes no cancellations"])
                + ownObjections(to: step)
        case .blockSlot, .releaseSlot:
            guard let slot = step.after ?? step.before else { return ["a slot without a time"] }
            return slotObjections(to: slot, opens: step.opens, of: law)
                + (isOwn && !step.isForEquipment ? ["it knows its own booking"] : [])
                + (slot.customerName == nil && slot.menu.isEmpty ? [] : ["it names a guest"])
        case .advise: return adviceObjections(to: step, of: law)
        }
    }

    /// A medium is not told what it said itself: only what a person changed.
    private func ownObjections(to step: PlannedStep) -> [String] {
        step.key.medium == step.target && !past.decided.contains(step.key.number)
            && !step.reasons.contains("act:edit") ? ["nobody has changed it"] : []
    }

    private func slotObjections(to slot: Facts, opens: Date, of law: MediumLaw) -> [String] {
        var objections: [String] = []
        if !law.sells { objections.append("it sells no slots") }
        if !law.takesBlocks { objections.append("R0-26: it honours no 予定") }
        if slot.staff == nil, !law.stopsFree { objections.append("R0-25: its フリー枠 goes on") }
        if law.unit != "staff", slot.staff != nil { objections.append("it counts places") }
        if let name = slot.staff, law.needsMerge, !roster.isSynced(name, at: law.medium) {
            objections.append("R0-12: \(name) is not merged")
        }
        if slot.equipment != nil, !law.keepsEquipment { objections.append("R1-10: equipment") }
        if let hours = law.hours, !hours.contains(opens.minuteInJapan) {
            objections.append("it takes changes of slots at other hours")
        }
        let minutes = [slot.startTime?.minutes ?? 0, slot.durationMinutes ?? 0]
        if minutes.contains(where: { $0 % law.minuteStep != 0 }) {
            objections.append("not in steps of \(law.minuteStep) minutes")
        }
        return objections
    }

    /// A step for a person names exactly the screen that the medium's file names.
    private func adviceObjections(to step: PlannedStep, of law: MediumLaw) -> [String] {
        let facts = (step.key.medium == step.target ? step.before : step.after) ?? step.before
        guard let day = facts?.visitDate else { return ["a step without a day"] }
        let named = step.reasons.filter { $0.hasPrefix("screen:") }.map { $0.dropFirst(7) }
        let deeds: [String]
        if step.isAboutSlot {
            deeds = ["slots"]
        } else if step.after?.status?.isCancelled == true || step.after == nil {
            deeds = ["cancel"]
        } else if step.after?.status?.isVisit == true {
            deeds = ["visit", "change"]
        } else {
            deeds = ["change", "slots"]
        }
        let screens = deeds.compactMap { law.screen(for: $0, visit: day, today: today) }
        return named.count == 1 && screens.contains(String(named[0]))
            ? [] : ["\(named) is none of \(screens)"]
    }
}

extension Status {
    fileprivate var isVisit: Bool {
        [.inService, .awaitingCheckout, .served, .settled].contains(self)
    }
}

extension Date {
    /// The minute of the day in Japan.
    fileprivate var minuteInJapan: Int {
        Int(timeIntervalSince(SalonTime.instant(SalonTime.day(of: self), minutes: 0)) / 60)
    }
}
