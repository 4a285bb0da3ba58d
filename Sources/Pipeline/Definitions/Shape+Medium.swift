import Reservations

extension Shape {
    /// A booking medium's rules (`Reservations.MediumRules`).
    static let medium = Shape.mapping([
        .required(
            "medium", .text(.identifier),
            "The medium's id, by which formats name it; also the name of this file.",
            example: "hotpepper"),
        .required(
            "name", .text(.any), "The name people know it by: the ledger's column 媒体.",
            example: "HOT PEPPER Beauty"),
        .optional(
            "bookings", .mapping(bookingKeys),
            "How its bookings come in; `link list --json` shows it.",
            absent: "not known"),
        .optional(
            "cancel", .mapping(cancelKeys),
            "Who cancels them and how that is seen; `link list --json` shows it.",
            absent: "not known"),
        .optional(
            "unnominated", .named(verticals, of: words(MediumRules.Unnominated.self)),
            "By the salon's trade (`kirei`, `hair`), what a booking without a nomination occupies when the medium shows a member of staff: "
                + "`assigned` is that person (自動割当), `free` is nobody's place (フリー枠).",
            absent: "`assigned`", example: "{kirei: assigned, hair: free}"),
        .optional(
            "menuless", words(MediumRules.Menuless.self),
            "What the end of a booking without a menu is: `unknown`, the salon's `base-stay` "
                + "(基本滞在時間), or `required` where the medium takes none; for `local`, `daicho book` asks for one.",
            absent: "`unknown`", example: "base-stay"),
        .optional(
            "equipment", .named(verticals, of: words(MediumRules.Equipment.self)),
            "By trade, whether the medium keeps equipment (設備): `none`, `optional`, `required` (a "
                + "booking that is entered there and has none is told at the desk).",
            absent: "`none`", example: "{kirei: required, hair: none}"),
        .optional(
            "push",
            .named(["create", "update", "cancel", "visit"], of: words(MediumPush.Way.self)),
            "What it takes of our changes: a booking born elsewhere (`create`), a change or the "
                + "cancellation of its own (`update`, `cancel`), that the guest came (`visit`). "
                + "`send`, `advise` (a person does it there), `never`.",
            absent: "`advise`, and `never` for `visit`", example: "{create: send}"),
        .optional("slots", .mapping(slotKeys), "The slots it sells.", absent: "it sells none"),
        .optional("staff", .mapping(staffKeys), "How it knows staff.", absent: "merged one by one"),
        .optional(
            "credential", .mapping(credentialKeys), "What proves the salon to it.",
            absent: "nothing does"),
        .optional(
            "link", .mapping(linkKeys), "How a link begins and ends.", absent: "at once, and stops"
        ),
        .optional(
            "screens", .named(["change", "cancel", "visit", "slots"], of: .mapping(screenKeys)),
            "The medium's own screens, for the steps that a person takes there: to `change` or "
                + "`cancel` a booking, for a `visit`, and for the `slots`.",
            absent: "none known"
        ),
        .optional("text", .mapping(textKeys), "What outgoing text it can keep.", absent: "any"),
        .optional(
            "mails", .list(of: .text(.any), atLeast: 1),
            "How the numbers begin of which it sends the salon a mail: a row without one is told.",
            absent: "none, or not known", example: "[B]"),
    ])

    private static let verticals = Vertical.allCases.map(\.rawValue)

    private static func words<Word: CaseIterable & RawRepresentable>(_: Word.Type) -> Shape
    where Word.RawValue == String {
        .choice(Word.allCases.map(\.rawValue))
    }

    private static let slotKeys: [Key] = [
        .required(
            "by",
            .either([
                words(MediumSlots.Unit.self), .named(verticals, of: words(MediumSlots.Unit.self)),
            ]),
            "What is counted: `staff`, `stock` (places, whoever serves), `calendar`, or `none`; by "
                + "trade where that is not the same.",
            example: "{kirei: stock, hair: staff}"),
        .optional(
            "blocks", .flag, "Whether a 予定・売止 of ours is honoured.", absent: "`true`",
            example: "false"),
        .optional(
            "stop-free", .flag, "Whether its フリー枠 can be stopped.", absent: "`true`",
            example: "false"),
        .optional(
            "ours", .flag,
            "Whether we alone decide them: a target that can be asked (`read-back`, `site:`) is asked "
                + "once a day for each step that it confirmed (`sync --now`: for all), and what it "
                + "does not show any more is sent again; nothing of its slots is taken in.",
            absent: "`false`", example: "true"),
        .optional(
            "minutes", .whole(5...60),
            "Minutes of its cells: a slot is widened to whole ones.", absent: "any minute",
            example: "30"),
        .optional(
            "shifts", .flag,
            "Whether the link takes the place of its own screen of shifts: breaks, days off and "
                + "closed days of the definition (`hours`, `staff`) are closed there, too.",
            absent: "`false`", example: "true"),
        .optional(
            "from", .text(.clock), "From when on in the day it takes changes of slots.",
            absent: "all day", example: "\"07:00\""),
        .optional(
            "to", .text(.clock), "Until when in the day it takes changes of slots.",
            absent: "all day", example: "\"23:30\""),
    ]

    private static let bookingKeys: [Key] = [
        .required(
            "come-by", .list(of: words(MediumBookings.Way.self), atLeast: 1),
            "`listing` (pages), `mail`, `table` (saved by a person), `push` (told to whoever is "
                + "linked), `app`, `form`, `desk`.", example: "[listing, mail]"),
        .optional(
            "routes", .list(of: .text(.any), atLeast: 1),
            "Its own names of the ways on which guests book.", absent: "not told apart",
            example: "[ネット予約, 店舗予約]"),
        .optional(
            "answer-hours", .whole(1...720), "Hours to answer a request.", absent: "none to answer",
            example: "48"),
    ]

    private static let cancelKeys: [Key] = [
        .optional(
            "by", .list(of: words(MediumCancel.Side.self), atLeast: 1),
            "Who may: `guest`, `salon`.", absent: "not known", example: "[guest, salon]"),
        .optional(
            "shown-by", .list(of: words(MediumCancel.Sign.self), atLeast: 1),
            "`status` (the row stays with one of its own), `mail`, `push` (told at once), `desk`.",
            absent: "not known", example: "[status, mail]"),
        .optional(
            "kinds", .list(of: .text(.any), atLeast: 1), "Its own words for kinds of them.",
            absent: "not told apart", example: "[サロン都合, 当日, 無断]"),
        .optional(
            "hours-after-visit", .whole(1...720), "Hours after the visit in which it still can be.",
            absent: "not known", example: "72"),
        .optional(
            "deadline", .flag, "Whether guests may up to a time only that the salon sets.",
            absent: "not known", example: "true"),
    ]

    private static let staffKeys: [Key] = [
        .optional(
            "merge", .flag, "Whether its staff are merged with ours before slots are synced.",
            absent: "`true`", example: "false"),
        .optional(
            "stop", .flag,
            "Whether a member of staff can be stopped there: `daicho staff stop` tells to do so, or "
                + "else that what is open there stays for sale.",
            absent: "`false`",
            example: "true"),
    ]

    private static let credentialKeys: [Key] = [
        .required(
            "kind", .choice(["none", "login", "key", "channel"]),
            "`login` (id and password), `key` (issued by us), `channel` (the shop's own), `none`.",
            example: "login"),
        .optional(
            "password", .choice(["required", "optional"]),
            "Whether the password of a site's login may be empty or left out.",
            absent: "`required`", example: "optional"),
        .optional(
            "prefix", .text(.any), "What a key begins with.", absent: "anything", example: "MEZ."),
    ]

    private static let linkKeys: [Key] = [
        .optional(
            "existing", words(MediumLink.Existing.self),
            "Bookings it received before the link: `included`, marked 連携前, or `excluded`; then none "
                + "comes in until `daicho link` tells of one.",
            absent: "`included`", example: "excluded"),
        .optional(
            "start", words(MediumLink.Start.self),
            "When it begins: `at-once`, when the key is set there (`key-set`), or when the medium "
                + "tells that it is ready (`confirmed`).",
            absent: "`at-once`", example: "key-set"),
        .optional(
            "pauses", .flag, "Whether the medium takes no bookings meanwhile.", absent: "`false`",
            example: "true"),
        .optional(
            "pause-minutes", .whole(1...1440),
            "Minutes without bookings after which `status` and `link list` warn.", absent: "60",
            example: "30"),
        .optional(
            "needs", .list(of: words(MediumLink.Need.self), atLeast: 1),
            "What must be true of the salon first: `operation` (it works with the ledger), "
                + "`kirei-contract`.",
            absent: "nothing", example: "[operation]"),
        .optional(
            "ready-days", .whole(1...30), "Business days until it is ready.", absent: "no limit",
            example: "2"),
        .optional(
            "ready-minutes", .whole(1...1440), "Minutes until it is ready.", absent: "no limit",
            example: "10"),
        .optional(
            "hand-over", .text(.any), "The words that the key is sent with.", absent: "none",
            example: "かんざし連携希望"),
        .optional(
            "end", words(MediumLink.End.self),
            "What its end leaves: it just `stops`, its slots have to be entered anew "
                + "(`slots-reset`), all its days are unlinked (`days-unlinked`), or guests are "
                + "(`guests-unlinked`). `link stop` tells what to see to.",
            absent: "`stops`", example: "slots-reset"),
        .optional(
            "slots-at-start", words(MediumLink.SlotsAtStart.self),
            "What a link makes of slots set there: all are gone (`reset`), or those outside of "
                + "`slots: from` and `to` (`outside-hours-deleted`). `link start` tells it.",
            absent: "they stay", example: "reset"),
        .optional(
            "sole", .flag,
            "Whether it links with one system only: `link start` tells to end any other link.",
            absent: "`false`", example: "true"),
        .optional(
            "screen", .flag,
            "Whether it is written to only while a person has opened the link screen (`daicho link "
                + "open`), whatever program or site does the writing.",
            absent: "`false`; `site:` always waits for it", example: "true"),
    ]

    private static let screenKeys: [Key] = [
        .required("name", .text(.any), "The screen's name.", example: "全予約管理"),
        .optional(
            "same-day", .text(.any), "The screen on the day of the visit itself.",
            absent: "the same screen", example: "本日の予約"),
    ]

    private static let textKeys: [Key] = [
        .required(
            "letters", words(MediumText.Letters.self),
            "`jis-x-0208` (no emoji, no vendor characters, ～ for 〜) or `unicode`.",
            example: "jis-x-0208"),
        .optional(
            "minutes", .whole(1...60), "Durations must be a multiple of so many minutes.",
            absent: "any", example: "5"),
    ]
}
