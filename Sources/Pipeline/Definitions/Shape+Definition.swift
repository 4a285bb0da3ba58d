extension Shape {
    /// A salon's definition.
    static let definition = Shape.mapping([
        .required("salon", .mapping(salonKeys), "Whose ledger this is."),
        .optional(
            "state", .text(.any), "The folder of the ledger and the archive.",
            absent: "`.daicho/ID` beside this file", example: "../.daicho/kirei-demo"),
        .optional(
            "horizon", .span(.months, 1...12, usual: 4),
            "How far ahead bookings are read and judged, from the day of the run.",
            absent: "`4 months`", example: "4 months"),
        .required(
            "sources", .free(.identifier, of: .mapping(sourceKeys), atLeast: 1),
            "Where bookings come from, each under a name of your own."),
        .optional(
            "publish", .list(of: .mapping(publicationKeys), atLeast: 1),
            "The ledgers written after each run that changed something.", absent: "none"),
        .optional(
            "export", .mapping(exportKeys), "What `daicho export` offers beside what is built in.",
            absent: "nothing"),
        .optional(
            "deliver", .list(of: .mapping(deliveryKeys), atLeast: 1),
            "Where sync actions are handed to.", absent: "no actions"),
        .optional(
            "freeze", .mapping(freezeKeys),
            "When nothing is written to other systems, such as while the salon is closed.",
            absent: "actions go out at once"),
        .optional(
            "notify", .list(of: .mapping(noticeKeys), atLeast: 1),
            "Who is told when the state changes: once, and again after 24 hours.",
            absent: "nobody"),
        .optional(
            "heartbeat", .text(.webAddress), "The address that is fetched after each good run.",
            absent: "none", example: "https://hc.example/ping/kirei-demo"),
        .optional(
            "retain", .span(.days, 1...3650, usual: 30),
            "How long captured pages and mails are kept.",
            absent: "`30 days`", example: "30 days"),
        .optional(
            "menus", .free(.any, of: .span(.minutes, 5...900, usual: 60), atLeast: 1),
            "How long a menu takes, by the name the medium gives it, for bookings that come "
                + "without a duration.",
            absent: "unknown durations stay unknown", example: "{ジェルネイル: 90 minutes}"),
        .optional(
            "stay", .free(.identifier, of: .span(.minutes, 5...900, usual: 60), atLeast: 1),
            "基本滞在時間: how long a booking without a menu takes, by the medium's id, as it is set "
                + "there. A change counts for bookings that come later.",
            absent: "such bookings have no known end", example: "{ekiten: 60 minutes}"),
        .optional(
            "hours", workWeek,
            "When the salon is open, by `every` day, `mon` … `sun`, `holiday` (Japan's) or a date; "
                + "the line that says most counts. A day that none is about is closed.",
            absent: "not known", example: "{every: 10:00-20:00, tue: none}"),
        .optional(
            "staff", .free(.any, of: workWeek, atLeast: 1),
            "When each member of staff works, in the same words, by the name that `daicho staff` "
                + "knows them by. Between two segments is a break. Nobody works on a closed day.",
            absent: "all work whenever the salon is open",
            example: "{花子: {every: 10:00-14:00 15:00-19:00, wed: none}}"),
        .optional(
            "equipment", .list(of: .mapping(equipmentKeys), atLeast: 1),
            "The equipment without which some of the staff serve nobody, a kind each: while all "
                + "pieces are in use, their slots close at media that keep no equipment.",
            absent: "only the slots of whoever serves close",
            example: "[{pieces: [ベッド１, ベッド２], staff: [花子, 桜, 楓]}]"),
    ])

    static let equipmentKeys: [Key] = [
        .required(
            "pieces", .list(of: .text(.any), atLeast: 1),
            "All pieces of the kind, as bookings name them (設備).", example: "[ベッド１, ベッド２]"),
        .required(
            "staff", .list(of: .text(.any), atLeast: 1),
            "Who needs one of them for every guest, by the name that `daicho staff` knows them by.",
            example: "[花子, 桜, 楓]"),
    ]

    private static let workWeek = Shape.free(.workDay, of: .text(.shift), atLeast: 1)

    static let salonKeys: [Key] = [
        .required(
            "id", .text(.identifier), "The salon's id in every ledger, action and file name.",
            example: "kirei-demo"),
        .required(
            "name", .text(.any), "The salon's name as people know it.",
            example: "キレイサロン デモ店"),
        .required(
            "vertical", .choice(["kirei", "hair"]),
            "The trade: hair, or kirei for nail, eyelash, esthetics, relaxation and the rest.",
            example: "kirei"),
        .optional(
            "store", .text(.identifier),
            "The medium's id of the shop. Needed where pages are fetched by signing in; a page of "
                + "another shop is refused.",
            absent: "pages of any shop are taken", example: "H000000001"),
        .optional(
            "names", .list(of: .text(.any), atLeast: 1),
            "Other names that files have for the shop (お店名). Rows of any other shop are left out.",
            absent: "only `name`, `id` and `store`", example: "[キレイサロンデモ本店]"),
    ]

    static let sourceKeys: [Key] = [
        .required(
            "formats", .list(of: .text(.any), atLeast: 1),
            "The layouts to read it by: paths relative to this file, or names.",
            example: "[formats/salonboard-kirei-list.yaml]"),
        .required(
            "from", .text(.origin),
            "Where it is: `https://HOST` to sign in and walk, `imaps://HOST/MAILBOX` (or `imap://` "
                + "with STARTTLS), `maildir:PATH`, or `folder:PATH` with saved pages or mails.",
            example: "https://salonboard.com"),
        .optional("login", .mapping(loginKeys), "How one signs in there.", absent: "no sign-in"),
        .optional(
            "every", .span(.minutes, 5...30, usual: 5, more: " for mail, 5 to 10 for a listing"),
            "How often it is due: 5 to 10 minutes for a listing, 5 to 30 for mail and schedules.",
            absent: "at every run for a folder, `5 minutes` for a listing, `30 minutes` for mail "
                + "and schedules",
            example: "5 minutes"),
        .optional(
            "mark-read", .flag,
            "Whether a mail is marked as read after its bookings are safely in the ledger.",
            absent: "`false`", example: "true"),
        .optional(
            "also", .list(of: .text(.any), atLeast: 1),
            "Further folders of the mailbox to look into, such as the spam folder.",
            absent: "none", example: "[Spam]"),
    ]

    static let loginKeys: [Key] = [
        .optional(
            "name", .text(.identifier),
            "The login's name. Definitions that name the same one share its session and its rest.",
            absent: "the salon's id; for mail, the salon's id and the source's name",
            example: "honten"),
        .optional(
            "id", .either([.text(.any), .secret]), "The login id of a site.",
            example: "{env: SALONBOARD_ID}"),
        .optional(
            "user", .either([.text(.any), .secret]), "The user of a mailbox or mail server.",
            example: "reserve@salon.example"),
        .optional(
            "password", .secret, "Where the password is found.",
            example: "{command: [pass, show, salonboard]}"),
        .optional(
            "token", .secret, "Where an access token is found, for mailboxes that want XOAUTH2.",
            example: "{command: [mail-token, salon]}"),
    ]
}
