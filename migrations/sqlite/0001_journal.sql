-- What happened, once and for good. Times are seconds since 1970 in UTC.
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    cause TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    at INTEGER NOT NULL,
    said_at INTEGER NOT NULL,
    person TEXT,
    room TEXT,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (cause, ordinal)
) STRICT;

-- The words to which events refer by a salted hash. A row can be erased.
CREATE TABLE texts (
    id TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    words TEXT NOT NULL,
    author TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX texts_author ON texts (author);

-- The people to whom events refer by a number. A row can be erased.
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Moves on with every change of people or texts that no event tells, so that other processes see it.
CREATE TABLE people_version (
    version INTEGER NOT NULL
) STRICT;

INSERT INTO people_version (version) VALUES (0);

-- What was heard. The message is there until it was dealt with; its cause stays for good.
CREATE TABLE inbox (
    cause TEXT PRIMARY KEY,
    done INTEGER NOT NULL,
    heard TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX inbox_waiting ON inbox (done) WHERE done = 0;

-- What is to be said. The reply is there until it was delivered, and so is a room that is named after a person; key and
-- message id stay for good.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    room TEXT NOT NULL,
    person TEXT,
    reply TEXT,
    attempts INTEGER NOT NULL,
    attempted_at INTEGER,
    message TEXT
) STRICT;

CREATE INDEX outbox_waiting ON outbox (id) WHERE reply IS NOT NULL;
