/// A mail that a run has read, and that is not marked as read yet at its server or in its folder.
let mailsOwed = """
    ALTER TABLE mail_seen ADD COLUMN is_owed INTEGER NOT NULL DEFAULT 0
        CHECK (is_owed IN (0, 1));
    CREATE INDEX mail_seen_owed ON mail_seen (salon, source) WHERE is_owed = 1;

    """

/// What is known of the sources: how they are doing, how far their mail was read, what was set aside.
let sourceTables = """
    CREATE TABLE quarantine (
        salon       TEXT NOT NULL REFERENCES salon,
        id          TEXT NOT NULL CHECK (length(id) = 32),
        source      TEXT NOT NULL,
        capture     TEXT NOT NULL,
        location    TEXT NOT NULL,
        span_from   INTEGER,
        span_to     INTEGER CHECK (span_to >= span_from),
        field       TEXT,
        problem     TEXT NOT NULL,
        first_run   TEXT NOT NULL,
        cleared_run TEXT,
        PRIMARY KEY (salon, id)
    ) STRICT;
    CREATE INDEX quarantine_open ON quarantine (salon, source) WHERE cleared_run IS NULL;
    CREATE TABLE source (
        salon         TEXT NOT NULL REFERENCES salon,
        source        TEXT NOT NULL,
        attempted     REAL,
        succeeded     REAL,
        last_scan     TEXT,
        failure       TEXT,
        failing_since REAL CHECK ((failing_since IS NULL) = (failure IS NULL)),
        rest_until    REAL,
        rest_reason   TEXT,
        PRIMARY KEY (salon, source),
        FOREIGN KEY (salon, last_scan) REFERENCES scan (salon, id)
    ) STRICT;
    CREATE TABLE mailbox (
        salon    TEXT NOT NULL,
        source   TEXT NOT NULL,
        box      TEXT NOT NULL,
        validity INTEGER NOT NULL,
        uid      INTEGER NOT NULL,
        PRIMARY KEY (salon, source, box),
        FOREIGN KEY (salon, source) REFERENCES source (salon, source)
    ) STRICT;
    CREATE TABLE mail_seen (
        salon    TEXT NOT NULL,
        source   TEXT NOT NULL,
        box      TEXT NOT NULL,
        validity INTEGER NOT NULL,
        mail     TEXT NOT NULL,
        content  TEXT NOT NULL,
        at       REAL NOT NULL,
        PRIMARY KEY (salon, source, box, validity, mail),
        FOREIGN KEY (salon, source) REFERENCES source (salon, source)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mail_seen_by_time ON mail_seen (salon, at);
    CREATE TABLE notice (
        salon TEXT NOT NULL REFERENCES salon,
        name  TEXT NOT NULL,
        since REAL NOT NULL,
        told  REAL NOT NULL,
        PRIMARY KEY (salon, name)
    ) STRICT;

    """

let sourceWords = """
    ALTER TABLE source ADD COLUMN words TEXT;

    """
