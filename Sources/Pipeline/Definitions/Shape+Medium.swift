extension Shape {
    /// A booking medium's rules (`Reservations.MediumRules`).
    static let medium = Shape.mapping([
        .required(
            "medium", .text(.identifier),
            "The medium's id, by which formats name it; also the "
                + "name of this file.",
            example: "hotpepper"),
        .required(
            "name", .text(.any), "The name people know it by: the ledger's column 媒体.",
            example: "HOT PEPPER Beauty"),
        .optional(
            "unnominated",
            .named(["kirei", "hair"], of: .choice(["assigned", "free"])),
            "By the salon's trade (`kirei`, `hair`), what a booking without a nomination occupies when the medium shows a member of staff: "
                + "`assigned` is that person (自動割当), `free` is nobody's place (フリー枠).",
            absent: "`assigned`", example: "{kirei: assigned, hair: free}"),
    ])
}
