//! The statements that record a batch.

/// A batch in one transaction, and in one call to the database. What must not be is a NULL that a column refuses: a
/// journal that has moved on since it was read, and a message that was dealt with before.
///
/// What waits to be said is numbered from 2^62. What was said gets the next number below that, and so moves to where such rows
/// are: a row that lost its reply in its place would leave that place empty for good, which was more than half of a database.
///
/// What was said so long ago that it need not be known any more moves once more, to the numbers from -2^62, where keys alone are:
/// some with each batch that has something to say. What has waited since an earlier version, or comes from a copy of PostgreSQL, is
/// numbered from 1 and goes on waiting there.
///
/// The parameters stand in the order in which they are bound; numbered ones would be counted anew in each statement.
macro_rules! record {
    ($people:literal) => {
        concat!(
            "
BEGIN IMMEDIATE;

INSERT INTO inbox (cause, done)
SELECT iif((SELECT coalesce(max(seq), 0) FROM events) = ? AND (SELECT version FROM people_version) = ?, value, NULL), 1
FROM json_each(?)
WHERE true ON CONFLICT (cause) DO UPDATE SET done = iif(done = 0, 1, NULL), heard = NULL;

INSERT INTO inbox (cause, done, heard) SELECT value ->> 0, 0, value ->> 3 FROM json_each(?)
WHERE true ON CONFLICT (cause) DO NOTHING;

UPDATE people_version
SET version = iif((SELECT coalesce(max(seq), 0) FROM events) = ? AND version = ?, version + 1, NULL)
WHERE ?;

INSERT INTO events (seq, cause, ordinal, at, said_at, person, room, kind, version, body)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
       value ->> 8, value ->> 9
FROM json_each(?);

INSERT INTO texts (id, salt, words, author)
SELECT value ->> 0, value ->> 1, (value ->> 2) ->> '$', value ->> 3 FROM json_each(?);

DELETE FROM texts WHERE id IN (SELECT value FROM json_each(?));

INSERT INTO people (id, body)
SELECT value ->> 0, value ->> 1 FROM json_each(?)
WHERE true ON CONFLICT (id) DO UPDATE SET body = excluded.body;

INSERT INTO forgotten (hash, key) SELECT value ->> 'hash', value ->> 'key' FROM json_each(?)
WHERE true ON CONFLICT (hash) DO NOTHING;
",
            $people,
            "
INSERT INTO outbox (id, key, room, person, reply, about, notify, interaction, attempts, attempted_at)
SELECT (SELECT max(coalesce(max(id), 0), 4611686018427387904) FROM outbox) + 1 + posts.key, value ->> 0, value ->> 1,
       value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, 1, ?
FROM json_each(?) AS posts;

UPDATE outbox
SET id = sent.id, reply = NULL, notify = NULL, interaction = NULL, room = iif(room LIKE '%:@%', '', room),
    message = sent.message
FROM (
    SELECT outbox.id AS waited, sent.value ->> 1 AS message,
           (SELECT coalesce(max(id), 0) FROM outbox WHERE id < 4611686018427387904)
           + row_number() OVER (ORDER BY outbox.id) AS id
    FROM json_each(?) AS sent JOIN outbox ON outbox.key = sent.value ->> 0
) AS sent WHERE outbox.id = sent.waited;

UPDATE outbox SET attempts = attempts + tries
FROM (SELECT value AS post, count(*) AS tries FROM json_each(?) GROUP BY post)
WHERE outbox.key = post;

INSERT INTO marks (name, value) SELECT value ->> 0, value ->> 1 FROM json_each(?)
WHERE true ON CONFLICT (name) DO UPDATE SET value = excluded.value;

UPDATE outbox
SET id = old.id, room = '', person = NULL, about = NULL, attempted_at = NULL, message = NULL
FROM (
    SELECT id AS stood,
           (SELECT coalesce(max(id), -4611686018427387904) FROM outbox WHERE id <= 0) + row_number() OVER (ORDER BY id) AS id
    FROM (
        SELECT id, attempted_at FROM outbox
        WHERE id > 0 AND id < 4611686018427387904 AND reply IS NULL ORDER BY id LIMIT 20
    ) WHERE coalesce(attempted_at, 0) < ?
) AS old WHERE outbox.id = old.stood;

COMMIT"
        )
    };
}

pub(super) const RECORD: &str = record!("");

/// The same, where people turned out to be one or were erased: those who were joined to others go, and their words stay
/// theirs; of those who were erased everything goes, also what waits for their accounts since they were one with another.
pub(super) const RECORD_PEOPLE: &str = record!(
    "
DELETE FROM people WHERE id IN (SELECT value FROM json_each(?));

DELETE FROM inbox WHERE done = 0 AND heard ->> 'account' IN (
    SELECT account.value FROM people, json_each(people.body, '$.accounts') AS account
    WHERE people.id IN (SELECT value FROM json_each(?))
);

DELETE FROM texts WHERE author IN (SELECT value FROM json_each(?));

UPDATE outbox SET reply = NULL, notify = NULL, interaction = NULL, room = ''
WHERE reply IS NOT NULL AND person IN (SELECT value FROM json_each(?));

UPDATE outbox SET reply = NULL, notify = NULL, interaction = NULL, room = ''
WHERE reply IS NOT NULL AND room IN (
    SELECT substr(account.value, 1, instr(account.value, ':')) || '@'
           || ltrim(substr(account.value, instr(account.value, ':') + 1), '@')
    FROM people, json_each(people.body, '$.accounts') AS account
    WHERE people.id IN (SELECT value FROM json_each(?))
);

DELETE FROM people WHERE id IN (SELECT value FROM json_each(?));
"
);
