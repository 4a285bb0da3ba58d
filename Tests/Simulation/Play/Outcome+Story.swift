import Foundation
import Reservations

extension Outcome {
    /// What happened and what broke, in plain words.
    public var story: String {
        var lines = ["seed \(plot.seed): \(breaches.map(\.description).joined(separator: "; "))"]
        let named = Set(plot.incidents.map(\.booking))
        let standing = plot.bookings.enumerated().filter { $1.standsFromTheBeginning }
        lines.append("  \(standing.count) bookings stand from the beginning, among them")
        for (place, booking) in standing where named.contains(place) || standing.count < 6 {
            lines.append("    \(booking.number) on \(booking.first.words)")
        }
        var events: [(at: TimeInterval, words: String)] = plot.incidents.map { incident in
            (incident.at, "\(plot.bookings[incident.booking].number) \(incident.words)")
        }
        events += plot.ticks.map { ($0.at, "RUN \($0.words)") }
        for event in events.sorted(by: { $0.at < $1.at }) {
            lines.append("  \(SalonTime.iso(plot.begin + event.at).prefix(19)) \(event.words)")
        }
        if !told.isEmpty {
            lines.append("  the destination heard: \(told.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }
}

extension TrueState {
    fileprivate var words: String { "\(day) \(ClockTime.text(minutes: start)) \(status)" }
}

extension Incident {
    fileprivate var words: String {
        let mail = post.map { post in
            guard let delay = post.delay else { return ", its mail is lost" }
            let off = post.dateIsOffBy == 0 ? "" : ", Date off by \(Int(post.dateIsOffBy)) s"
            let spam = post.timeInSpam == 0 ? "" : ", \(Int(post.timeInSpam)) s among the spam"
            let opened = post.isOpened ? ", opened by a person" : ""
            let copies = post.copies > 1 ? ", twice" : ""
            return ", mail after \(Int(delay)) s\(spam)\(off)\(opened)\(copies)"
        }
        return "\(deed)\(mail ?? "")"
    }
}

extension Tick {
    fileprivate var words: String {
        var words: [String] = []
        if list != .none { words.append("list: \(list)") }
        if mail != .none { words.append("mail: \(mail)") }
        if answer != .done { words.append("answers: \(answer)") }
        if scheduler != .none { words.append("\(scheduler)") }
        if clockIsOffBy != 0 { words.append("clock off by \(Int(clockIsOffBy)) s") }
        if login != 0 { words.append("by another sign-in") }
        if !isForced { words.append("what is due") }
        if hasPerson { words.append("a person attends") }
        if let pins {
            words.append(
                "a person pins \(["who serves", "what for", "when"][pins % 3]) booking \(pins / 3)")
        }
        if let disk { words.append("the disk fails (\(disk.fault)) at call \(disk.call)") }
        if exports { words.append("an export is kept") }
        if let backfill { words.append("a person backfills \(backfill)") }
        if isRepeated { words.append("made again") }
        return words.joined(separator: ", ")
    }
}
