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
            "times", words,
            "Tables: columns with days or instants. The latest is the row's own time, for which "
                + "it counts against other words.", absent: "the file's time"),
        .optional(
            "detected", .text(.identifier),
            "Tables: the column that tells when a ledger first saw the booking.",
            absent: "the time of the backfill"),
        .optional(
            "made-number",
            .mapping([
                .required("prefix", .text(.any), "What such a number begins with.", example: "P"),
                .required("from", fieldNames, "The fields that it is made from."),
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
