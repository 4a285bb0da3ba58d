extension Shape {
    static let publicationKeys: [Key] = [
        .required(
            "csv", .text(.any), "The file to write, relative to this file.",
            example: "予約台帳.csv"),
        .optional(
            "range", .choice(["horizon", "all", "today"]), "Which visit days it holds.",
            absent: "`horizon`", example: "horizon"),
        .optional(
            "columns",
            .either([.text(.any), .list(of: .text(.any), atLeast: 1)]),
            "`shown`, `all`, 受付用, 分析用, 本部用, 取込用 or a set of `export.columns`; or the ledger's "
                + "columns by name.", absent: "`shown`",
            example: "[予約日, 開始時刻, お客様名]"),
        .optional(
            "encoding", .choice(["utf8-bom", "utf8", "cp932"]),
            "The bytes it is written in; `utf8-bom` opens right in Excel.", absent: "`utf8-bom`",
            example: "cp932"),
        .optional(
            "mode", .text(.mode), "The file's permissions in octal digits.", absent: "`\"0600\"`",
            example: "\"0640\""),
        .optional(
            "phone", .choice(["digits", "hyphen"]),
            "How phone numbers are written; `hyphen` keeps the leading zero in Excel.",
            absent: "`digits`", example: "hyphen"),
    ]

    static let exportKeys: [Key] = [
        .optional(
            "columns", .free(.any, of: .list(of: .text(.any), atLeast: 1), atLeast: 1),
            "Choices of the ledger's columns, each under a name for `--columns`; one named `shown` "
                + "is what is written where nothing else is asked for.",
            absent: "`shown` is all columns", example: "{shown: [予約日, 開始時刻, お客様名]}")
    ]

    static let deliveryKeys: [Key] = [
        .required(
            "to", .text(.destination),
            "`file:PATH` appends each action as a line; `exec:PROGRAM ARGUMENTS` gets one action "
                + "on standard input and answers with its receipt. Arguments are parted by blanks "
                + "and held together by quotes; no shell is in between. `https://…` gets each "
                + "action as a signed POST. `site:SOURCE` is entered on the medium's own forms with the "
                + "login of that source, while `daicho link open` lasts.",
            example: "file:actions.ndjson"),
        .optional(
            "secret", .secret, "What the posts to `https:` are signed with, known to both sides.",
            example: "{env: POS_SECRET}"),
        .optional(
            "read-back", .text(.webAddress),
            "Below which address the site tells what became of an action: `GET ADDRESS/ID`.",
            absent: "what may not have arrived waits for a person's word",
            example: "https://pos.example/daicho/actions"),
        .optional(
            "format", .text(.any),
            "The layout of the schedule on which what was entered at `site:` is seen again.",
            example: "formats/salonboard-kirei-schedule.yaml"),
        .optional(
            "target", .text(.identifier), "Whose books the actions are meant for.",
            absent: "`own`, the salon's own site or till", example: "own"),
        .optional(
            "with-existing", .flag,
            "Whether what stood in the ledger at its first run is sent as well.",
            absent: "`false`", example: "true"),
    ]

    static let freezeKeys: [Key] = [
        .required(
            "until", .text(.moment),
            "When actions go out again: a day, which means its beginning, or a moment in Japan. What "
                + "waited is looked at again, and what has begun by then is not sent.",
            example: "2027-01-04T09:00"),
        .optional(
            "from", .text(.moment), "When it begins.", absent: "at once", example: "2026-12-30"),
    ]

    static let noticeKeys: [Key] = [
        .optional(
            "mail", .text(.mailAddress), "Who is told by mail.", example: "owner@salon.example"),
        .optional(
            "line", .text(.identifier),
            "The group of staff that is told by LINE: its id, as the bot's webhook tells it.",
            example: "C0123456789abcdef0123456789abcdef"),
        .optional(
            "via", .text(.mailServer),
            "For mail the server: `smtps://HOST`, or `smtp://HOST` with STARTTLS. For LINE another "
                + "address of its API.",
            absent: "`https://api.line.me` for LINE; must stand for mail",
            example: "smtps://smtp.example.jp"),
        .optional(
            "login",
            .mapping(loginKeys.filter { ["user", "password", "token"].contains($0.name) }),
            "How one signs in at the mail server.", absent: "no sign-in"),
        .optional(
            "token", .secret, "For LINE: where the token of the bot's channel is found.",
            example: "{env: LINE_TOKEN}"),
    ]
}
