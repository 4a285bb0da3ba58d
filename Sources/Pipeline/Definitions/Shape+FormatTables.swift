import Reservations

extension Shape {
    /// What a table of bookings has besides its columns.
    static let tableKeys: [Key] = [
        .optional(
            "needs", words, "Tables: the columns without which it is another table.",
            example: "[number, visit]"),
        .optional(
            "demand", fieldNames, "Tables: fields that every row must tell, or is set aside."),
        .optional(
            "medium-column", .text(.identifier),
            "Tables: the column that names each row's medium, by its id or its name.",
            absent: "every row is of `medium`"),
        .optional(
            "shop-column", .text(.identifier),
            "Tables: the column that names each row's shop. Rows of another shop than the "
                + "definition's are left out.", absent: "every row is the salon's"),
        .optional(
            "times", words,
            "Tables: columns with days or instants. The latest is the row's own time, for which "
                + "it counts against other words; a bare day up to that of `registered` is none.",
            absent: "the file's time"),
        .optional(
            "registered", words,
            "Tables: columns that tell when the booking was registered: the first with something "
                + "in it is its 作成日 and 検知日時.", absent: "the time of the backfill"),
        .optional(
            "cancelled-at", .text(.identifier),
            "Tables: the column that tells when a cancelled booking was cancelled.",
            absent: "the latest of `times` that are not `registered`, else the file's time"),
        .optional(
            "ends", .text(.identifier),
            "Tables: the column with the time at which the visit ends, for rows that tell no "
                + "duration otherwise.", absent: "no other duration"),
        .optional(
            "echo", .flag,
            "Tables: whether a ledger of Daicho's wrote them: a row with which the ledger agrees "
                + "is no news.", absent: "`false`"),
        .optional(
            "run", .text(.identifier),
            "Tables: the column that names the run of a ledger of Daicho's which wrote the row.",
            absent: "rows name none"),
        .optional(
            "hash", .text(.identifier),
            "Tables: the column with the ledger's hash of all cells before it. A row whose hash is "
                + "this ledger's own, of a run in its journal, is no news of a booking that it has: "
                + "nobody changed it since, and the ledger may have learned more.",
            absent: "rows have none"),
        .optional(
            "made-number",
            .mapping([
                .required("prefix", .text(.any), "What such a number begins with.", example: "P"),
                .required("from", fieldNames, "The fields that it is made from."),
                .optional(
                    "repeats", .choice(["one", "several"]),
                    "Whether rows with the same words are one booking or several.",
                    absent: "`one`"),
            ]), "Tables: how a row without a number gets one, always the same for the same words.",
            absent: "a row without a number is set aside"),
        .optional(
            "known-by", fieldNames,
            "Tables: a row with a made number is left out when the ledger has a booking of another "
                + "number that agrees on all of these.", absent: "such a row is always taken"),
        .optional(
            "join",
            .mapping([
                .required("by", .text(.identifier), "The column whose value they share."),
                .optional(
                    "leave",
                    .mapping([
                        .required("column", .text(.identifier), "The column that tells."),
                        .required("words", words, "The words that tell it.", example: "取消"),
                    ]), "What makes the whole visit none."),
            ]), "Tables: rows that follow each other and are lines of one visit.",
            absent: "each row is a booking"),
    ]

    private static let fieldNames = Shape.list(
        of: .choice(["number"] + Field.allCases.map(\.name)), atLeast: 1)
}
