/// What came in: definitions, runs, captures, scans, observations, and what people did.
let evidenceTables = """
    CREATE TABLE step (
        n    INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (name)
    ) STRICT;
    CREATE TABLE salon (
        salon  TEXT NOT NULL CHECK (salon <> ''),
        secret BLOB NOT NULL CHECK (length(secret) = 32),
        PRIMARY KEY (salon)
    ) STRICT;
    CREATE TABLE definition (
        salon     TEXT NOT NULL REFERENCES salon,
        hash      TEXT NOT NULL,
        text      TEXT NOT NULL,
        first_run TEXT NOT NULL,
        PRIMARY KEY (salon, hash)
    ) STRICT;
    CREATE TABLE run (
        salon       TEXT NOT NULL REFERENCES salon,
        id          TEXT NOT NULL,
        tick        TEXT NOT NULL,
        as_of       REAL NOT NULL,
        started     REAL NOT NULL,
        finished    REAL,
        exit_status INTEGER CHECK (exit_status BETWEEN 0 AND 255),
        definition  TEXT NOT NULL,
        report      TEXT NOT NULL CHECK (json_valid(report)),
        PRIMARY KEY (salon, id),
        UNIQUE (salon, tick),
        FOREIGN KEY (salon, definition) REFERENCES definition (salon, hash)
    ) STRICT;
    CREATE INDEX run_by_time ON run (salon, as_of);
    CREATE TABLE capture (
        salon       TEXT NOT NULL REFERENCES salon,
        hash        TEXT NOT NULL CHECK (length(hash) = 64),
        run         TEXT NOT NULL,
        source      TEXT NOT NULL,
        origin      TEXT NOT NULL,
        started     REAL NOT NULL,
        ended       REAL NOT NULL CHECK (ended >= started),
        server_time REAL,
        store       TEXT,
        http_status INTEGER,
        size        INTEGER NOT NULL CHECK (size >= 0),
        PRIMARY KEY (salon, hash)
    ) STRICT;
    CREATE TABLE scan (
        salon        TEXT NOT NULL REFERENCES salon,
        id           TEXT NOT NULL,
        run          TEXT NOT NULL,
        source       TEXT NOT NULL,
        medium       TEXT NOT NULL,
        t_lo         REAL NOT NULL,
        t_hi         REAL NOT NULL CHECK (t_hi >= t_lo),
        first_day    TEXT CHECK (first_day GLOB '????-??-??'),
        last_day     TEXT CHECK (last_day >= first_day),
        verdict      TEXT NOT NULL CHECK (verdict IN ('complete', 'partial', 'unusable')),
        coverage     TEXT NOT NULL CHECK (json_valid(coverage)),
        fingerprint  TEXT NOT NULL CHECK (length(fingerprint) = 32),
        format       TEXT NOT NULL,
        definition   TEXT NOT NULL,
        is_unchanged INTEGER NOT NULL CHECK (is_unchanged IN (0, 1)),
        is_settled   INTEGER NOT NULL CHECK (is_settled IN (0, 1)),
        PRIMARY KEY (salon, id),
        FOREIGN KEY (salon, definition) REFERENCES definition (salon, hash)
    ) STRICT;
    CREATE INDEX scan_by_time ON scan (salon, t_hi);
    CREATE TABLE observation (
        salon       TEXT NOT NULL REFERENCES salon,
        id          TEXT NOT NULL CHECK (length(id) = 32),
        run         TEXT NOT NULL,
        medium      TEXT NOT NULL,
        number      TEXT NOT NULL CHECK (number <> ''),
        kind        TEXT NOT NULL CHECK (kind IN ('present', 'new', 'changed', 'cancelled')),
        channel     TEXT NOT NULL CHECK (channel IN ('list', 'mail', 'detail', 'table')),
        t_lo        REAL NOT NULL,
        t_hi        REAL NOT NULL CHECK (t_hi >= t_lo),
        detected_at REAL NOT NULL,
        source      TEXT NOT NULL,
        capture     TEXT NOT NULL,
        span_from   INTEGER,
        span_to     INTEGER CHECK (span_to >= span_from),
        format      TEXT NOT NULL,
        facts       TEXT NOT NULL CHECK (json_valid(facts)),
        PRIMARY KEY (salon, id)
    ) STRICT;
    CREATE INDEX observation_by_number ON observation (salon, medium, number);
    CREATE TRIGGER observation_is_never_changed BEFORE UPDATE ON observation
        BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
    CREATE TRIGGER observation_is_never_removed BEFORE DELETE ON observation
        BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
    CREATE TABLE act (
        salon   TEXT NOT NULL REFERENCES salon,
        n       INTEGER NOT NULL,
        at      REAL NOT NULL,
        person  TEXT NOT NULL CHECK (person <> ''),
        kind    TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail  TEXT NOT NULL CHECK (json_valid(detail)),
        PRIMARY KEY (salon, n)
    ) STRICT;
    CREATE INDEX act_by_subject ON act (salon, subject);
    CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act
        BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;
    CREATE TRIGGER act_is_never_removed BEFORE DELETE ON act
        BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;

    """
