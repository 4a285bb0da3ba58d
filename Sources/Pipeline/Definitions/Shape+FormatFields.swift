import Reservations

extension Shape {
    /// What values there are, and how each is read.
    static let fieldsKey = Key.optional(
        "fields", .named(["number"] + Field.allCases.map(\.name), of: .mapping(fieldKeys)),
        "The values, by the names that `daicho read` shows: "
            + (["number"] + Field.allCases.map(\.name)).map { "`\($0)`" }.joined(separator: ", ")
            + ". Must stand in every format but a schedule's.")

    private static let fieldKeys: [Key] = [
        .required("read", .choice(valueReaders), "How it is read: a value reader (below)."),
        .optional(
            "column", words,
            "Pages and tables: the column it stands in; of a table several, and the first with "
                + "something in it counts."),
        .optional("within", .text(.any), "Pages: the class of the part of the cell that counts."),
        .optional("without", words, "Pages: elements whose text does not count.", example: "a"),
        .optional("block", .text(.identifier), "Mails: the block it stands in."),
        .optional("line", words, "Mails: the label of its line in the block."),
        .optional("none", words, "Words that mean that there is none (of an amount: zero)."),
        .optional("mark", words, "The mark of a nomination, without its brackets.", example: "指"),
        .optional(
            "shape", words,
            "What a number looks like: `#` is a digit, `@` a capital letter, `%` a small one, `*` a "
                + "digit or a capital letter; a `+` behind lets it repeat.",
            example: "\"@@########\""),
        .optional(
            "after", words, "Mails: words that the value stands behind.", example: "所要時間"),
        .optional("cut", words, "Mails: words at which a line of the menu ends."),
        .optional("parameter", .text(.any), "The parameter of the link.", example: "reserveId"),
        .optional(
            "part", .choice(["whole", "before-brackets", "in-brackets", "start"]),
            "Which of the amounts in the text; `start` is the first of two times.",
            absent: "`whole`"),
        .optional("leave", words, "Marks of items that belong elsewhere."),
        .optional("only", words, "Marks of the items that count; they are taken off."),
        .optional("drop", words, "Marks that are taken off."),
        .optional("except", words, "Labels of lines that do not count."),
        .optional("at", words, "What stands between the items of a list."),
        .optional("masked", words, "What a text ends with that was masked on purpose."),
        .optional("yes", words, "Words that mean yes."),
        .optional("no", words, "Words that mean no."),
        .optional(
            "empty", .choice(Status.allCases.map(\.rawValue)),
            "Tables: the status of a row that tells none.", absent: "the row is set aside"),
        .optional("as", .free(.any, of: .text(.any), atLeast: 1), "Other words for some words."),
        .optional(
            "words", .named(Status.allCases.map(\.rawValue), of: words),
            "The medium's words for each status ("
                + Status.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                + "). A word that is not here is never guessed."),
    ]

    /// The value readers that a format may name. A test holds the list to the readers there are.
    static let valueReaders = [
        "clock-29", "clock-range", "coupon-lines", "date-from-href", "duration", "japanese-date",
        "japanese-moment", "kana-in-brackets", "labelled-coupon", "labelled-list", "menu-lines",
        "name-before-kana", "nomination-by-name", "nomination-mark", "number-from-href", "number",
        "paragraph", "points", "staff-name", "status-words", "status-text", "text", "yen",
        "clock", "date", "flag-words", "minutes", "moment", "phone", "split-list", "until",
        "verbatim",
    ]
}
