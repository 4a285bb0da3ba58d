/// Steps about slots stand apart from those about bookings. Of each linked medium, with what its slots were last decided for every day: a merge, a split, a
/// link or another definition is another scope, and has them decided once from today on.
let slotTables = """
    CREATE TABLE slot_scope (
        salon  TEXT NOT NULL REFERENCES salon,
        target TEXT NOT NULL,
        scope  TEXT NOT NULL CHECK (length(scope) = 32),
        PRIMARY KEY (salon, target)
    ) STRICT;
    ALTER TABLE outbox ADD COLUMN is_about_slot INTEGER NOT NULL DEFAULT 0
        CHECK (is_about_slot IN (0, 1));

    """

/// What a medium was told of a day is found by the day.
let slotsByDay = """
    CREATE INDEX outbox_slot_by_day
        ON outbox (salon, target, json_extract(after, '$.visitDate')) WHERE is_about_slot = 1;

    """

/// Until which day a medium was told when people do not work; null where it never was.
let slotsUntil = """
    ALTER TABLE slot_scope ADD COLUMN until TEXT CHECK (until GLOB '????-??-??');

    """
