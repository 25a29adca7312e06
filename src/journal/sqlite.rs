//! The journal in an SQLite database: write-ahead log, synchronous in full, one writer at a time.
//!
//! A batch is a handful of statements however many messages it holds: each statement takes all its rows as one JSON
//! array.

mod record;

use std::str::FromStr;
use std::time::Duration;

use commands::decide::Post;
use commands::heard::{About, Heard, Posted};
use commands::kit::Reply;
use commands::register::{Event, PersonId, Platform, Recorded, Register, Room, Seq, Text, VERSION};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Executor};

use record::{Gone, RECORD, RECORD_PEOPLE};

use super::{Batch, Belongings, Delivered, Delivery, Journal, JournalError, Outgoing};

/// Folds the log beside the database into it and empties it.
const EMPTY_LOG: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// The tables, in versions.
static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// How many rows of a long table are read at once, as one JSON array: a value for each column of each row would take
/// most of the time of a start.
const PARCEL: u64 = 1_000;

/// For how long a form that was begun is kept.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// How far the journal was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Position {
    head: Seq,
    people: i64,
}

/// The journal in one SQLite database.
#[derive(Debug)]
pub struct SqliteJournal {
    connection: SqliteConnection,
    read: Position,
    /// Whether the log beside the database will hold what was erased until an answer is delivered.
    holds_erased: bool,
}

impl SqliteJournal {
    /// Opens the database of a URL such as `sqlite:rapporteur.db`, makes it if it is not there, and brings its tables
    /// up to date.
    ///
    /// # Errors
    ///
    /// When the database cannot be opened, or was made by a later version or by another program.
    pub async fn open(url: &str) -> Result<Self, JournalError> {
        let mut journal = Self::connect(options(url)?.create_if_missing(true)).await?;
        match journal.check_version().await {
            Ok(()) | Err(JournalError::Absent(_)) => {}
            Err(error) => return Err(error),
        }
        MIGRATIONS.run(&mut journal.connection).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => JournalError::TooNew,
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            other => sqlx::Error::Migrate(Box::new(other)).into(),
        })?;
        // What was erased before an earlier run was cut off may still stand in the log beside the database.
        journal.empty_log().await?;
        Ok(journal)
    }

    /// Opens a database that is there, only to look at it.
    ///
    /// # Errors
    ///
    /// When the database is not there or cannot be opened.
    pub async fn look(url: &str) -> Result<Self, JournalError> {
        let options = SqliteConnectOptions::from_str(url)?.read_only(true).disable_statement_logging();
        let path = options.get_filename().to_path_buf();
        if !path.exists() && !url.contains(":memory:") {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
            return Err(JournalError::Absent(folder.map(|folder| format!("there is no folder {}", folder.display()))));
        }
        let mut journal = Self::connect(options).await?;
        journal.check_version().await?;
        Ok(journal)
    }

    /// Whether the tables are those of this version or of an earlier one.
    async fn check_version(&mut self) -> Result<(), JournalError> {
        let (tables, migrations): (i64, i64) =
            sqlx::query_as("SELECT count(*), count(*) FILTER (WHERE name = '_sqlx_migrations') FROM sqlite_schema")
                .fetch_one(&mut self.connection)
                .await?;
        if migrations == 0 {
            return Err(if tables == 0 { JournalError::Absent(None) } else { JournalError::Foreign });
        }
        let (made_by,): (i64,) = sqlx::query_as("SELECT coalesce(max(version), 0) FROM _sqlx_migrations")
            .fetch_one(&mut self.connection)
            .await?;
        let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
        if made_by > known { Err(JournalError::TooNew) } else { Ok(()) }
    }

    async fn connect(options: SqliteConnectOptions) -> Result<Self, JournalError> {
        let connection = options.connect().await?;
        Ok(Self { connection, read: Position::default(), holds_erased: false })
    }

    async fn position(&mut self) -> Result<Position, JournalError> {
        let row = "SELECT (SELECT coalesce(max(seq), 0) FROM events), (SELECT version FROM people_version)";
        let (head, people): (i64, i64) = sqlx::query_as(row).fetch_one(&mut self.connection).await?;
        Ok(Position { head: head.cast_unsigned(), people })
    }

    /// Hands over the events after `after` up to `head` and a moment. While some are read, those before them are dealt
    /// with: the database works in a thread of its own.
    async fn events(
        &mut self,
        after: Seq,
        head: Seq,
        until: Timestamp,
        mut take: impl FnMut(Recorded),
    ) -> Result<(), JournalError> {
        let mut rows = "[]".to_owned();
        let mut last = after;
        while last < head {
            let next = self.some_events(last, head.min(last + PARCEL), until);
            let (next, taken) = tokio::join!(biased; next, async { take_events(&rows, &mut take) });
            taken?;
            rows = next?;
            last += PARCEL;
        }
        take_events(&rows, &mut take)
    }

    /// The events of a parcel, as JSON.
    async fn some_events(&mut self, after: Seq, last: Seq, until: Timestamp) -> Result<String, JournalError> {
        let (rows,): (String,) = sqlx::query_as(
            "SELECT json_group_array(json_array(seq, cause, ordinal, at, said_at, person, room, kind, version, body))
             FROM (SELECT * FROM events WHERE seq > ? AND seq <= ? AND at <= ? ORDER BY seq)",
        )
        .bind(after.cast_signed())
        .bind(last.cast_signed())
        .bind(until.as_second())
        .fetch_one(&mut self.connection)
        .await?;
        Ok(rows)
    }

    async fn texts(&mut self) -> Result<Vec<Text>, JournalError> {
        let mut texts: Vec<Text> = Vec::new();
        loop {
            let last = texts.last().map(|last| last.id.to_string()).unwrap_or_default();
            let (rows,): (String,) = sqlx::query_as(
                "SELECT json_group_array(json_object('id', id, 'salt', salt, 'words', words, 'author', author))
                 FROM (SELECT * FROM texts WHERE id > ?1 ORDER BY id LIMIT ?2)",
            )
            .bind(&last)
            .bind(PARCEL.cast_signed())
            .fetch_one(&mut self.connection)
            .await?;
            let rows: Vec<Text> = parse("texts", &format!("after {last}"), &rows)?;
            if rows.is_empty() {
                return Ok(texts);
            }
            texts.extend(rows);
        }
    }

    /// Why a batch was not taken: the journal has moved on, a message was dealt with before, or the database failed.
    async fn diagnose(&mut self, batch: &Batch, expected: Position, error: sqlx::Error) -> JournalError {
        match self.position().await {
            Ok(position) if position != expected => return JournalError::Behind,
            Ok(_) => {}
            Err(_) => return error.into(),
        }
        for cause in &batch.causes {
            if matches!(self.is_done(cause).await, Ok(true)) {
                return JournalError::Done;
            }
        }
        error.into()
    }

    /// Takes what was erased out of the files' free space.
    async fn wipe(&mut self) -> Result<(), JournalError> {
        self.connection.execute("VACUUM").await?;
        self.empty_log().await
    }

    /// Takes what was erased out of the log beside the database. The answer to who was erased names their room until it is
    /// delivered; then this is done for the last time.
    async fn empty_log(&mut self) -> Result<(), JournalError> {
        self.connection.execute(EMPTY_LOG).await?;
        let to_nobody =
            "SELECT EXISTS (SELECT 1 FROM outbox WHERE reply IS NOT NULL AND person NOT IN (SELECT id FROM people))";
        (self.holds_erased,) = sqlx::query_as(to_nobody).fetch_one(&mut self.connection).await?;
        Ok(())
    }

    async fn rollback(&mut self) {
        // When this fails too, SQLite has rolled back by itself.
        if let Err(error) = self.connection.execute("ROLLBACK").await {
            tracing::debug!(%error, "rollback");
        }
    }
}

impl Journal for SqliteJournal {
    async fn catch_up(&mut self, register: &mut Register) -> Result<bool, JournalError> {
        let position = self.position().await?;
        let is_first = register.head() == 0 && register.people().is_empty();
        if position == self.read && !is_first {
            return Ok(false);
        }
        let Belongings { people, texts } = self.belongings().await?;
        let mut fresh = register.without_belongings();
        fresh.add_belongings(&people, &texts);
        self.events(fresh.head(), position.head, Timestamp::MAX, |recorded| fresh.apply(&recorded)).await?;
        self.read = Position { head: fresh.head(), people: position.people };
        *register = fresh;
        Ok(true)
    }

    async fn commit(&mut self, batch: &Batch) -> Result<(), JournalError> {
        let expected = Position { head: batch.after, people: self.read.people };
        let (mut sent, mut retried) = (Vec::new(), Vec::new());
        for Delivery { key, result } in &batch.notes.deliveries {
            match result {
                Delivered::Sent(message) => sent.push((key, message.as_ref())),
                Delivered::Refused => sent.push((key, None)),
                Delivered::Retried => retried.push(key),
            }
        }
        let Gone { joined, forgotten } = Gone::of(batch);
        let changes_people = !joined.is_empty() || !forgotten.is_empty();
        let changes_belongings = !batch.people.is_empty() || !batch.erased.is_empty() || changes_people;
        let posts: Vec<PostRow<'_>> = batch.posts.iter().map(post_row).collect();
        let mut record = sqlx::query(if changes_people { RECORD_PEOPLE } else { RECORD })
            .bind(expected.head.cast_signed())
            .bind(expected.people)
            .bind(json(&batch.causes)?)
            .bind(expected.head.cast_signed())
            .bind(expected.people)
            .bind(changes_belongings)
            .bind(json(&event_rows(&batch.recorded)?)?)
            .bind(json(&batch.texts)?)
            .bind(json(&batch.erased)?)
            .bind(json(&batch.people)?);
        if changes_people {
            let (joined, gone) = (json(&joined)?, json(&forgotten)?);
            record = record.bind(joined.clone()).bind(joined.clone()).bind(joined);
            record = record.bind(gone.clone()).bind(gone.clone()).bind(gone.clone()).bind(gone);
        }
        let written = record
            .bind(batch.attempted_at.map(Timestamp::as_second))
            .bind(json(&posts)?)
            .bind(json(&sent)?)
            .bind(json(&retried)?)
            .bind(json(&batch.notes.marks)?)
            .execute(&mut self.connection)
            .await;
        if let Err(error) = written {
            self.rollback().await;
            return Err(self.diagnose(batch, expected, error).await);
        }
        self.read.head = batch.recorded.last().map_or(self.read.head, |last| last.seq);
        self.read.people += i64::from(changes_belongings);
        let erased = if !forgotten.is_empty() {
            self.holds_erased = true;
            self.wipe().await
        } else if self.holds_erased && !sent.is_empty() {
            self.empty_log().await
        } else {
            Ok(())
        };
        if let Err(error) = erased {
            // It is recorded all the same, and tried again after the next delivery and at the next start.
            tracing::error!(%error, "what was erased may still be in the files");
        }
        Ok(())
    }

    async fn keep(&mut self, begun: &Heard) -> Result<(), JournalError> {
        let forgotten = begun.said_at.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN);
        let mut transaction = self.connection.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM inbox WHERE done = 0 AND unixepoch(heard ->> 'said_at') < ?")
            .bind(forgotten.as_second())
            .execute(&mut *transaction)
            .await?;
        sqlx::query("INSERT INTO inbox (cause, done, heard) VALUES (?, 0, ?) ON CONFLICT (cause) DO NOTHING")
            .bind(&begun.cause)
            .bind(json(begun)?)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await.map_err(Into::into)
    }

    async fn kept(&mut self, cause: &str) -> Result<Option<Heard>, JournalError> {
        let row: Option<(String,)> = sqlx::query_as("SELECT heard FROM inbox WHERE cause = ? AND done = 0")
            .bind(cause)
            .fetch_optional(&mut self.connection)
            .await?;
        row.map(|(heard,)| parse("inbox", cause, &heard)).transpose()
    }

    async fn is_done(&mut self, cause: &str) -> Result<bool, JournalError> {
        let row: Option<(i64,)> = sqlx::query_as("SELECT 1 FROM inbox WHERE cause = ? AND done = 1")
            .bind(cause)
            .fetch_optional(&mut self.connection)
            .await?;
        Ok(row.is_some())
    }

    async fn events_until(&mut self, at: Timestamp) -> Result<Vec<Recorded>, JournalError> {
        let head = self.position().await?.head;
        let mut events = Vec::new();
        self.events(0, head, at, |recorded| events.push(recorded)).await?;
        Ok(events)
    }

    async fn events_after(&mut self, seq: Seq) -> Result<Vec<Recorded>, JournalError> {
        let head = self.position().await?.head;
        let mut events = Vec::new();
        self.events(seq, head, Timestamp::MAX, |recorded| events.push(recorded)).await?;
        Ok(events)
    }

    async fn recorded_by(&mut self, cause: &str) -> Result<Vec<Recorded>, JournalError> {
        let (rows,): (String,) = sqlx::query_as(
            "SELECT json_group_array(json_array(seq, cause, ordinal, at, said_at, person, room, kind, version, body))
             FROM (SELECT * FROM events WHERE cause = ? ORDER BY seq)",
        )
        .bind(cause)
        .fetch_one(&mut self.connection)
        .await?;
        let mut recorded = Vec::new();
        take_events(&rows, &mut |event| recorded.push(event))?;
        Ok(recorded)
    }

    async fn undelivered(&mut self, platform: Platform) -> Result<Vec<Outgoing>, JournalError> {
        let rows: Vec<OutgoingRow> = sqlx::query_as(
            // In a room all is said in order, so what was said last there was said before what waits.
            "WITH said AS (SELECT room, message, max(id) FROM outbox WHERE message IS NOT NULL GROUP BY room)
             SELECT key, outbox.room, reply, about, notify, interaction, attempts, attempted_at, said.message AS follows
             FROM outbox LEFT JOIN said ON said.room = outbox.room
             WHERE reply IS NOT NULL AND outbox.room LIKE ? ORDER BY id",
        )
        .bind(format!("{platform}:%"))
        .fetch_all(&mut self.connection)
        .await?;
        rows.into_iter().map(OutgoingRow::read).collect()
    }

    async fn undelivered_in_all(&mut self) -> Result<usize, JournalError> {
        let (number,): (u32,) = sqlx::query_as("SELECT count(*) FROM outbox WHERE reply IS NOT NULL")
            .fetch_one(&mut self.connection)
            .await?;
        Ok(number as usize)
    }

    async fn posted(&mut self, message: &str) -> Result<Option<Posted>, JournalError> {
        let row: Option<(Option<String>,)> = sqlx::query_as("SELECT about FROM outbox WHERE message = ?")
            .bind(message)
            .fetch_optional(&mut self.connection)
            .await?;
        row.map(|(about,)| Ok(Posted { about: about_of(about, message)? })).transpose()
    }

    async fn mark(&mut self, name: &str) -> Result<Option<String>, JournalError> {
        let row: Option<(String,)> = sqlx::query_as("SELECT value FROM marks WHERE name = ?")
            .bind(name)
            .fetch_optional(&mut self.connection)
            .await?;
        Ok(row.map(|(value,)| value))
    }

    async fn belongings(&mut self) -> Result<Belongings, JournalError> {
        let people: Vec<(String, String)> =
            sqlx::query_as("SELECT id, body FROM people").fetch_all(&mut self.connection).await?;
        let people = people.into_iter().map(|(id, body)| parse("people", &id, &body)).collect::<Result<_, _>>()?;
        let texts = self.texts().await?;
        Ok(Belongings { people, texts })
    }

    async fn close(self) -> Result<(), JournalError> {
        self.connection.close().await.map_err(Into::into)
    }
}

fn options(url: &str) -> Result<SqliteConnectOptions, JournalError> {
    Ok(SqliteConnectOptions::from_str(url)?
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        // Fewer, larger checkpoints: the log beside the database grows to 16 MB before it is folded in.
        .pragma("wal_autocheckpoint", "4000")
        // A statement that takes many rows keeps what it would undo; that need not be a file.
        .pragma("temp_store", "MEMORY")
        .busy_timeout(Duration::from_secs(10))
        .disable_statement_logging())
}

/// A post as it is written, in the order of its columns.
type PostRow<'a> = (&'a str, &'a Room, Option<PersonId>, &'a Reply, Option<String>, &'a [PersonId], Option<&'a str>);

fn post_row(post: &Post) -> PostRow<'_> {
    let Post { key, room, to, reply, about, notify, interaction } = post;
    (key, room, *to, reply, about.as_ref().map(About::to_string), notify, interaction.as_deref())
}

/// A row of the outbox as it is read.
#[derive(sqlx::FromRow)]
struct OutgoingRow {
    key: String,
    room: String,
    reply: String,
    about: Option<String>,
    notify: Option<String>,
    interaction: Option<String>,
    attempts: u32,
    attempted_at: Option<i64>,
    follows: Option<String>,
}

impl OutgoingRow {
    fn read(self) -> Result<Outgoing, JournalError> {
        let Self { key, room, reply, about, notify, interaction, attempts, attempted_at, follows } = self;
        Ok(Outgoing {
            room: room.parse().map_err(|error| broken("outbox", &key, &error))?,
            reply: parse("outbox", &key, &reply)?,
            about: about_of(about, &key)?,
            notify: notify.map_or_else(|| Ok(Vec::new()), |people| parse("outbox", &key, &people))?,
            interaction,
            attempts,
            attempted_at: attempted_at.and_then(|seconds| Timestamp::from_second(seconds).ok()),
            follows,
            key,
        })
    }
}

fn about_of(about: Option<String>, row: &str) -> Result<Option<About>, JournalError> {
    about.map(|about| about.parse().map_err(|error| broken("outbox", row, &error))).transpose()
}

/// A row of the table of events as it is read, in the order of its columns.
#[derive(Deserialize)]
struct StoredEvent(Seq, String, u32, i64, i64, Option<String>, Option<String>, String, u32, String);

fn take_events(rows: &str, take: &mut impl FnMut(Recorded)) -> Result<(), JournalError> {
    let rows: Vec<StoredEvent> = parse("events", "of a parcel", rows)?;
    rows.into_iter().try_for_each(|row| row.read().map(&mut *take))
}

impl StoredEvent {
    fn read(self) -> Result<Recorded, JournalError> {
        let Self(seq, cause, ordinal, at, said_at, person, room, kind, version, body) = self;
        let broken = |reason: &dyn std::fmt::Display| broken("events", &seq.to_string(), reason);
        let time = |seconds| Timestamp::from_second(seconds).map_err(|error| broken(&error));
        Ok(Recorded {
            seq,
            ordinal,
            at: time(at)?,
            said_at: time(said_at)?,
            by: person.map(|id| id.parse::<PersonId>()).transpose().map_err(|error| broken(&error))?,
            room: room.map(|room| room.parse::<Room>()).transpose().map_err(|error| broken(&error))?,
            event: Event::from_stored(&kind, version, &body).map_err(|reason| JournalError::Event { seq, reason })?,
            cause,
        })
    }
}

/// A row of the table of events as it is written, in the order of its columns.
type EventRow<'a> = (Seq, &'a str, u32, i64, i64, Option<PersonId>, Option<&'a Room>, &'static str, u32, String);

fn event_rows<'a>(recorded: &'a [Recorded]) -> Result<Vec<EventRow<'a>>, JournalError> {
    let row = |recorded: &'a Recorded| {
        let Recorded { seq, cause, ordinal, at, said_at, by, room, event } = recorded;
        let body = event.body().map_err(|error| broken("events", &seq.to_string(), &error))?;
        let (at, said_at) = (at.as_second(), said_at.as_second());
        Ok((*seq, cause.as_str(), *ordinal, at, said_at, *by, room.as_ref(), event.kind(), VERSION, body))
    };
    recorded.iter().map(row).collect()
}

fn json<T: Serialize>(rows: &T) -> Result<String, JournalError> {
    serde_json::to_string(rows).map_err(|error| broken("a batch", "", &error))
}

fn parse<T: serde::de::DeserializeOwned>(table: &'static str, row: &str, body: &str) -> Result<T, JournalError> {
    serde_json::from_str(body).map_err(|error| broken(table, row, &error))
}

fn broken(table: &'static str, row: &str, reason: &dyn std::fmt::Display) -> JournalError {
    JournalError::Row { table, row: row.to_owned(), reason: reason.to_string() }
}
