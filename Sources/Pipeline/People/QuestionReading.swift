import Foundation
import LedgerStore
import Reservations

/// Turns a question's words into a condition, and gathers what is wrong with them.
struct QuestionReading {
    let today: ServiceDay
    let known: KnownNames
    var condition = RowCondition()
    var problems: [String] = []

    init(today: ServiceDay, known: KnownNames) {
        self.today = today
        self.known = known
    }

    mutating func readDays(of question: LedgerQuestion) {
        guard let range = days(of: question) else {
            if question.dayKind != nil, question.on == nil {
                problems.append("--date says which day is meant: add --on, --from or --to")
            }
            return
        }
        switch question.dayKind ?? .visit {
        case .visit: condition.visited = range
        case .created: condition.created = range
        case .updated: condition.changed = range
        }
    }

    private mutating func days(of question: LedgerQuestion) -> ClosedRange<ServiceDay>? {
        if let on = question.on {
            if question.from != nil || question.to != nil {
                problems.append("--on is one day, --from and --to a range: choose one of them")
            }
            return (on == "today" ? today : day(on, "--on")).map { $0...$0 }
        }
        if question.from == nil && question.to == nil { return nil }
        let first = question.from.map { day($0, "--from") } ?? Self.firstDay
        let last = question.to.map { day($0, "--to") } ?? Self.lastDay
        guard let first, let last else { return nil }
        guard first <= last else {
            problems.append("--from \(first) lies after --to \(last): exchange them")
            return nil
        }
        return first...last
    }

    private mutating func day(_ text: String, _ option: String) -> ServiceDay? {
        if text == "today" { return today }
        if let day = ServiceDay(text) { return day }
        problems.append("\(option): `\(text)` is no day; write YYYY-MM-DD or today")
        return nil
    }

    mutating func statuses(_ words: [String]) -> Set<Status> {
        var found: Set<Status> = []
        for word in split(words) {
            if word == "cancelled" || word == "キャンセル" {
                found.formUnion(Status.allCases.filter(\.isCancelled))
            } else if let status = Status.allCases.first(where: {
                $0.rawValue == word || $0.label == word
            }) {
                found.insert(status)
            } else {
                let all = Status.allCases.flatMap { [$0.rawValue, $0.label] } + ["cancelled"]
                problems.append(WrongUsage.unknown(word, "status", among: all))
            }
        }
        return found
    }

    mutating func media(_ words: [String]) -> Set<Medium> {
        var found: Set<Medium> = []
        for word in split(words) {
            if let rules = known.media.first(where: {
                $0.medium.rawValue == word || $0.name == word
            }) {
                found.insert(rules.medium)
            } else {
                let all = known.media.flatMap { [$0.medium.rawValue, $0.name] }
                problems.append(WrongUsage.unknown(word, "medium", among: all))
            }
        }
        return found
    }

    /// Names are compared as written: a likeness is suggested, never assumed (D9).
    mutating func staff(_ names: [String]) -> Set<String> {
        for name in names where !known.staff.contains(name) {
            problems.append(
                WrongUsage.unknown(name, "member of staff in this ledger", among: known.staff))
        }
        return Set(names)
    }

    private static let firstDay = ServiceDay(year: 1900, month: 1, day: 1)
    private static let lastDay = ServiceDay(year: 9999, month: 12, day: 31)
}
