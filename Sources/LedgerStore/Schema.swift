/// The ledger's history of shapes. Add to the end; never edit a step that has shipped.
///
/// Instants are seconds since 1970 in UTC, days are `YYYY-MM-DD` in Japan, times are minutes of the
/// business day, fingerprints are hexadecimal; JSON holds what nobody searches by.
let schema: [(name: String, sql: String)] = [
    ("the ledger begins", evidenceTables + sourceTables + beliefTables + deliveryTables),
    ("scans tell with what they were read, and what they did not show", scanGrounds),
    ("exports can wait", jobTables),
    ("what came can be replayed", replayTables),
    ("new bookings are counted by time", newcomersByTime),
    ("a backfill remembers how far it came", backfillTables),
    ("new bookings are found by when they came", arrivals),
    ("mails are owed a mark until it is set", mailsOwed),
    ("a guest can be forgotten", forgetTables),
    ("staff are known by medium", staffTables),
    ("what people are to be told is owed until it is told", owedNoticeTables),
    ("a forgetting is brought to its end", forgettingUnderWay),
    ("slots are told to linked media", slotTables),
    ("mails of days beyond the horizon wait for them", awaitedTable),
    ("what people enter is observed, too", deskWords),
    ("what lists showed of a day is kept", listedDays),
    ("a backfill tells of its rows", backfillLines),
    ("a failing source is told in people's words", sourceWords),
    ("what a replaced ledger sent is carried over", carriedTables),
    ("targets that take nothing rest", targetRests),
    ("what a medium was told of a day is found by the day", slotsByDay),
    ("a target that rests says why", restWords),
    ("what a schedule keeps closed is told to other media", blockTables),
    ("media know their staff by codes", staffCodeTable),
    ("media are told when people do not work", slotsUntil),
]
