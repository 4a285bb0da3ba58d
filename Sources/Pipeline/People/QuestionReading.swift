import Foundation
public import LedgerStore
public import Reservations

extension LedgerQuestion {
    /// The condition that the ledger answers.
    ///
    /// - Parameters:
    ///   - today: the day in Japan that `today` means.
    ///   - known: the names that stand in this salon's ledger.
    public func condition(
        today: ServiceDay, knowing known: KnownNames
    ) throws(WrongUsage) -> RowCondition {
        var reading = QuestionReading(today: today, known: known)
        reading.refuseEmpty(self)
        reading.readDays(of: self)
        reading.readFurtherDays(of: self)
        reading.condition.statuses = reading.statuses(statuses)
        reading.condition.media = reading.media(media)
        reading.condition.staff = reading.staff(staff)
        reading.condition.numbers = Self.numbers(numbers)
        reading.condition.text = text
        reading.readCells(cells)
        guard reading.problems.isEmpty else { throw WrongUsage(reading.problems) }
        return reading.condition
    }
}

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

    /// An option that was given and says nothing (`--number "$N"` with N unset) would ask for
    /// everything.
    mutating func refuseEmpty(_ question: LedgerQuestion) {
        let lists = [
            ("--status", question.statuses), ("--medium", question.media),
            ("--number", question.numbers),
        ]
        var empty = lists.filter { $0.1.contains { split([$0]).isEmpty } }.map(\.0)
        // Blanks and hyphens do not count in a search.
        let isNothing = { (sign: Character) in sign.isWhitespace || "-‐‑‒–—―−－".contains(sign) }
        if let text = question.text, text.allSatisfy(isNothing) { empty.append("--text") }
        problems += empty.map { "\($0) is empty: say what to look for, or leave it out" }
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
}
