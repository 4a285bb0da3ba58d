import Foundation
public import Reservations

/// What a person types of a booking at the desk, option by option.
public struct DeskWords: Sendable {
    /// `2026-11-30T14:00`; where a booking stands already, a day or a time alone.
    public var at: String?
    /// A name, or フリー枠 for a place that is nobody's.
    public var staff: String?
    /// The course, a menu each.
    public var menu: [String] = []
    public var minutes: String?
    public var name: String?
    public var kana: String?
    public var phone: String?
    public var email: String?
    public var memo: String?
    public var equipment: String?
    public var total: String?

    public init() {}

    /// The words as values: what was not typed is not claimed. Says everything that is wrong at
    /// once, and never what was typed: it may be a guest's datum.
    public func facts() throws(WrongUsage) -> Facts {
        var reading = DeskReading()
        reading.takeMoment(at)
        reading.takeStaff(staff)
        reading.take(.menu, "--menu", menu.isEmpty ? nil : menu.joined(separator: " / "))
        reading.take(.durationMinutes, "--minutes", minutes)
        reading.take(.customerName, "--name", name)
        reading.take(.customerKana, "--kana", kana)
        reading.take(.phone, "--phone", phone)
        reading.take(.email, "--email", email)
        reading.take(.memo, "--memo", memo)
        reading.take(.equipment, "--equipment", equipment)
        reading.take(.total, "--total", total)
        guard reading.problems.isEmpty else { throw WrongUsage(reading.problems) }
        return reading.facts
    }
}

/// Turns options into values, and gathers what is wrong with them.
private struct DeskReading {
    var facts = Facts()
    var problems: [String] = []

    mutating func take(_ field: Field, _ option: String, _ text: String?) {
        guard let text = text?.trimmingCharacters(in: .whitespaces) else { return }
        do throws(UnreadableValue) {
            facts.take(field, from: try Facts(field, reading: text))
        } catch {
            problems.append("\(option): \(error.remedy)")
        }
    }

    mutating func takeMoment(_ text: String?) {
        guard let text else { return }
        for part in text.split(whereSeparator: { "T 　".contains($0) }) {
            if let day = ServiceDay(part), facts.visitDate == nil {
                facts.visitDate = day
                facts.claimed.insert(FieldSet(.visitDate))
            } else if let time = ClockTime(part), facts.startTime == nil {
                facts.startTime = time
                facts.claimed.insert(FieldSet(.startTime))
            } else {
                return problems.append("--at: write a moment in Japan, such as 2026-11-30T14:00")
            }
        }
        if facts.claimed.isEmpty {
            problems.append("--at: write a moment in Japan, such as 2026-11-30T14:00")
        }
    }

    mutating func takeStaff(_ text: String?) {
        guard let name = text?.trimmingCharacters(in: .whitespaces) else { return }
        if name.isEmpty {
            return problems.append("--staff: write a name, or \(Nomination.free.rawValue)")
        }
        facts.claimed.insert(FieldSet([.staff]))
        guard name == Nomination.free.rawValue else {
            facts.staff = name
            return
        }
        facts.nominated = false
        facts.claimed.insert(FieldSet(.nominated))
    }
}
