/// What a run can be decided again with: the order in which everything came, and what the evidence
/// said beside its observations.
let replayTables = """
    ALTER TABLE run ADD COLUMN n INTEGER;
    ALTER TABLE run ADD COLUMN is_quiet INTEGER NOT NULL DEFAULT 0 CHECK (is_quiet IN (0, 1));
    CREATE UNIQUE INDEX run_in_order ON run (salon, n);
    -- a later run's decision looked back at it
    ALTER TABLE scan ADD COLUMN is_ground INTEGER NOT NULL DEFAULT 0 CHECK (is_ground IN (0, 1));
    CREATE INDEX scan_by_run ON scan (salon, run);
    CREATE INDEX observation_by_run ON observation (salon, run);
    CREATE TABLE gist (
        salon TEXT NOT NULL REFERENCES salon,
        run   TEXT NOT NULL,
        text  TEXT NOT NULL CHECK (json_valid(text)),
        PRIMARY KEY (salon, run)
    ) STRICT;
    -- what came between two runs
    CREATE TABLE input (
        salon     TEXT NOT NULL REFERENCES salon,
        n         INTEGER NOT NULL,
        after_run INTEGER NOT NULL,
        kind      TEXT NOT NULL CHECK (kind IN ('act', 'receipt', 'lease', 'waiting')),
        subject   TEXT NOT NULL,
        part      INTEGER NOT NULL,
        at        REAL,
        PRIMARY KEY (salon, n)
    ) STRICT;
    CREATE TRIGGER input_is_never_changed BEFORE UPDATE ON input
        BEGIN SELECT RAISE(ABORT, 'inputs are only ever added'); END;
    CREATE TRIGGER input_is_never_removed BEFORE DELETE ON input
        BEGIN SELECT RAISE(ABORT, 'inputs are only ever added'); END;
    """
