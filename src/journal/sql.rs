//! The journal in a database that is asked in SQL: what is the same in all of them.
//!
//! A text of SQL that all of them read stands here; what each has in its own words is in the file of its name.

use std::sync::Arc;

use commands::language::heard::{Heard, Posted, What};
use commands::record::{ForgottenAccount, Platform, Recorded, Register, Seq, Text, TextId};
use jiff::{SignedDuration, Timestamp};
use sqlx::sqlite::SqliteRow;
use sqlx::{Executor, FromRow};
use tokio::runtime::Handle;
use tokio::task::JoinError;

use super::dialect::Dialect;
#[cfg(feature = "postgres")]
use super::postgres;
#[cfg(not(feature = "postgres"))]
use super::postgres_absent as postgres;
use super::rows::{OutgoingRow, Position, Rows, StoredRow, about_of, broken, json, parse, read_events};
use super::sqlite::Sqlite;
use super::{Batch, Journal, JournalError, Outgoing, PersonalData, SaidPost, SideTables, StoredPost, sqlite};
use crate::base::config::is_postgres;
use postgres::{PgRow, Postgres};

/// What the migration is called that made the table of forgotten accounts.
const FORGOTTEN: &str = "forgotten";

/// How many rows of a long table are read at once, as one JSON array: a value for each column of each row would take
/// most of the time of a start.
const PARCEL: u64 = 1_000;

/// For how long a form that was begun is kept.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The journal in one database, of SQLite or of PostgreSQL.
#[derive(Debug)]
pub struct SqlJournal {
    database: EitherDatabase,
    read: Position,
    /// For how long after it was said a message is known.
    keeps_messages: SignedDuration,
    /// Whether the tables have all that stands beside the events.
    has_besides: bool,
    /// Whether they have what is remembered of accounts of people who were erased.
    has_forgotten: bool,
}

/// A connection to a database.
#[derive(Debug)]
enum EitherDatabase {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// A value in the place of a parameter.
#[derive(Clone, Copy, Debug)]
enum Parameter<'a> {
    Text(&'a str),
    Number(i64),
}

/// A row that can be read from each database.
trait ReadRow: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl<R> ReadRow for R where R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Asks for rows. What is asked is bound the same way in each database, whose types are different.
macro_rules! fetch_all {
    ($sql:expr, $values:expr, $connection:expr) => {{
        let query = $values.iter().fold(sqlx::query_as::<_, R>($sql), |query, value| match value {
            Parameter::Text(text) => query.bind(*text),
            Parameter::Number(number) => query.bind(*number),
        });
        query.fetch_all($connection).await
    }};
}

impl EitherDatabase {
    async fn rows<R: ReadRow>(&mut self, sql: &'static str, values: &[Parameter<'_>]) -> Result<Vec<R>, sqlx::Error> {
        match self {
            Self::Sqlite(database) => fetch_all!(sql, values, &mut database.connection),
            Self::Postgres(database) => fetch_all!(sql, values, &mut database.connection),
        }
    }

    /// The row of what has one.
    async fn row<R: ReadRow>(&mut self, sql: &'static str, values: &[Parameter<'_>]) -> Result<R, sqlx::Error> {
        self.rows(sql, values).await?.pop().ok_or(sqlx::Error::RowNotFound)
    }

    /// From now on all that is read is as it is at one moment.
    async fn begin_reading(&mut self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(database) => database.connection.execute("BEGIN").await.map(|_| ()),
            Self::Postgres(database) => {
                let snapshot = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
                database.connection.execute(snapshot).await.map(|_| ())
            }
        }
    }

    async fn end_reading(&mut self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(database) => database.connection.execute("ROLLBACK").await.map(|_| ()),
            Self::Postgres(database) => database.connection.execute("ROLLBACK").await.map(|_| ()),
        }
    }

    fn dialect(&self) -> &'static Dialect {
        match self {
            Self::Sqlite(_) => &sqlite::DIALECT,
            Self::Postgres(_) => &postgres::DIALECT,
        }
    }
}

impl SqlJournal {
    /// Opens the database of a URL such as `sqlite:rapporteur.db` or `postgres://localhost/rapporteur`, and brings its
    /// tables up to date. One of SQLite is made if it is not there.
    ///
    /// # Errors
    ///
    /// When the database cannot be opened, or was made by a later version or by another program.
    pub async fn open(url: &str) -> Result<Self, JournalError> {
        Ok(Self::on(if is_postgres(url) {
            EitherDatabase::Postgres(Postgres::open(url).await?)
        } else {
            EitherDatabase::Sqlite(Sqlite::open(url).await?)
        }))
    }

    /// Opens a database that is there, only to look at it.
    ///
    /// # Errors
    ///
    /// When the database is not there or cannot be opened.
    pub async fn look(url: &str) -> Result<Self, JournalError> {
        let mut journal = Self::on(if is_postgres(url) {
            EitherDatabase::Postgres(Postgres::look(url).await?)
        } else {
            EitherDatabase::Sqlite(Sqlite::look(url).await?)
        });
        let sql = "SELECT count(*) FROM _sqlx_migrations WHERE description = $1";
        let (made,): (i64,) = journal.database.row(sql, &[Parameter::Text(FORGOTTEN)]).await?;
        journal.has_forgotten = made > 0;
        Ok(journal)
    }

    /// What the database itself finds wrong with its file. A server that finds something says it as an error.
    ///
    /// # Errors
    ///
    /// When it cannot be asked.
    pub async fn damage(&mut self) -> Result<Option<String>, JournalError> {
        if let EitherDatabase::Postgres(database) = &mut self.database {
            return database.read_through().await.map(|()| None).map_err(Into::into);
        }
        let (found,): (String,) = self.database.row("PRAGMA integrity_check(1)", &[]).await?;
        let found: Vec<&str> = found.lines().filter(|line| !line.starts_with("***")).collect();
        Ok(Some(found.join("; ")).filter(|found| found != "ok"))
    }

    fn on(database: EitherDatabase) -> Self {
        let has_besides = match &database {
            EitherDatabase::Sqlite(database) => database.has_besides,
            EitherDatabase::Postgres(database) => database.has_besides,
        };
        let (read, keeps_messages) = (Position::default(), SignedDuration::MAX);
        Self { database, read, keeps_messages, has_besides, has_forgotten: true }
    }

    /// The same, which forgets messages so long after they were said. Their keys stay.
    #[must_use]
    pub fn keeping_messages(self, keeps_messages: SignedDuration) -> Self {
        Self { keeps_messages, ..self }
    }

    async fn position(&mut self) -> Result<Position, sqlx::Error> {
        let row = "SELECT (SELECT coalesce(max(seq), 0) FROM events), (SELECT version FROM people_version)";
        let (head, people): (i64, i64) = self.database.row(row, &[]).await?;
        Ok(Position { head: head.cast_unsigned(), people })
    }

    /// Hands over the events after `after` up to `head` and a moment. While some are read, those before them are dealt
    /// with: the database works beside.
    async fn events(
        &mut self,
        after: Seq,
        head: Seq,
        until: Timestamp,
        mut take: impl FnMut(Recorded),
    ) -> Result<(), JournalError> {
        let (mut last, mut rows, mut events) = (after, None, Vec::new());
        while last < head || rows.is_some() || !events.is_empty() {
            // While one parcel is taken here, the next is read on a thread of its own, and the database puts together the one after it.
            let reading = rows.take().map(|rows: String| {
                let rows: Arc<str> = rows.into();
                let begin = |runtime: Handle| {
                    let rows = Arc::clone(&rows);
                    runtime.spawn_blocking(move || read_events(&rows))
                };
                let beside = Handle::try_current().ok().map(begin);
                (rows, beside)
            });
            let next = async {
                match last < head {
                    true => self.some_events(last, head.min(last + PARCEL), until).await.map(Some),
                    false => Ok(None),
                }
            };
            let taking = async { std::mem::take(&mut events).into_iter().for_each(&mut take) };
            let (next, ()) = tokio::join!(biased; next, taking);
            rows = next?;
            last += PARCEL;
            if let Some((rows, beside)) = reading {
                let read = match beside {
                    Some(beside) => Some(beside.await.map_err(JoinError::try_into_panic)),
                    None => None,
                };
                events = match read {
                    Some(Ok(events)) => events?,
                    Some(Err(Ok(panic))) => std::panic::resume_unwind(panic),
                    // A runtime that ends starts no more tasks, and a simulation has none: the parcel is read here.
                    Some(Err(Err(_))) | None => read_events(&rows)?,
                };
                // Times never go back, so a parcel that is not full is the last before `until`.
                if until < Timestamp::MAX && (events.len() as u64) < PARCEL {
                    events.into_iter().for_each(&mut take);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The events of a parcel, as JSON.
    async fn some_events(&mut self, after: Seq, last: Seq, until: Timestamp) -> Result<String, JournalError> {
        let sql = self.database.dialect().some_events;
        let values = [after.cast_signed(), last.cast_signed(), until.as_second()].map(Parameter::Number);
        let (rows,): (String,) = self.database.row(sql, &values).await?;
        Ok(rows)
    }

    async fn texts(&mut self) -> Result<Vec<Text>, JournalError> {
        let sql = self.database.dialect().some_texts;
        let mut texts: Vec<Text> = Vec::new();
        loop {
            let last = texts.last().map(|last| last.id.to_string()).unwrap_or_default();
            let values = [Parameter::Text(&last), Parameter::Number(PARCEL.cast_signed())];
            let (rows,): (String,) = self.database.row(sql, &values).await?;
            let rows: Vec<Text> = parse("texts", &format!("after {last}"), &rows)?;
            if rows.is_empty() {
                return Ok(texts);
            }
            texts.extend(rows);
        }
    }

    async fn these_texts(&mut self, ids: &[TextId]) -> Result<Vec<Text>, JournalError> {
        let mut texts: Vec<Text> = Vec::new();
        for ids in ids.chunks(PARCEL as usize) {
            let sql = self.database.dialect().these_texts;
            let (rows,): (String,) = self.database.row(sql, &[Parameter::Text(&json(ids)?)]).await?;
            texts.extend(parse::<Vec<Text>>("texts", "of new events", &rows)?);
        }
        Ok(texts)
    }

    /// Whether the lead is lost, if there is one.
    async fn beat_if_led(&mut self) -> Result<(), JournalError> {
        if self.has_rivals() { self.heartbeat().await } else { Ok(()) }
    }

    /// Why a batch was not taken: the journal has moved on, a message was dealt with before, or the database failed.
    async fn diagnose(&mut self, batch: &Batch, expected: Position, error: sqlx::Error) -> JournalError {
        match self.position().await {
            Ok(position) if position != expected => return JournalError::Behind,
            Ok(_) => {}
            Err(_) if self.has_rivals() => return JournalError::Lost,
            Err(_) => return error.into(),
        }
        for cause in &batch.causes {
            if matches!(self.is_done(cause).await, Ok(true)) {
                return JournalError::Done;
            }
        }
        error.into()
    }
}

impl Journal for SqlJournal {
    async fn catch_up(&mut self, register: &mut Register) -> Result<bool, JournalError> {
        let position = self.position().await?;
        let is_new = position != self.read;
        let is_empty = |register: &Register| register.head() == 0 && register.people().is_empty();
        if !is_new && !is_empty(register) {
            return Ok(false);
        }
        let mut fresh = register.clone();
        if position.people == self.read.people && !is_empty(register) {
            // Nobody is changed and nothing is erased: there are only new events, with their texts.
            let mut events = Vec::new();
            self.events(fresh.head(), position.head, Timestamp::MAX, |recorded| events.push(recorded)).await?;
            let texts: Vec<TextId> = events.iter().flat_map(|recorded| recorded.event.texts()).collect();
            fresh.add_belongings(&[], &self.these_texts(&texts).await?);
            events.into_iter().for_each(|recorded| fresh.follow(&Arc::new(recorded)));
        } else {
            let PersonalData { people, texts, forgotten } = self.belongings().await?;
            fresh = register.with_belongings(&people, &texts, &forgotten);
            self.events(fresh.head(), position.head, Timestamp::MAX, |recorded| fresh.follow(&Arc::new(recorded)))
                .await?;
        }
        self.read = Position { head: fresh.head(), people: position.people };
        *register = fresh;
        Ok(is_new || !is_empty(register))
    }

    async fn commit(&mut self, batch: &Batch) -> Result<(), JournalError> {
        let rows = Rows::of(batch, self.read, self.keeps_messages)?;
        let recorded = match &mut self.database {
            EitherDatabase::Sqlite(database) => database.record(&rows).await,
            EitherDatabase::Postgres(database) => database.record(&rows).await,
        };
        if let Err(error) = recorded {
            return Err(self.diagnose(batch, rows.expected, error).await);
        }
        self.read.head = batch.recorded.last().map_or(self.read.head, |last| last.seq);
        self.read.people += i64::from(rows.changes_belongings);
        let erased = match &mut self.database {
            EitherDatabase::Sqlite(database) => database.wipe(&rows).await,
            EitherDatabase::Postgres(database) => database.wipe(&rows).await,
        };
        if let Err(error) = erased {
            // It is recorded all the same, and tried again with the next erasure.
            tracing::error!(%error, "what was erased may still be in the files");
        }
        Ok(())
    }

    async fn keep(&mut self, begun: &Heard) -> Result<(), JournalError> {
        let Dialect { forget_forms, keep_form, .. } = self.database.dialect();
        let forgotten = begun.said_at.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN);
        let forgotten = self.database.rows::<()>(forget_forms, &[Parameter::Number(forgotten.as_second())]).await;
        let (account, heard) = (begun.account.to_string(), json(begun)?);
        let said_at = Parameter::Number(begun.said_at.as_second());
        let values = [Parameter::Text(&begun.cause), Parameter::Text(&account), said_at, Parameter::Text(&heard)];
        let kept = self.database.rows::<()>(keep_form, &values).await;
        match forgotten.and(kept) {
            Ok(_) => Ok(()),
            // Whether the connection is there is told by another question.
            Err(error) => self.beat_if_led().await.and(Err(error.into())),
        }
    }

    async fn kept(&mut self, cause: &str) -> Result<Option<Heard>, JournalError> {
        let sql = "SELECT heard FROM inbox WHERE cause = $1 AND done = 0";
        let rows: Vec<(String,)> = self.database.rows(sql, &[Parameter::Text(cause)]).await?;
        rows.first().map(|(heard,)| parse("inbox", cause, heard)).transpose()
    }

    async fn asked(&mut self) -> Result<Vec<Heard>, JournalError> {
        let sql = "SELECT cause, heard FROM inbox WHERE done = 0 ORDER BY cause";
        let rows: Vec<(String, String)> = self.database.rows(sql, &[]).await?;
        let kept = rows.iter().map(|(cause, heard)| parse("inbox", cause, heard));
        let kept: Vec<Heard> = kept.collect::<Result<_, _>>()?;
        Ok(kept.into_iter().filter(|heard| matches!(heard.what, What::Asked(_))).collect())
    }

    async fn is_done(&mut self, cause: &str) -> Result<bool, JournalError> {
        let sql = "SELECT cause FROM inbox WHERE cause = $1 AND done = 1";
        let rows: Vec<(String,)> = self.database.rows(sql, &[Parameter::Text(cause)]).await?;
        Ok(!rows.is_empty())
    }

    async fn each_event(
        &mut self,
        after: Seq,
        until: Timestamp,
        take: impl FnMut(Recorded) + Send,
    ) -> Result<(), JournalError> {
        let head = self.position().await?.head;
        self.events(after, head, until, take).await
    }

    async fn recorded_at(&mut self, seq: Seq) -> Result<Option<Timestamp>, JournalError> {
        let rows: Vec<(i64,)> =
            self.database.rows("SELECT at FROM events WHERE seq = $1", &[Parameter::Number(seq.cast_signed())]).await?;
        let at = rows.first().map(|(at,)| Timestamp::from_second(*at));
        at.transpose().map_err(|error| broken("events", &seq.to_string(), &error))
    }

    async fn recorded_by(&mut self, cause: &str) -> Result<Vec<Recorded>, JournalError> {
        let sql = self.database.dialect().events_of_cause;
        let (rows,): (String,) = self.database.row(sql, &[Parameter::Text(cause)]).await?;
        read_events(&rows)
    }

    async fn undelivered(&mut self, platform: Platform) -> Result<Vec<Outgoing>, JournalError> {
        let sql = "
            SELECT key, room, person, reply, about, notify, interaction, attempts, attempted_at
            FROM outbox WHERE reply IS NOT NULL AND room LIKE $1 ORDER BY id";
        let rooms = format!("{platform}:%");
        let rows: Vec<OutgoingRow> = self.database.rows(sql, &[Parameter::Text(&rooms)]).await?;
        rows.into_iter().map(OutgoingRow::read).collect()
    }

    async fn said(&mut self, most: u16) -> Result<Vec<SaidPost>, JournalError> {
        let sql = "SELECT key, message, room, about FROM outbox WHERE message IS NOT NULL ORDER BY id DESC LIMIT $1";
        let rows: Vec<(String, String, String, Option<String>)> =
            self.database.rows(sql, &[Parameter::Number(most.into())]).await?;
        let said = rows.into_iter().map(|(key, message, room, about)| {
            // What another version has written is left as it is.
            let acted_on = about.and_then(|about| Some((room.parse().ok()?, about.parse().ok()?)));
            SaidPost { key, message, acted_on }
        });
        Ok(said.collect())
    }

    async fn undelivered_in_all(&mut self) -> Result<usize, JournalError> {
        let sql = "SELECT count(*) FROM outbox WHERE reply IS NOT NULL";
        let (number,): (i64,) = self.database.row(sql, &[]).await?;
        Ok(usize::try_from(number).unwrap_or(usize::MAX))
    }

    async fn posted(&mut self, message: &str) -> Result<Option<Posted>, JournalError> {
        let sql = "SELECT key, about FROM outbox WHERE message = $1 ORDER BY id";
        let rows: Vec<(String, Option<String>)> = self.database.rows(sql, &[Parameter::Text(message)]).await?;
        let mut rows = rows.into_iter();
        let Some((key, about)) = rows.next() else { return Ok(None) };
        let with = rows.map(|(key, _)| key).collect();
        Ok(Some(Posted { key, with, about: about_of(about, message)? }))
    }

    async fn posted_under(&mut self, key: &str) -> Result<Option<Posted>, JournalError> {
        let sql = "SELECT about FROM outbox WHERE key = $1";
        let rows: Vec<(Option<String>,)> = self.database.rows(sql, &[Parameter::Text(key)]).await?;
        let row = rows.into_iter().next();
        row.map(|(about,)| Ok(Posted::of(key, about_of(about, key)?))).transpose()
    }

    async fn mark(&mut self, name: &str) -> Result<Option<String>, JournalError> {
        let sql = "SELECT value FROM marks WHERE name = $1";
        let rows: Vec<(String,)> = self.database.rows(sql, &[Parameter::Text(name)]).await?;
        Ok(rows.into_iter().next().map(|(value,)| value))
    }

    async fn belongings(&mut self) -> Result<PersonalData, JournalError> {
        let people: Vec<(String, String)> = self.database.rows("SELECT id, body FROM people ORDER BY id", &[]).await?;
        let people = people.into_iter().map(|(id, body)| parse("people", &id, &body)).collect::<Result<_, _>>()?;
        let texts = self.texts().await?;
        let mut forgotten = Vec::new();
        if self.has_forgotten {
            let rows: Vec<(String, String)> =
                self.database.rows("SELECT key, hash FROM forgotten ORDER BY hash", &[]).await?;
            forgotten.extend(rows.into_iter().map(|(key, hash)| ForgottenAccount { key, hash }));
        }
        Ok(PersonalData { people, texts, forgotten })
    }

    async fn rest(&mut self, after: Seq) -> Result<(Vec<Recorded>, PersonalData), JournalError> {
        self.database.begin_reading().await?;
        let rest = async {
            let (mut events, head) = (Vec::new(), self.position().await?.head);
            self.events(after, head, Timestamp::MAX, |recorded| events.push(recorded)).await?;
            Ok((events, self.belongings().await?))
        };
        let rest = rest.await;
        let ended = self.database.end_reading().await;
        rest.and_then(|rest| ended.map(|()| rest).map_err(JournalError::from))
    }

    async fn besides(&mut self) -> Result<SideTables, JournalError> {
        if !self.has_besides {
            return Ok(SideTables::default());
        }
        let sql = "
            SELECT cause, done, heard FROM inbox
            WHERE NOT EXISTS (SELECT 1 FROM events WHERE events.cause = inbox.cause) ORDER BY cause";
        let rows: Vec<(String, i64, Option<String>)> = self.database.rows(sql, &[]).await?;
        let mut besides = SideTables::default();
        for (cause, done, heard) in rows {
            match heard {
                Some(heard) if done == 0 => besides.begun.push(parse("inbox", &cause, &heard)?),
                _ => besides.dealt_with.push(cause),
            }
        }
        besides.marks = self.database.rows("SELECT name, value FROM marks ORDER BY name", &[]).await?;
        Ok(besides)
    }

    async fn each_post(&mut self, mut take: impl FnMut(StoredPost) + Send) -> Result<(), JournalError> {
        if !self.has_besides {
            return Ok(());
        }
        let sql = "
            SELECT id, key, room, person, reply, about, notify, interaction, attempts, attempted_at, message
            FROM outbox WHERE id > $1 AND (reply IS NOT NULL OR message IS NOT NULL) ORDER BY id LIMIT $2";
        let mut last = 0;
        loop {
            let values = [last, PARCEL.cast_signed()].map(Parameter::Number);
            let rows: Vec<StoredRow> = self.database.rows(sql, &values).await?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.id;
            rows.into_iter().try_for_each(|row| row.read().map(&mut take))?;
        }
    }

    async fn take_lease(&mut self) -> Result<bool, JournalError> {
        match &mut self.database {
            EitherDatabase::Sqlite(_) => Ok(true),
            EitherDatabase::Postgres(database) => Ok(database.take_lease().await?),
        }
    }

    fn has_rivals(&self) -> bool {
        matches!(&self.database, EitherDatabase::Postgres(database) if database.has_lease)
    }

    async fn heartbeat(&mut self) -> Result<(), JournalError> {
        self.position().await.map(|_| ()).map_err(|_| JournalError::Lost)
    }

    async fn close(self) -> Result<(), JournalError> {
        match self.database {
            EitherDatabase::Sqlite(database) => database.close().await?,
            EitherDatabase::Postgres(database) => database.close().await?,
        }
        Ok(())
    }
}
