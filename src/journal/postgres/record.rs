//! The statements that record a batch.

use serde_json::Value;
use sqlx::Connection;
use sqlx::postgres::{PgConnection, PgQueryResult};

use super::Postgres;
use crate::journal::rows::{Gone, Position, Rows};

/// Whoever records waits here for whoever does. What was recorded meanwhile is seen by the statements after this one.
const LOCK: &str = "SELECT version FROM people_version FOR UPDATE";

const POSITION: &str = "SELECT (SELECT coalesce(max(seq), 0) FROM events), version FROM people_version";

const CAUSES: &str = "
INSERT INTO inbox (cause, done) SELECT cause, 1 FROM json_array_elements_text($1::json) AS dealt_with (cause)
ON CONFLICT (cause) DO UPDATE SET done = 1, account = NULL, said_at = NULL, heard = NULL WHERE inbox.done = 0";

const ASKED: &str = "
INSERT INTO inbox (cause, done, account, said_at, heard)
SELECT value ->> 0, 0, value ->> 1, (value ->> 2)::bigint, value ->> 3 FROM json_array_elements($1::json)
ON CONFLICT (cause) DO NOTHING";

const PEOPLE_VERSION: &str = "UPDATE people_version SET version = version + 1";

const EVENTS: &str = "
INSERT INTO events (seq, cause, ordinal, at, said_at, person, room, kind, version, body)
SELECT (value ->> 0)::bigint, value ->> 1, (value ->> 2)::bigint, (value ->> 3)::bigint, (value ->> 4)::bigint,
       value ->> 5, value ->> 6, value ->> 7, (value ->> 8)::bigint, value ->> 9
FROM json_array_elements($1::json)";

const TEXTS: &str = "
INSERT INTO texts (id, salt, words, author)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_array_elements($1::json)";

const ERASED: &str = "DELETE FROM texts WHERE id IN (SELECT json_array_elements_text($1::json))";

const PEOPLE: &str = "
INSERT INTO people (id, body) SELECT value ->> 0, value ->> 1 FROM json_array_elements($1::json)
ON CONFLICT (id) DO UPDATE SET body = excluded.body";

const ACCOUNTS: &str = "
INSERT INTO forgotten (hash, key) SELECT value ->> 'hash', value ->> 'key' FROM json_array_elements($1::json)
ON CONFLICT (hash) DO NOTHING";

const POSTS: &str = "
INSERT INTO outbox (key, room, person, reply, about, notify, interaction, attempts, attempted_at)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, 1, $2
FROM json_array_elements($1::json) WITH ORDINALITY AS post (value, place) ORDER BY place";

const SENT: &str = "
UPDATE outbox
SET reply = NULL, notify = NULL, interaction = NULL, room = CASE WHEN room LIKE '%:@%' THEN '' ELSE room END,
    message = sent.value ->> 1
FROM json_array_elements($1::json) AS sent (value) WHERE outbox.key = sent.value ->> 0";

const RETRIED: &str = "
UPDATE outbox SET attempts = attempts + tries
FROM (SELECT post, count(*) AS tries FROM json_array_elements_text($1::json) AS retried (post) GROUP BY post) AS retried
WHERE outbox.key = post";

/// What was said so long ago that it need not be known any more keeps its key alone: some with each batch that has something to say.
const KNOWN_NO_MORE: &str = "
UPDATE outbox SET room = '', person = NULL, about = NULL, attempted_at = NULL, message = NULL
WHERE id IN (
    SELECT id FROM (
        SELECT id, attempted_at FROM outbox WHERE reply IS NULL AND attempted_at IS NOT NULL ORDER BY id LIMIT 20
    ) AS oldest WHERE attempted_at < $1
)";

/// Of two marks of one name the later one stands: a statement cannot set a row twice.
const MARKS: &str = "
INSERT INTO marks (name, value)
SELECT DISTINCT ON (value ->> 0) value ->> 0, value ->> 1
FROM json_array_elements($1::json) WITH ORDINALITY AS mark (value, place) ORDER BY value ->> 0, place DESC
ON CONFLICT (name) DO UPDATE SET value = excluded.value";

/// Where people turned out to be one: those who were joined to others go, and their words stay theirs.
const JOINED: &str = "DELETE FROM people WHERE id IN (SELECT json_array_elements_text($1::json))";

/// The people who are erased, whose accounts are needed before they go.
const BODIES: &str = "SELECT body FROM people WHERE id IN (SELECT json_array_elements_text($1::json))";

/// What they began and did not finish.
const FORMS: &str = "
DELETE FROM inbox WHERE done = 0 AND account IN (SELECT json_array_elements_text($1::json))";

/// What waits for their accounts, also since they were one with another.
const PRIVATE: &str = "
UPDATE outbox SET reply = NULL, notify = NULL, interaction = NULL, room = ''
WHERE reply IS NOT NULL AND room IN (
    SELECT substr(account, 1, strpos(account, ':')) || '@' || ltrim(substr(account, strpos(account, ':') + 1), '@')
    FROM json_array_elements_text($1::json) AS account)";

/// Of those who were erased everything goes.
const FORGOTTEN: [&str; 3] = [
    "DELETE FROM texts WHERE author IN (SELECT json_array_elements_text($1::json))",
    "UPDATE outbox SET reply = NULL, notify = NULL, interaction = NULL, room = ''
     WHERE reply IS NOT NULL AND person IN (SELECT json_array_elements_text($1::json))",
    "DELETE FROM people WHERE id IN (SELECT json_array_elements_text($1::json))",
];

impl Postgres {
    /// Records a batch whole or not at all. A journal that has moved on since it was read, and a message that was dealt
    /// with before, are rows that are not there.
    pub(in crate::journal) async fn record(&mut self, rows: &Rows) -> Result<(), sqlx::Error> {
        let mut transaction = self.connection.begin().await?;
        sqlx::query(LOCK).execute(&mut *transaction).await?;
        let (head, people): (i64, i64) = sqlx::query_as(POSITION).fetch_one(&mut *transaction).await?;
        if rows.expected != (Position { head: head.cast_unsigned(), people }) {
            return Err(sqlx::Error::RowNotFound);
        }
        let dealt_with = take(&mut transaction, CAUSES, &rows.causes).await?;
        if dealt_with.is_some_and(|dealt_with| dealt_with.rows_affected() < rows.number_of_causes) {
            return Err(sqlx::Error::RowNotFound);
        }
        take(&mut transaction, ASKED, &rows.asked).await?;
        if rows.changes_belongings {
            sqlx::query(PEOPLE_VERSION).execute(&mut *transaction).await?;
        }
        take(&mut transaction, EVENTS, &rows.events).await?;
        take(&mut transaction, TEXTS, &rows.texts).await?;
        take(&mut transaction, ERASED, &rows.erased).await?;
        take(&mut transaction, PEOPLE, &rows.people).await?;
        take(&mut transaction, ACCOUNTS, &rows.forgotten).await?;
        if let Some(gone) = &rows.gone {
            forget(&mut transaction, gone).await?;
        }
        if !is_empty(&rows.posts) {
            sqlx::query(POSTS).bind(&rows.posts).bind(rows.attempted_at).execute(&mut *transaction).await?;
        }
        take(&mut transaction, SENT, &rows.sent).await?;
        take(&mut transaction, RETRIED, &rows.retried).await?;
        take(&mut transaction, MARKS, &rows.marks).await?;
        if rows.known_since.is_some() {
            sqlx::query(KNOWN_NO_MORE).bind(rows.known_since).execute(&mut *transaction).await?;
        }
        transaction.commit().await
    }
}

fn is_empty(rows: &str) -> bool {
    rows == "[]"
}

/// Gives a statement its rows, if there are any: each statement is a way to the server and back.
async fn take(
    connection: &mut PgConnection,
    statement: &'static str,
    rows: &str,
) -> Result<Option<PgQueryResult>, sqlx::Error> {
    if is_empty(rows) {
        return Ok(None);
    }
    sqlx::query(statement).bind(rows).execute(connection).await.map(Some)
}

async fn forget(connection: &mut PgConnection, gone: &Gone) -> Result<(), sqlx::Error> {
    take(connection, JOINED, &gone.joined).await?;
    let bodies: Vec<(String,)> = sqlx::query_as(BODIES).bind(&gone.forgotten).fetch_all(&mut *connection).await?;
    let accounts =
        bodies.iter().filter_map(|(body,)| serde_json::from_str::<Value>(body).ok()?.get("accounts").cloned());
    for accounts in accounts {
        take(connection, FORMS, &accounts.to_string()).await?;
        take(connection, PRIVATE, &accounts.to_string()).await?;
    }
    for statement in FORGOTTEN {
        take(connection, statement, &gone.forgotten).await?;
    }
    Ok(())
}
