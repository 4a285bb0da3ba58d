/// What a ledger that was replaced by an older copy had told its targets, by the act that put the
/// copy in its place. It may speak of bookings that the copy has not heard of yet, and so may the
/// outbox from then on: its tables are made anew without that reference.
let carriedTables = """
    CREATE TABLE outbox_anew (
        salon         TEXT NOT NULL REFERENCES salon,
        id            TEXT NOT NULL,
        n             INTEGER NOT NULL,
        run           TEXT NOT NULL,
        target        TEXT NOT NULL,
        kind          TEXT NOT NULL,
        medium        TEXT NOT NULL,
        number        TEXT NOT NULL,
        before        TEXT CHECK (before IS NULL OR json_valid(before)),
        after         TEXT CHECK (after IS NULL OR json_valid(after)),
        reasons       TEXT NOT NULL CHECK (json_valid(reasons)),
        requires      TEXT NOT NULL CHECK (json_valid(requires)),
        due           REAL NOT NULL,
        told          TEXT,
        state         TEXT NOT NULL CHECK (state IN (
                          'pending', 'leased', 'handed', 'done', 'refused', 'uncertain',
                          'superseded')),
        leased_until  REAL CHECK ((leased_until IS NOT NULL) = (state = 'leased')),
        attempts      INTEGER NOT NULL CHECK (attempts >= 0),
        is_about_slot INTEGER NOT NULL DEFAULT 0 CHECK (is_about_slot IN (0, 1)),
        PRIMARY KEY (salon, id),
        UNIQUE (salon, n)
    ) STRICT;
    INSERT INTO outbox_anew (
        salon, id, n, run, target, kind, medium, number, before, after, reasons, requires, due,
        told, state, leased_until, attempts, is_about_slot)
        SELECT salon, id, n, run, target, kind, medium, number, before, after, reasons, requires,
            due, told, state, leased_until, attempts, is_about_slot
        FROM outbox ORDER BY rowid;
    CREATE TABLE receipt_anew (
        salon    TEXT NOT NULL,
        action   TEXT NOT NULL,
        n        INTEGER NOT NULL,
        result   TEXT NOT NULL CHECK (result IN ('done', 'refused', 'uncertain', 'handedOver')),
        evidence TEXT NOT NULL,
        at       REAL NOT NULL,
        PRIMARY KEY (salon, action, n),
        FOREIGN KEY (salon, action) REFERENCES outbox_anew (salon, id)
    ) STRICT;
    INSERT INTO receipt_anew (salon, action, n, result, evidence, at)
        SELECT salon, action, n, result, evidence, at FROM receipt ORDER BY rowid;
    CREATE TABLE base_anew (
        salon  TEXT NOT NULL REFERENCES salon,
        target TEXT NOT NULL,
        medium TEXT NOT NULL,
        number TEXT NOT NULL,
        facts  TEXT CHECK (facts IS NULL OR json_valid(facts)),
        action TEXT,
        n      INTEGER NOT NULL,
        PRIMARY KEY (salon, target, medium, number)
    ) STRICT;
    INSERT INTO base_anew (salon, target, medium, number, facts, action, n)
        SELECT salon, target, medium, number, facts, action, n FROM base ORDER BY rowid;
    DROP TABLE receipt;
    DROP TABLE outbox;
    DROP TABLE base;
    ALTER TABLE outbox_anew RENAME TO outbox;
    ALTER TABLE receipt_anew RENAME TO receipt;
    ALTER TABLE base_anew RENAME TO base;
    CREATE INDEX outbox_by_number ON outbox (salon, target, medium, number, n);
    CREATE INDEX outbox_on_its_way ON outbox (salon, target, state, n)
        WHERE state IN ('pending', 'leased', 'uncertain', 'handed', 'refused');
    CREATE TABLE carried_step (
        salon         TEXT NOT NULL REFERENCES salon,
        act           INTEGER NOT NULL,
        id            TEXT NOT NULL,
        n             INTEGER NOT NULL,
        run           TEXT NOT NULL,
        target        TEXT NOT NULL,
        kind          TEXT NOT NULL,
        medium        TEXT NOT NULL,
        number        TEXT NOT NULL,
        before        TEXT CHECK (before IS NULL OR json_valid(before)),
        after         TEXT CHECK (after IS NULL OR json_valid(after)),
        reasons       TEXT NOT NULL CHECK (json_valid(reasons)),
        requires      TEXT NOT NULL CHECK (json_valid(requires)),
        due           REAL NOT NULL,
        told          TEXT,
        state         TEXT NOT NULL,
        leased_until  REAL,
        attempts      INTEGER NOT NULL,
        is_about_slot INTEGER NOT NULL,
        PRIMARY KEY (salon, act, id),
        UNIQUE (salon, act, n)
    ) STRICT;
    CREATE INDEX carried_step_by_number ON carried_step (salon, medium, number);
    CREATE TABLE carried_receipt (
        salon    TEXT NOT NULL REFERENCES salon,
        act      INTEGER NOT NULL,
        action   TEXT NOT NULL,
        n        INTEGER NOT NULL,
        result   TEXT NOT NULL,
        evidence TEXT NOT NULL,
        at       REAL NOT NULL,
        PRIMARY KEY (salon, act, action, n)
    ) STRICT;
    CREATE TABLE carried_base (
        salon  TEXT NOT NULL REFERENCES salon,
        act    INTEGER NOT NULL,
        target TEXT NOT NULL,
        medium TEXT NOT NULL,
        number TEXT NOT NULL,
        facts  TEXT CHECK (facts IS NULL OR json_valid(facts)),
        PRIMARY KEY (salon, act, target, medium, number)
    ) STRICT;
    CREATE INDEX carried_base_by_number ON carried_base (salon, medium, number);
    CREATE TABLE carried_target (
        salon         TEXT NOT NULL REFERENCES salon,
        act           INTEGER NOT NULL,
        target        TEXT NOT NULL,
        linked_by     TEXT NOT NULL,
        linked_at     REAL NOT NULL,
        with_existing INTEGER NOT NULL,
        PRIMARY KEY (salon, act, target)
    ) STRICT;
    -- by source, since which run nobody knows what a lost ledger sent, and the run that had read
    -- the source again
    CREATE TABLE lost_word (
        salon     TEXT NOT NULL REFERENCES salon,
        source    TEXT NOT NULL,
        after_run INTEGER NOT NULL,
        until_run INTEGER,
        since     REAL NOT NULL,
        PRIMARY KEY (salon, source)
    ) STRICT;

    """
