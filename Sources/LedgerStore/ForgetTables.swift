/// The guests that were forgotten: what of their bookings may be erased, and the names that erased
/// facts keep.
let forgetTables = """
    CREATE TABLE forgotten (
        salon  TEXT NOT NULL REFERENCES salon,
        medium TEXT NOT NULL,
        number TEXT NOT NULL,
        at     REAL NOT NULL,
        PRIMARY KEY (salon, medium, number)
    ) STRICT;
    CREATE TABLE seal (
        salon  TEXT NOT NULL REFERENCES salon,
        erased TEXT NOT NULL CHECK (length(erased) = 32),
        name   TEXT NOT NULL CHECK (length(name) = 32),
        PRIMARY KEY (salon, erased)
    ) STRICT;
    -- its bytes are gone for good: the same bytes are not kept again for its sake
    ALTER TABLE capture ADD COLUMN is_shredded INTEGER NOT NULL DEFAULT 0
        CHECK (is_shredded IN (0, 1));
    DROP TRIGGER observation_is_never_changed;
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
    DROP TRIGGER change_is_never_changed;
    CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
        WHEN NOT EXISTS (
            SELECT 1 FROM forgotten
            WHERE forgotten.salon = OLD.salon AND forgotten.medium = OLD.medium
                AND forgotten.number = OLD.number)
            OR (OLD.salon, OLD.n, OLD.run, OLD.at, OLD.kind, OLD.medium, OLD.number, OLD.evidence,
                OLD.reasons)
            IS NOT (NEW.salon, NEW.n, NEW.run, NEW.at, NEW.kind, NEW.medium, NEW.number,
                NEW.evidence, NEW.reasons)
        BEGIN SELECT RAISE(ABORT, 'changes are only ever added'); END;
    DROP TRIGGER act_is_never_changed;
    CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act
        WHEN OLD.kind <> 'pin' OR NOT EXISTS (
            SELECT 1 FROM forgotten
            WHERE forgotten.salon = OLD.salon
                AND forgotten.medium || '/' || forgotten.number = OLD.subject)
            OR (OLD.salon, OLD.n, OLD.at, OLD.person, OLD.kind, OLD.subject)
            IS NOT (NEW.salon, NEW.n, NEW.at, NEW.person, NEW.kind, NEW.subject)
        BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;
    """

/// A forgetting that was cut off is known, and a job keeps what was asked for only while it waits:
/// the words may be a guest's.
let forgettingUnderWay = """
    ALTER TABLE forgotten ADD COLUMN is_under_way INTEGER NOT NULL DEFAULT 0
        CHECK (is_under_way IN (0, 1));
    UPDATE export_job SET request = '{}' WHERE ended IS NOT NULL;
    """
