//! A copy of the tables as they are at one moment, in a file of SQLite.

use std::path::Path;

use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _};

use super::Postgres;
use crate::journal::dialect::migrate;
use crate::journal::{JournalError, migrations};

/// How many rows are taken over at once.
const PARCEL: &str = "FETCH 1000 FROM copied";

/// A table: its rows in PostgreSQL, each as a JSON array, and how SQLite takes a parcel of them. The version of people and texts is
/// counted by each database for itself.
struct CopiedTable {
    rows: &'static str,
    insert: &'static str,
}

const TABLES: [CopiedTable; 7] = [
    CopiedTable {
        rows: "
            DECLARE copied NO SCROLL CURSOR FOR
            SELECT json_build_array(seq, cause, ordinal, at, said_at, person, room, kind, version, body)::text
            FROM events ORDER BY seq",
        insert: "
            INSERT INTO events (seq, cause, ordinal, at, said_at, person, room, kind, version, body)
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
                   value ->> 8, value ->> 9
            FROM json_each(?)",
    },
    CopiedTable {
        // A text of PostgreSQL cannot hold every character, so there words are JSON.
        rows: "
            DECLARE copied NO SCROLL CURSOR FOR
            SELECT json_build_array(id, salt, words::json, author)::text FROM texts ORDER BY id",
        insert: "
            INSERT INTO texts (id, salt, words, author)
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)",
    },
    CopiedTable {
        rows: "
            DECLARE copied NO SCROLL CURSOR FOR
            SELECT json_build_array(id, body)::text FROM people ORDER BY id",
        insert: "INSERT INTO people (id, body) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
    },
    CopiedTable {
        // In SQLite who began a form, and when, are in the form itself.
        rows: "
            DECLARE copied NO SCROLL CURSOR FOR
            SELECT json_build_array(cause, done, heard)::text FROM inbox ORDER BY cause",
        insert: "INSERT INTO inbox (cause, done, heard) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)",
    },
    CopiedTable {
        rows: "
            DECLARE copied NO SCROLL CURSOR FOR
            SELECT json_build_array(id, key, room, person, reply, attempts, attempted_at, message, about, notify, interaction)::text
            FROM outbox ORDER BY id",
        insert: "
            INSERT INTO outbox (id, key, room, person, reply, attempts, attempted_at, message, about, notify, interaction)
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
                   value ->> 8, value ->> 9, value ->> 10
            FROM json_each(?)",
    },
    CopiedTable {
        rows: "
            DECLARE copied NO SCROLL CURSOR FOR
            SELECT json_build_array(name, value)::text FROM marks ORDER BY name",
        insert: "INSERT INTO marks (name, value) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
    },
    CopiedTable {
        rows: "
            DECLARE copied NO SCROLL CURSOR FOR
            SELECT json_build_array(hash, key)::text FROM forgotten ORDER BY hash",
        insert: "INSERT INTO forgotten (hash, key) SELECT value ->> 0, value ->> 1 FROM json_each(?)",
    },
];

impl Postgres {
    /// Copies the tables of a database, also while it is in use, into a file that is empty or not there yet.
    pub(in crate::journal) async fn copy(url: &str, file: &Path) -> Result<(), JournalError> {
        let mut database = Self::look_at_newest(url).await?;
        // Until it is whole nobody needs it, and then it is brought to the disk by whoever asked for it.
        let options = SqliteConnectOptions::new()
            .filename(file)
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            .create_if_missing(true)
            .disable_statement_logging();
        let mut copy = options.connect().await?;
        migrate(&migrations::sqlite(), None, &mut copy).await?;
        copy.execute("BEGIN").await?;
        database.connection.execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?;
        for table in &TABLES {
            database.connection.execute(table.rows).await?;
            while let Some(parcel) = parcel(&mut database.connection).await? {
                sqlx::query(table.insert).bind(parcel).execute(&mut copy).await?;
            }
            database.connection.execute("CLOSE copied").await?;
        }
        database.connection.execute("ROLLBACK").await?;
        database.close().await?;
        copy.execute("COMMIT").await?;
        Ok(copy.close().await?)
    }
}

/// The next rows of a table, as a JSON array; nothing after the last.
async fn parcel(database: &mut PgConnection) -> Result<Option<String>, JournalError> {
    let rows: Vec<(String,)> = sqlx::query_as(PARCEL).fetch_all(database).await?;
    let rows: Vec<String> = rows.into_iter().map(|(row,)| row).collect();
    Ok(if rows.is_empty() { None } else { Some(format!("[{}]", rows.join(","))) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a database counts for itself, or keeps of its own tables.
    const ITS_OWN: [&str; 2] = ["people_version", "_sqlx_migrations"];

    #[tokio::test]
    async fn every_column_of_every_table_is_taken_over() {
        let mut database = SqliteConnectOptions::new().in_memory(true).connect().await.unwrap();
        migrate(&migrations::sqlite(), None, &mut database).await.unwrap();
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT t.name, group_concat(c.name, ', ') FROM pragma_table_list AS t, pragma_table_info(t.name) AS c
             WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name",
        )
        .fetch_all(&mut database)
        .await
        .unwrap();
        for (table, columns) in columns.iter().filter(|(table, _)| !ITS_OWN.contains(&table.as_str())) {
            let target = format!("INSERT INTO {table} ({columns})");
            assert!(TABLES.iter().any(|table| table.insert.contains(&target)), "{target}");
        }
        assert_eq!(columns.len(), TABLES.len() + ITS_OWN.len());
    }
}
