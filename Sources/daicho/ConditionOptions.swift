public import ArgumentParser
public import Pipeline

/// Which rows `daicho export` writes.
struct ConditionOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("One day: today or YYYY-MM-DD.", valueName: "day"))
    var on: String?

    @Option(name: .long, help: ArgumentHelp("The first day.", valueName: "day"))
    var from: String?

    @Option(name: .long, help: ArgumentHelp("The last day.", valueName: "day"))
    var to: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Which day is meant: visit (予約日, the default), created (作成日) or updated (更新日).",
            valueName: "kind"))
    var date: LedgerQuestion.DayKind?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "作成日 beside it: today, a day, or DAY..DAY with either end left open.",
            valueName: "days"))
    var created: String?

    @Option(
        name: .long, help: ArgumentHelp("更新日 beside it, written the same way.", valueName: "days"))
    var updated: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The delta: only what runs after this one have changed.", valueName: "run"))
    var since: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A status, by value (booked) or label (受付待ち); cancelled means each kind of "
                + "cancellation (repeatable).", valueName: "status"))
    var status: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("A member of staff, as written (repeatable).", valueName: "name"))
    var staff: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("A medium, by id or name (repeatable).", valueName: "medium"))
    var medium: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Words in number, name, kana, phone, mail or memo; blanks, widths and hyphens do not "
                + "count.", valueName: "words"))
    var text: String?

    @Option(
        name: .long, help: ArgumentHelp("A booking's number (repeatable).", valueName: "number"))
    var number: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A column that must be exactly this (repeatable).", valueName: "column=value"))
    var `where`: [String] = []

    var question: LedgerQuestion {
        var question = LedgerQuestion()
        question.on = on
        question.from = from
        question.to = to
        question.dayKind = date
        question.created = created
        question.updated = updated
        question.since = since
        question.statuses = status
        question.staff = staff
        question.media = medium
        question.text = text
        question.numbers = number
        question.cells = `where`
        return question
    }
}

extension LedgerQuestion.DayKind: ExpressibleByArgument {}
