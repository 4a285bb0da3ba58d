import Reservations

extension Shape {
    /// Where things are on a page.
    static let pageKeys: [Key] = [
        .optional("end", .text(.any), "Pages: what a whole page ends with.", example: "</html>"),
        .optional(
            "store", .list(of: .mapping(storeKeys), atLeast: 1),
            "Pages: where the page names its shop.", absent: "the shop is not checked"),
        .optional(
            "range",
            .mapping([
                .optional("from", words, "XPaths of the first day's form field."),
                .optional("to", words, "XPaths of the last day's form field."),
            ]), "Pages: where the page repeats the range that was asked for.",
            absent: "the range is not checked"),
        .optional(
            "count",
            .mapping([
                .required("at", words, "XPaths of the text that tells how many there are."),
                .required("before", .text(.any), "The words before the number."),
                .required("behind", .text(.any), "The words behind the number."),
            ]), "Pages: where the page tells how many bookings there are."),
        .optional("nothing", words, "Pages: XPaths that find something when there are none."),
        .optional(
            "paging",
            .mapping([
                .required("at", words, "XPaths of the text `n/N`."),
                .optional("behind", .text(.any), "The word behind it.", example: "ページ"),
                .optional("next", words, "XPaths of the link to the next page."),
            ]), "Pages: which of how many pages this is.", absent: "one page"),
        .optional(
            "table",
            .mapping([
                .required("at", words, "XPaths of the table; the first that finds one."),
                .required("head", .text(.any), "The XPath of its heads, from the table."),
                .required("row", .text(.any), "The XPath of its rows, from the table."),
            ]), "Pages: where the rows are."),
        .optional(
            "columns", .free(.identifier, of: .mapping(columnKeys), atLeast: 1),
            "Pages and tables: the columns, each under a name of your own, found by their heads, so "
                + "that a changed order is still right."),
    ]

    private static let storeKeys: [Key] = [
        .required("at", words, "XPaths of what holds the shop's id."),
        .optional(
            "after", .text(.any), "The word right before it.", absent: "anywhere in the text"),
        .required("shape", .text(.any), "What the id looks like.", example: "H#########"),
    ]

    private static let columnKeys: [Key] = [
        .optional("id", .text(.any), "The head's `id`; tried first."),
        .optional("class", .text(.any), "A class of the head; tried next."),
        .optional(
            "header", words,
            "The head's whole text without blanks; tried last. In a table the only one, "
                + "its words in order: the first that is there counts."),
    ]

    /// How a mail's text is cut.
    static let mailKeys: [Key] = [
        .optional("opening", words, "Mails: what a notice's text opens with."),
        .optional(
            "kinds", .list(of: .mapping(kindKeys), atLeast: 1),
            "Mails: the kinds of notices, asked in this order."),
        .optional(
            "sections", .list(of: .mapping(sectionKeys), atLeast: 1),
            "Mails: the parts of the text, one behind the other, with the labels that count there."),
    ]

    private static let kindKeys: [Key] = [
        .required("kind", .choice(["new", "changed", "cancelled"]), "What has happened."),
        .required(
            "status", .choice(Status.allCases.map(\.rawValue)), "What the booking has come to."),
        .required(
            "time", .choice(["printed", "date-header"]),
            "When it happened: as the text tells, or as the mail's `Date` does."),
        .required("subject", words, "Words of the subject."),
        .required("sentence", words, "Words of the sentence behind the opening."),
    ]

    private static let sectionKeys: [Key] = [
        .optional("at", words, "The lines that begin it.", absent: "from where the last one ends"),
        .optional(
            "marks", words,
            "What every label begins with here, known or not. Left out where a guest writes."),
        .required(
            "blocks", .free(.identifier, of: words, atLeast: 1),
            "The labels, each under a name of your own for what follows it."),
    ]
}
