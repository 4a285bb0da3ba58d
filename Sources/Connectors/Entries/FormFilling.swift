import Reservations

/// Fills in a form of a medium's own, and sees to it that every choice is one that it offers.
struct FormFilling {
    var form: PageForm
    let letters: MediumText.Letters

    /// Writes a text, no longer than the form itself allows.
    mutating func write(
        _ text: String, into name: String, _ label: String, _ kind: TextLimit.Kind, most: Int
    ) throws(EntryRefusal) {
        let most = min(most, form.field(name)?.most ?? most)
        do throws(TextProblem) {
            form.set(
                name, to: try TextLimit(label, kind, most: most, letters: letters).fitted(text))
        } catch {
            throw EntryRefusal(error)
        }
    }

    /// Chooses the time of day of two choices, hour and minute.
    ///
    /// - Parameter rounds: the way to go where the form does not offer that minute; nil refuses.
    mutating func choose(
        _ minutes: Int, hour: PageForm.Field?, minute: PageForm.Field?, rounds: Rounding? = nil
    ) throws(EntryRefusal) {
        let steps = minute?.options.compactMap { Int($0.value) }.sorted() ?? []
        var (whole, part) = minutes.quotientAndRemainder(dividingBy: 60)
        if !steps.contains(part) {
            switch rounds {
            case .down: part = steps.last { $0 < part } ?? 0
            case .up:
                let next = steps.first { $0 > part }
                (whole, part) = next.map { (whole, $0) } ?? (whole + 1, 0)
            case nil: throw Self.noSuchTime
            }
        }
        try pick(in: hour) { Int($0.value) == whole }
        try pick(in: minute) { Int($0.value) == part }
    }

    enum Rounding {
        case down, up
    }

    /// Chooses the length of a booking, whose hours the form counts in minutes; rather some minutes
    /// more than one too few.
    mutating func choose(
        length: Int, hour: PageForm.Field?, minute: PageForm.Field?
    ) throws(EntryRefusal) {
        let steps = minute?.options.compactMap { Int($0.value) }.sorted() ?? []
        var (whole, part) = length.quotientAndRemainder(dividingBy: 60)
        if let next = steps.first(where: { $0 >= part }) {
            part = next
        } else {
            (whole, part) = (whole + 1, 0)
        }
        try pick(in: hour) { Int($0.value) == whole * 60 }
        try pick(in: minute) { Int($0.value) == part }
    }

    /// Chooses the first option that fits.
    mutating func pick(
        in field: PageForm.Field?, refusing refusal: EntryRefusal = noSuchTime,
        _ fits: (PageForm.Option) -> Bool
    ) throws(EntryRefusal) {
        guard let field, let option = field.options.first(where: fits) else { throw refusal }
        form.set(field.name, to: option.value)
    }

    static let noSuchTime = EntryRefusal(
        "the form does not offer this time",
        words: "媒体の画面で選べない時刻です。daicho amend で時刻を直すか、媒体の画面で登録してください")
}
