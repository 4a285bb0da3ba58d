extension Shape {
    /// A layout's file (`Formats.Format`). `Formats.Reader` judges it when it is loaded; this is
    /// what editors complete, and what its documentation is written from.
    static let format = Shape.mapping(
        headKeys + proofKeys + pageKeys + mailKeys + tableKeys + scheduleKeys + [fieldsKey])

    /// One word or text, or several of which any will do.
    static let words = Shape.either([.text(.any), .list(of: .text(.any), atLeast: 1)])

    private static let headKeys: [Key] = [
        .required(
            "version", .whole(1...9999),
            "The layout's version: raised whenever its meaning changes.",
            example: "1"),
        .required(
            "name", .text(.identifier),
            "The name that definitions and `daicho read` know it by; "
                + "also the file's name.",
            example: "salonboard-kirei-list"),
        .required(
            "medium", .text(.identifier), "The medium whose bookings it reads: a file in `media/`.",
            example: "hotpepper"),
        .optional(
            "relays", .free(.identifier, of: words, atLeast: 1),
            "Media whose bookings it passes on, by what their numbers look like: such a booking is "
                + "theirs.",
            absent: "every booking is its own medium's", example: "{hotpepper: \"@@########\"}"),
        .required(
            "kind", .choice(["list", "mail", "table", "schedule"]),
            "`list` for the pages of a listing, `mail` for notices, `table` for CSV files, `schedule` "
                + "for the page of a day.",
            example: "list"),
        .optional(
            "walk", .text(.identifier),
            "The site family that says how such pages are fetched: sign in, search, page after page.",
            absent: "read from folders only", example: "salonboard-kirei"),
    ]

    private static let proofKeys: [Key] = [
        .optional(
            "refuse", .list(of: .mapping(pageProofKeys), atLeast: 1),
            "Pages: what must not be read, asked before anything is believed.", absent: "nothing"),
        .optional(
            "ignore", .list(of: .mapping(ignoredKeys), atLeast: 1),
            "Mails: what is no notice, told by sender or subject.", absent: "nothing"),
        .optional(
            "recognise", .list(of: .mapping(mailProofKeys), atLeast: 1),
            "Mails: what tells a notice. One of them is enough. Must stand in a mail's format."),
        .optional(
            "otherwise", .list(of: .mapping(otherwiseKeys), atLeast: 1),
            "What it is when it is no listing, or no notice; asked in this order.",
            absent: "not recognised"),
    ]

    private static let pageProofKeys: [Key] = [
        .required(
            "as",
            .choice([
                "not-recognised", "sign-in", "expired", "captcha", "error", "maintenance",
                "other-store", "search-form", "truncated",
            ]), "What the page is then.", example: "captcha"),
        .optional("present", words, "XPaths that all find something."),
        .optional("absent", words, "XPaths that all find nothing."),
        .optional("title", words, "Words of the title."),
        .optional("text", words, "Words of the visible text."),
        .optional(
            "shape", words,
            "An identifier in the visible text: `#` is a digit, `@` a capital letter.",
            example: "KPCL###V##"),
    ]

    private static let mailProofKeys: [Key] = [
        .optional("from", words, "The sender's whole address."),
        .optional("subject", words, "Words of the subject."),
        .optional("body", words, "Words of the text."),
    ]

    private static let ignoredKeys: [Key] =
        [
            .required(
                "as",
                .choice([
                    "digest", "address-check", "customer-side", "forwarding-confirmation",
                    "unrelated",
                ]), "What the mail is then.", example: "digest")
        ] + mailProofKeys

    /// For pages and for mails: `as` takes the words of either.
    private static let otherwiseKeys: [Key] =
        [
            .required(
                "as", .text(.any), "What it is then: the words of `refuse` or of `ignore`.",
                example: "expired")
        ] + pageProofKeys.dropFirst() + mailProofKeys
}
