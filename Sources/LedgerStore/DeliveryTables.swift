/// What goes out: linked targets, what each was told, and the steps on their way.
let deliveryTables = """
    CREATE TABLE target (
        salon         TEXT NOT NULL REFERENCES salon,
        target        TEXT NOT NULL,
        linked_by     TEXT NOT NULL,
        linked_at     REAL NOT NULL,
        with_existing INTEGER NOT NULL CHECK (with_existing IN (0, 1)),
        PRIMARY KEY (salon, target)
    ) STRICT;
    CREATE TABLE base (
        salon  TEXT NOT NULL,
        target TEXT NOT NULL,
        medium TEXT NOT NULL,
        number TEXT NOT NULL,
        facts  TEXT CHECK (facts IS NULL OR json_valid(facts)),
        action TEXT,
        n      INTEGER NOT NULL,
        PRIMARY KEY (salon, target, medium, number),
        FOREIGN KEY (salon, medium, number) REFERENCES reservation (salon, medium, number)
    ) STRICT;
    CREATE TABLE outbox (
        salon        TEXT NOT NULL,
        id           TEXT NOT NULL,
        n            INTEGER NOT NULL,
        run          TEXT NOT NULL,
        target       TEXT NOT NULL,
        kind         TEXT NOT NULL,
        medium       TEXT NOT NULL,
        number       TEXT NOT NULL,
        before       TEXT CHECK (before IS NULL OR json_valid(before)),
        after        TEXT CHECK (after IS NULL OR json_valid(after)),
        reasons      TEXT NOT NULL CHECK (json_valid(reasons)),
        requires     TEXT NOT NULL CHECK (json_valid(requires)),
        due          REAL NOT NULL,
        told         TEXT,
        state        TEXT NOT NULL CHECK (state IN (
                         'pending', 'leased', 'handed', 'done', 'refused', 'uncertain',
                         'superseded')),
        leased_until REAL CHECK ((leased_until IS NOT NULL) = (state = 'leased')),
        attempts     INTEGER NOT NULL CHECK (attempts >= 0),
        PRIMARY KEY (salon, id),
        UNIQUE (salon, n),
        FOREIGN KEY (salon, medium, number) REFERENCES reservation (salon, medium, number)
    ) STRICT;
    CREATE INDEX outbox_by_number ON outbox (salon, target, medium, number, n);
    CREATE INDEX outbox_on_its_way ON outbox (salon, target, state, n)
        WHERE state IN ('pending', 'leased', 'uncertain', 'handed', 'refused');
    CREATE TABLE receipt (
        salon    TEXT NOT NULL,
        action   TEXT NOT NULL,
        n        INTEGER NOT NULL,
        result   TEXT NOT NULL CHECK (result IN ('done', 'refused', 'uncertain', 'handedOver')),
        evidence TEXT NOT NULL,
        at       REAL NOT NULL,
        PRIMARY KEY (salon, action, n),
        FOREIGN KEY (salon, action) REFERENCES outbox (salon, id)
    ) STRICT;
    """
