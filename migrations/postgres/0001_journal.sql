-- What happened, once and for good. Times are seconds since 1970 in UTC. The number is the fence between two writers.
CREATE TABLE events (
    seq BIGINT PRIMARY KEY,
    cause TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    at BIGINT NOT NULL,
    said_at BIGINT NOT NULL,
    person TEXT,
    room TEXT,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (cause, ordinal)
);

-- The words to which events refer by a salted hash, as JSON: a text of this database cannot hold every character. A row
-- can be erased.
CREATE TABLE texts (
    id TEXT COLLATE "C" PRIMARY KEY,
    salt TEXT NOT NULL,
    words TEXT NOT NULL,
    author TEXT NOT NULL
);

CREATE INDEX texts_author ON texts (author);

-- The people to whom events refer by a number. A row can be erased.
CREATE TABLE people (
    id TEXT COLLATE "C" PRIMARY KEY,
    body TEXT NOT NULL
);

-- Moves on with every change of people or texts that no event tells, so that other processes see it. Who records holds
-- its row.
CREATE TABLE people_version (
    version BIGINT NOT NULL
);

INSERT INTO people_version (version) VALUES (0);

-- What was heard. The message is there until it was dealt with, with who said it and when; its cause stays for good.
CREATE TABLE inbox (
    cause TEXT PRIMARY KEY,
    done BIGINT NOT NULL,
    account TEXT,
    said_at BIGINT,
    heard TEXT
);

CREATE INDEX inbox_waiting ON inbox (done) WHERE done = 0;

-- What is to be said. The reply is there until it was delivered, and so is a room that is named after a person; key and
-- message id stay for good.
CREATE TABLE outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    room TEXT NOT NULL,
    person TEXT,
    reply TEXT,
    attempts BIGINT NOT NULL,
    attempted_at BIGINT,
    message TEXT
);

CREATE INDEX outbox_waiting ON outbox (id) WHERE reply IS NOT NULL;

-- The server keeps samples of columns for its plans. Of what can be erased it keeps none.
ALTER TABLE texts ALTER COLUMN words SET STATISTICS 0;
ALTER TABLE people ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE inbox ALTER COLUMN account SET STATISTICS 0, ALTER COLUMN heard SET STATISTICS 0;
ALTER TABLE outbox ALTER COLUMN room SET STATISTICS 0, ALTER COLUMN reply SET STATISTICS 0;
