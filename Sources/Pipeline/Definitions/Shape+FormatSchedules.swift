extension Shape {
    /// Where things are on the page of a day's schedule.
    static let scheduleKeys: [Key] = [
        .optional(
            "day", .mapping(placeKeys),
            "Schedules: what names the day, by the last eight digits there."),
        .optional(
            "lines",
            .mapping([
                .required("at", .text(.any), "The XPath of everybody's line."),
                .optional(
                    "head", .text(.any), "The XPath of the heads, one for each line in its order.",
                    absent: "each line holds its own"),
                .required("name", .mapping(placeKeys), "The name, from the head or the line."),
                .optional(
                    "code", .mapping(codeKeys),
                    "The medium's own code of that person, from the head or the line. It stays when "
                        + "the name is changed there.",
                    absent: "not told"),
                .optional(
                    "entries", .text(.any),
                    "The XPath of all that takes time, from a line: where one of it is neither a "
                        + "visit nor a plan, nothing is opened again for that person.",
                    absent: "not counted"),
            ]), "Schedules: whose lines there are."),
        .optional(
            "visits",
            .mapping([
                .required("at", .text(.any), "The XPath of the bookings, from a line."),
                .required("guest", .mapping(placeKeys), "The guest's name, from a booking."),
                .optional(
                    "number", .mapping(placeKeys), "The booking's number.",
                    absent: "told by its beginning, staff and name"),
                .required(
                    "times", .mapping(placeKeys), "The beginning and, where it stands, the end."),
            ]), "Schedules: the bookings on a line."),
        .optional(
            "plans",
            .mapping([
                .required("at", .text(.any), "The XPath of what is no booking, from a line."),
                .required("title", .mapping(placeKeys), "What it is called."),
                .optional(
                    "times", .mapping(placeKeys), "When it begins and ends.", absent: "not told"),
                .optional(
                    "day-off", words, "The class or the title of a day off.", absent: "none is"),
            ]), "Schedules: 予定, breaks and days off on a line."),
    ]

    private static let codeKeys: [Key] = [
        .required("at", .text(.any), "The XPath; the first that it finds counts."),
        .optional("attribute", .text(.any), "The attribute to read.", absent: "the text"),
        .required(
            "shape", .text(.any), "The code's shape within the text: `#` is a digit.",
            example: "'W#########'"),
    ]

    private static let placeKeys: [Key] = [
        .required("at", .text(.any), "The XPath; the first that it finds counts."),
        .optional("attribute", .text(.any), "The attribute to read.", absent: "the text"),
        .optional("until", .text(.any), "A word at which the text ends.", absent: "its end"),
    ]
}
