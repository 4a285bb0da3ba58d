/// Blocks that a medium's own schedule shows, by day, and when each day's page was looked at last:
/// an older page says nothing any more.
let blockTables = """
    CREATE TABLE blocked_day (
        salon   TEXT NOT NULL REFERENCES salon,
        medium  TEXT NOT NULL,
        day     TEXT NOT NULL CHECK (day GLOB '????-??-??'),
        t_lo    REAL NOT NULL,
        t_hi    REAL NOT NULL CHECK (t_hi >= t_lo),
        capture TEXT NOT NULL,
        blocks  TEXT NOT NULL CHECK (json_valid(blocks)),
        PRIMARY KEY (salon, medium, day)
    ) STRICT;
    CREATE TABLE schedule_look (
        salon  TEXT NOT NULL REFERENCES salon,
        medium TEXT NOT NULL,
        day    TEXT NOT NULL CHECK (day GLOB '????-??-??'),
        t_lo   REAL NOT NULL,
        t_hi   REAL NOT NULL CHECK (t_hi >= t_lo),
        PRIMARY KEY (salon, medium, day)
    ) STRICT;

    """
