import Foundation
import Reservations
import Yams

/// A medium's rules in the words of its file, read without the product's reader: what may be planned
/// for the medium is judged by these and by nothing that the planner knows.
struct MediumLaw {
    let medium: Medium
    private let file: [String: Any]

    init(_ medium: Medium) throws {
        self.medium = medium
        let path = SharedFiles.pipelines + "/media/\(medium.rawValue).yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        file = try Yams.load(yaml: text) as? [String: Any] ?? [:]
    }

    /// What stands under a key, and under one within it.
    private subscript(key: String, inner: String) -> Any? {
        (file[key] as? [String: Any])?[inner]
    }

    func push(_ deed: String) -> String {
        self["push", deed] as? String ?? (deed == "visit" ? "never" : "advise")
    }

    var unit: String {
        let unit = self["slots", "by"]
        return (unit as? [String: Any])?["kirei"] as? String ?? unit as? String ?? "none"
    }
    var needsScreen: Bool { self["link", "screen"] as? Bool ?? false }
    var takesShifts: Bool { self["slots", "shifts"] as? Bool ?? false }
    var sells: Bool { unit != "none" }
    var takesBlocks: Bool { self["slots", "blocks"] as? Bool ?? true }
    var stopsFree: Bool { self["slots", "stop-free"] as? Bool ?? true }
    var needsMerge: Bool { self["staff", "merge"] as? Bool ?? true }
    var forgetsAtUnlink: Bool { self["link", "end"] as? String == "slots-reset" }
    var leavesOutExisting: Bool { self["link", "existing"] as? String == "excluded" }
    var isTheSalonsOwn: Bool { file["credential"] == nil }
    var keepsEquipment: Bool { (self["equipment", "kirei"] as? String ?? "none") != "none" }
    /// Whether somebody whom the guest has not named is busy all the same.
    var assigns: Bool { self["unnominated", "kirei"] as? String == "assigned" }
    var minuteStep: Int {
        max(self["text", "minutes"] as? Int ?? 1, self["slots", "minutes"] as? Int ?? 1)
    }

    /// The minutes of the day in which slots may be changed.
    var hours: ClosedRange<Int>? {
        guard let from = (self["slots", "from"] as? String).flatMap(ClockTime.init)?.minutes,
            let to = (self["slots", "to"] as? String).flatMap(ClockTime.init)?.minutes
        else { return nil }
        return from...to
    }

    /// The screen for something, looked for on a day.
    func screen(for deed: String, visit: ServiceDay, today: ServiceDay) -> String? {
        guard let screen = self["screens", deed] as? [String: Any] else { return nil }
        let ordinary = screen["name"] as? String
        return visit == today ? screen["same-day"] as? String ?? ordinary : ordinary
    }

    /// Whether a booking that was born elsewhere becomes a booking here, and no slot.
    func enters(bookingOf origin: MediumLaw?) -> Bool {
        !sells || (push("create") == "send" && origin?.isTheSalonsOwn == true)
    }
}
