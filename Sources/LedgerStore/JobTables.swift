/// Exports that were asked for and wait, or lie ready to be fetched.
let jobTables = """
    CREATE TABLE export_job (
        salon    TEXT NOT NULL REFERENCES salon,
        n        INTEGER NOT NULL,
        asked    REAL NOT NULL,
        person   TEXT NOT NULL,
        request  TEXT NOT NULL CHECK (json_valid(request)),
        state    TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
        attempts INTEGER NOT NULL CHECK (attempts >= 0),
        begun    REAL,
        ended    REAL,
        files    TEXT NOT NULL CHECK (json_valid(files)),
        row_count INTEGER NOT NULL,
        problem  TEXT CHECK ((problem IS NOT NULL) = (state = 'failed')),
        PRIMARY KEY (salon, n)
    ) STRICT;

    """
