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
