//! The journal in an SQLite database: write-ahead log, synchronous in full, one writer at a time.
//!
//! A batch is a handful of statements however many messages it holds: each statement takes all its rows as one JSON
//! array.

mod record;

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::LazyLock;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Executor};

use record::{RECORD, RECORD_PEOPLE};

use super::dialect::{Dialect, check_version, migrate};
use super::rows::{Gone, Rows};
use super::{JournalError, migrations};
use crate::base::config::is_postgres;

/// Folds the log beside the database into it and empties it.
const EMPTY_LOG: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// Since this version what was said leaves no empty place in the file.
const PACKED_SINCE: i64 = 6;

/// A file of so many bytes is not written anew in a moment.
const TAKES_A_WHILE: i64 = 100 << 20;

/// The tables, in versions.
static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(migrations::sqlite);

pub(super) const DIALECT: Dialect = Dialect {
    some_events: "
        SELECT json_group_array(json_array(seq, cause, ordinal, at, said_at, person, room, kind, version, body))
        FROM (SELECT * FROM events WHERE seq > $1 AND seq <= $2 AND at <= $3 ORDER BY seq)",
    events_of_cause: "
        SELECT json_group_array(json_array(seq, cause, ordinal, at, said_at, person, room, kind, version, body))
        FROM (SELECT * FROM events WHERE cause = $1 ORDER BY seq)",
    some_texts: "
        SELECT json_group_array(json_object('id', id, 'salt', salt, 'words', words, 'author', author))
        FROM (SELECT * FROM texts WHERE id > $1 ORDER BY id LIMIT $2)",
    these_texts: "
        SELECT json_group_array(json_object('id', id, 'salt', salt, 'words', words, 'author', author))
        FROM texts WHERE id IN (SELECT value FROM json_each($1))",
    forget_forms: "DELETE FROM inbox WHERE done = 0 AND unixepoch(heard ->> 'said_at') < $1",
    // Who began it and when stands in it.
    keep_form: "INSERT INTO inbox (cause, done, heard) VALUES ($1, 0, $4) ON CONFLICT (cause) DO NOTHING",
};

/// SQLite's codes of a file that cannot be opened, and of one that can only be read.
const CANNOT_OPEN: u32 = 14;
const READ_ONLY: u32 = 8;

/// How many links to a file are followed, as the system does it.
const MOST_LINKS: usize = 40;

/// The file of an SQLite database, under its own name and not that of a link to it; it need not be there yet. A database in
/// memory, or in PostgreSQL, has none.
///
/// # Errors
///
/// When the URL is none.
pub(crate) fn database_file(url: &str) -> Result<Option<PathBuf>, JournalError> {
    if is_postgres(url) || url.contains(":memory:") || url.contains("mode=memory") {
        return Ok(None);
    }
    let mut file = SqliteConnectOptions::from_str(url)?.get_filename().to_path_buf();
    for _ in 0..MOST_LINKS {
        let Ok(target) = file.read_link() else { break };
        file = file.parent().map(|folder| folder.join(&target)).unwrap_or(target);
    }
    Ok(Some(file))
}

/// Makes the file of a database that is not there yet, for its owner alone: with an ordinary umask SQLite would let everybody on
/// the machine read it. It gives the log beside the database the same mode.
fn make(url: &str) -> Result<(), JournalError> {
    if let Some(file) = database_file(url)?.filter(|_| !url.contains("mode=ro")) {
        // One that is there must not be opened: to close it would let go of the locks that SQLite has on it in this process.
        // Why none can be made SQLite says when it opens it.
        let _ = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
    }
    Ok(())
}

/// A connection to a database that is there, by which nothing can be changed.
///
/// # Errors
///
/// When it is not there or cannot be opened.
pub(crate) async fn look_at(url: &str) -> Result<SqliteConnection, JournalError> {
    let options = SqliteConnectOptions::from_str(url)?.read_only(true).disable_statement_logging();
    let path = options.get_filename().to_path_buf();
    if !path.exists() && database_file(url)?.is_some() {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
        return Err(JournalError::Absent(folder.map(|folder| format!("there is no folder {}", folder.display()))));
    }
    let error = match opened(&options).await {
        Ok(connection) => return Ok(connection),
        Err(error) if lacks_index(&error) => error,
        Err(error) => return Err(error.into()),
    };
    if beside(&path, "-wal").metadata().is_ok_and(|log| log.len() > 0) {
        return Err(JournalError::Log);
    }
    // Without a log nobody is at work with it, so that it does not change while it is looked at.
    opened(&options.immutable(true)).await.map_err(|_| error.into())
}

/// A connection by which something was read.
async fn opened(options: &SqliteConnectOptions) -> Result<SqliteConnection, sqlx::Error> {
    let mut connection = options.connect().await?;
    connection.execute("SELECT count(*) FROM sqlite_schema").await?;
    Ok(connection)
}

/// Whether SQLite could not make the index of the log beside a database, which it wants also where nothing is written: the folder
/// is another user's, or can only be read.
fn lacks_index(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, CANNOT_OPEN | READ_ONLY))
}

/// The file beside a database whose name has this at its end.
fn beside(database: &Path, end: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// A connection to an SQLite database.
#[derive(Debug)]
pub(super) struct Sqlite {
    pub(super) connection: SqliteConnection,
    /// Whether the tables have all that stands beside the events.
    pub(super) has_besides: bool,
    /// Whether the log beside the database will hold what was erased until an answer is delivered.
    holds_erased: bool,
}

impl Sqlite {
    pub(super) async fn open(url: &str) -> Result<Self, JournalError> {
        make(url)?;
        let mut database = Self::on(options(url)?.create_if_missing(true).connect().await?);
        let made_by = database.made_by().await?;
        migrate(&MIGRATIONS, made_by, &mut database.connection).await?;
        if made_by.is_some_and(|made_by| made_by < PACKED_SINCE) {
            database.pack().await?;
        }
        // What was erased before an earlier run was cut off may still stand in the log beside the database.
        database.empty_log().await?;
        Ok(database)
    }

    pub(super) async fn look(url: &str) -> Result<Self, JournalError> {
        let mut database = Self::on(look_at(url).await?);
        database.has_besides = check_version(&MIGRATIONS, database.made_by().await?)?;
        Ok(database)
    }

    /// The version of the tables; nothing when there are none.
    async fn made_by(&mut self) -> Result<Option<i64>, JournalError> {
        let (tables, migrations): (i64, i64) =
            sqlx::query_as("SELECT count(*), count(*) FILTER (WHERE name = '_sqlx_migrations') FROM sqlite_schema")
                .fetch_one(&mut self.connection)
                .await?;
        if migrations == 0 {
            return if tables == 0 { Ok(None) } else { Err(JournalError::Foreign) };
        }
        let (made_by,): (i64,) = sqlx::query_as("SELECT coalesce(max(version), 0) FROM _sqlx_migrations")
            .fetch_one(&mut self.connection)
            .await?;
        Ok(Some(made_by))
    }

    fn on(connection: SqliteConnection) -> Self {
        Self { connection, has_besides: true, holds_erased: false }
    }

    /// Records a batch whole or not at all.
    pub(super) async fn record(&mut self, rows: &Rows) -> Result<(), sqlx::Error> {
        let mut record = sqlx::query(if rows.gone.is_some() { RECORD_PEOPLE } else { RECORD })
            .bind(rows.expected.head.cast_signed())
            .bind(rows.expected.people)
            .bind(&rows.causes)
            .bind(&rows.asked)
            .bind(rows.expected.head.cast_signed())
            .bind(rows.expected.people)
            .bind(rows.changes_belongings)
            .bind(&rows.events)
            .bind(&rows.texts)
            .bind(&rows.erased)
            .bind(&rows.people)
            .bind(&rows.forgotten);
        if let Some(Gone { joined, forgotten, .. }) = &rows.gone {
            record = record.bind(joined).bind(forgotten).bind(forgotten).bind(forgotten);
            record = record.bind(forgotten).bind(forgotten);
        }
        let record =
            record.bind(rows.attempted_at).bind(&rows.posts).bind(&rows.sent).bind(&rows.retried).bind(&rows.marks);
        let record = record.bind(rows.known_since);
        if let Err(error) = record.execute(&mut self.connection).await {
            self.rollback().await;
            return Err(error);
        }
        Ok(())
    }

    /// Takes what a batch has erased out of the files.
    pub(super) async fn wipe(&mut self, rows: &Rows) -> Result<(), sqlx::Error> {
        if rows.forgets() {
            self.holds_erased = true;
            self.connection.execute("VACUUM").await?;
            self.empty_log().await?;
        } else if self.holds_erased && rows.closes_posts {
            self.empty_log().await?;
        }
        Ok(())
    }

    /// Takes what was erased out of the log beside the database. The answer to who was erased names their room until it is
    /// delivered; then this is done for the last time.
    async fn empty_log(&mut self) -> Result<(), sqlx::Error> {
        let (is_busy, _, _): (bool, i64, i64) = sqlx::query_as(EMPTY_LOG).fetch_one(&mut self.connection).await?;
        let to_nobody =
            "SELECT EXISTS (SELECT 1 FROM outbox WHERE reply IS NOT NULL AND person NOT IN (SELECT id FROM people))";
        (self.holds_erased,) = sqlx::query_as(to_nobody).fetch_one(&mut self.connection).await?;
        // Whoever reads for long keeps it. It is emptied after the next delivery, and at each start.
        self.holds_erased |= is_busy;
        Ok(())
    }

    /// Writes the file anew without the empty places in it, of which earlier versions left more than there was else.
    async fn pack(&mut self) -> Result<(), sqlx::Error> {
        let size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        let (bytes,): (i64,) = sqlx::query_as(size).fetch_one(&mut self.connection).await?;
        if bytes > TAKES_A_WHILE {
            tracing::info!("the database is written anew once, which takes a while and makes it smaller");
        }
        if let Err(error) = self.connection.execute("VACUUM").await {
            tracing::warn!(%error, "the database stays as large as it is");
        }
        Ok(())
    }

    async fn rollback(&mut self) {
        // When this fails too, SQLite has rolled back by itself.
        if let Err(error) = self.connection.execute("ROLLBACK").await {
            tracing::debug!(%error, "rollback");
        }
    }

    pub(super) async fn close(self) -> Result<(), sqlx::Error> {
        self.connection.close().await
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
