import LedgerStore
import Reservations

extension QuestionReading {
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

    /// 作成日 and 更新日, beside the days that `--date` is about (R3-16).
    mutating func readFurtherDays(of question: LedgerQuestion) {
        if let days = days(question.created, "--created") {
            if condition.created != nil {
                problems.append("--created and --date created: say it once")
            }
            condition.created = days
        }
        if let days = days(question.updated, "--updated") {
            if condition.changed != nil {
                problems.append("--updated and --date updated: say it once")
            }
            condition.changed = days
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
        return range(from: question.from, "--from", to: question.to, "--to")
    }

    /// `today`, `DAY`, `DAY..DAY`, `DAY..` or `..DAY`.
    private mutating func days(_ text: String?, _ option: String) -> ClosedRange<ServiceDay>? {
        guard let text else { return nil }
        guard let dots = text.firstRange(of: "..") else {
            return day(text, option).map { $0...$0 }
        }
        let ends = [text[..<dots.lowerBound], text[dots.upperBound...]].map(String.init)
        return range(
            from: ends[0].isEmpty ? nil : ends[0], option, to: ends[1].isEmpty ? nil : ends[1],
            option)
    }

    private mutating func range(
        from first: String?, _ firstOption: String, to last: String?, _ lastOption: String
    ) -> ClosedRange<ServiceDay>? {
        let first = first.map { day($0, firstOption) } ?? LedgerQuestion.firstDay
        let last = last.map { day($0, lastOption) } ?? LedgerQuestion.lastDay
        guard let first, let last else { return nil }
        guard first <= last else {
            problems.append(
                "\(firstOption) \(first) lies after \(lastOption) \(last): exchange them")
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
}
