/// What people enter at the desk is an observation like any other. A check is a part of its table,
/// so the table is made anew, with all that stands in it and all that keeps it as it is.
let deskWords = """
    CREATE TABLE observation_anew (
        salon       TEXT NOT NULL REFERENCES salon,
        id          TEXT NOT NULL CHECK (length(id) = 32),
        run         TEXT NOT NULL,
        medium      TEXT NOT NULL,
        number      TEXT NOT NULL CHECK (number <> ''),
        kind        TEXT NOT NULL CHECK (kind IN ('present', 'new', 'changed', 'cancelled')),
        channel     TEXT NOT NULL CHECK (channel IN ('list', 'mail', 'detail', 'table', 'desk')),
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
    INSERT INTO observation_anew (
        salon, id, run, medium, number, kind, channel, t_lo, t_hi, detected_at, source, capture,
        span_from, span_to, format, facts)
        SELECT salon, id, run, medium, number, kind, channel, t_lo, t_hi, detected_at, source,
            capture, span_from, span_to, format, facts
        FROM observation ORDER BY rowid;
    DROP TABLE observation;
    ALTER TABLE observation_anew RENAME TO observation;
    CREATE INDEX observation_by_number ON observation (salon, medium, number);
    CREATE INDEX observation_by_run ON observation (salon, run);
    CREATE TRIGGER observation_is_never_changed BEFORE UPDATE ON observation
        WHEN NOT EXISTS (
            SELECT 1 FROM forgotten
            WHERE forgotten.salon = OLD.salon AND forgotten.medium = OLD.medium
                AND forgotten.number = OLD.number)
            OR (OLD.salon, OLD.id, OLD.run, OLD.medium, OLD.number, OLD.kind, OLD.channel,
                OLD.t_lo, OLD.t_hi, OLD.detected_at, OLD.source, OLD.capture, OLD.format)
            IS NOT (NEW.salon, NEW.id, NEW.run, NEW.medium, NEW.number, NEW.kind, NEW.channel,
                NEW.t_lo, NEW.t_hi, NEW.detected_at, NEW.source, NEW.capture, NEW.format)
            OR json_remove(OLD.facts, '$.customerName', '$.customerKana', '$.phone', '$.email',
                '$.memo', '$.sealed')
            IS NOT json_remove(NEW.facts, '$.customerName', '$.customerKana', '$.phone', '$.email',
                '$.memo', '$.sealed')
        BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
    CREATE TRIGGER observation_is_never_removed BEFORE DELETE ON observation
        BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
    -- a local edit keeps what a pin keeps
    DROP TRIGGER act_is_never_changed;
    CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act
        WHEN OLD.kind NOT IN ('pin', 'edit') OR NOT EXISTS (
            SELECT 1 FROM forgotten
            WHERE forgotten.salon = OLD.salon
                AND forgotten.medium || '/' || forgotten.number = OLD.subject)
            OR (OLD.salon, OLD.n, OLD.at, OLD.person, OLD.kind, OLD.subject)
            IS NOT (NEW.salon, NEW.n, NEW.at, NEW.person, NEW.kind, NEW.subject)
        BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;

    """
