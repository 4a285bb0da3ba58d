/// What is believed: the fold, its history, its rows on the shelf, and what waits for a person.
let beliefTables = """
    CREATE TABLE medium (
        salon      TEXT NOT NULL REFERENCES salon,
        medium     TEXT NOT NULL,
        adopted_by TEXT NOT NULL,
        adopted_at REAL NOT NULL,
        PRIMARY KEY (salon, medium)
    ) STRICT;
    CREATE TABLE reservation (
        salon           TEXT NOT NULL REFERENCES salon,
        medium          TEXT NOT NULL CHECK (medium <> ''),
        number          TEXT NOT NULL CHECK (number <> ''),
        day             TEXT CHECK (day GLOB '????-??-??'),
        start           INTEGER CHECK (start BETWEEN 0 AND 1799),
        status          TEXT CHECK (status IN (
                            'requested', 'booked', 'inService', 'awaitingCheckout', 'served',
                            'settled', 'declined', 'cancelledByCustomer', 'cancelledBySalon',
                            'noShow', 'expired')),
        is_active       INTEGER NOT NULL CHECK (is_active IN (0, 1)),
        -- two halves of one fingerprint, as numbers: they are compared at every run
        last_row_high   INTEGER,
        last_row_low    INTEGER CHECK ((last_row_low IS NULL) = (last_row_high IS NULL)),
        row_agrees      INTEGER NOT NULL CHECK (row_agrees IN (0, 1)),
        absent_scans    INTEGER NOT NULL CHECK (absent_scans >= 0),
        last_seen       REAL,
        missing_since   REAL,
        detected_at     REAL NOT NULL,
        cancelled_at    REAL,
        changed_by      TEXT NOT NULL,
        changed_on      TEXT NOT NULL CHECK (changed_on GLOB '????-??-??'),
        adopted         INTEGER NOT NULL CHECK (adopted IN (0, 1)),
        attention       TEXT NOT NULL,
        duration_ground TEXT NOT NULL,
        sources         TEXT NOT NULL CHECK (json_valid(sources)),
        facts           TEXT NOT NULL CHECK (json_valid(facts)),
        provenance      TEXT NOT NULL CHECK (json_valid(provenance)),
        PRIMARY KEY (salon, medium, number),
        CHECK (is_active = 0 OR (day IS NOT NULL AND start IS NOT NULL AND status IS NOT NULL))
    ) STRICT;
    -- all that `Known` needs, so that a run never reads the facts of what did not change
    CREATE INDEX reservation_at_a_glance ON reservation (
        salon, medium, day, number, start, status, last_row_high, last_row_low, row_agrees,
        absent_scans, last_seen);
    CREATE INDEX reservation_active_by_day ON reservation (salon, day) WHERE is_active = 1;
    CREATE INDEX reservation_for_people ON reservation (salon, day) WHERE attention <> '';
    CREATE INDEX reservation_by_number ON reservation (salon, number);
    -- the shelf: rows lie in the order of the CSV ledger, so that an export only reads on
    CREATE TABLE ledger_row (
        salon      TEXT NOT NULL,
        day        TEXT NOT NULL,
        start      INTEGER NOT NULL,
        medium     TEXT NOT NULL,
        number     TEXT NOT NULL,
        status     TEXT,
        staff      TEXT,
        created_on TEXT NOT NULL,
        changed_on TEXT NOT NULL,
        cells      TEXT NOT NULL,
        PRIMARY KEY (salon, day, start, medium, number),
        UNIQUE (salon, medium, number),
        FOREIGN KEY (salon, medium, number) REFERENCES reservation (salon, medium, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE change (
        salon      TEXT NOT NULL,
        n          INTEGER NOT NULL,
        run        TEXT NOT NULL,
        at         REAL NOT NULL,
        kind       TEXT NOT NULL,
        medium     TEXT NOT NULL,
        number     TEXT NOT NULL,
        before     TEXT CHECK (before IS NULL OR json_valid(before)),
        after      TEXT NOT NULL CHECK (json_valid(after)),
        evidence   TEXT NOT NULL CHECK (json_valid(evidence)),
        reasons    TEXT NOT NULL CHECK (json_valid(reasons)),
        is_unconfirmed_release INTEGER NOT NULL CHECK (is_unconfirmed_release IN (0, 1)),
        PRIMARY KEY (salon, n),
        FOREIGN KEY (salon, medium, number) REFERENCES reservation (salon, medium, number)
    ) STRICT;
    CREATE INDEX change_by_number ON change (salon, medium, number);
    CREATE INDEX change_releases ON change (salon, at) WHERE is_unconfirmed_release = 1;
    CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
        BEGIN SELECT RAISE(ABORT, 'changes are only ever added'); END;
    CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
        BEGIN SELECT RAISE(ABORT, 'changes are only ever added'); END;
    CREATE TABLE hold (
        salon     TEXT NOT NULL REFERENCES salon,
        id        TEXT NOT NULL,
        guard     TEXT NOT NULL,
        reason    TEXT NOT NULL,
        members   TEXT NOT NULL CHECK (json_valid(members)),
        since     REAL NOT NULL,
        expires   REAL NOT NULL,
        word      TEXT NOT NULL CHECK (word IN ('open', 'approved', 'dropped')),
        ended_run TEXT,
        PRIMARY KEY (salon, id)
    ) STRICT;
    CREATE INDEX hold_standing ON hold (salon, since) WHERE ended_run IS NULL;

    """
