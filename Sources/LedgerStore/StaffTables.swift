/// The staff that media told of, each by the name it writes. What people said of them are acts.
let staffTables = """
    CREATE TABLE staff_identity (
        salon  TEXT NOT NULL REFERENCES salon,
        medium TEXT NOT NULL,
        name   TEXT NOT NULL CHECK (name <> ''),
        PRIMARY KEY (salon, medium, name)
    ) STRICT;
    INSERT INTO staff_identity (salon, medium, name)
        SELECT DISTINCT salon, medium, json_extract(facts, '$.staff') FROM observation
        WHERE json_extract(facts, '$.staff') <> '';

    """

/// What media's own codes of their staff stood for, a row whenever a page showed another name for
/// one. Only ever added to.
let staffCodeTable = """
    CREATE TABLE staff_code (
        salon   TEXT NOT NULL REFERENCES salon,
        medium  TEXT NOT NULL,
        code    TEXT NOT NULL CHECK (code <> ''),
        n       INTEGER NOT NULL CHECK (n > 0),
        name    TEXT NOT NULL CHECK (name <> ''),
        t_lo    REAL NOT NULL,
        t_hi    REAL NOT NULL CHECK (t_hi >= t_lo),
        capture TEXT NOT NULL,
        PRIMARY KEY (salon, medium, code, n)
    ) STRICT;
    CREATE TRIGGER staff_code_is_never_changed BEFORE UPDATE ON staff_code
        BEGIN SELECT RAISE(ABORT, 'codes of staff are only ever added'); END;
    CREATE TRIGGER staff_code_is_never_removed BEFORE DELETE ON staff_code
        BEGIN SELECT RAISE(ABORT, 'codes of staff are only ever added'); END;

    """
