//! The journal in a PostgreSQL database: many may read and one at a time records, who holds the row of the version of
//! people and texts.
//!
//! A batch is one transaction of as many statements as it has kinds of rows, each of which takes all its rows as one JSON
//! array.

mod copied;
mod record;

use std::sync::LazyLock;

use sqlx::migrate::Migrator;
pub(super) use sqlx::postgres::PgRow;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};
use url::{Host, Url};

use super::dialect::{Dialect, check_version, migrate};
use super::rows::Rows;
use super::{JournalError, MOST_SILENT, migrations};
use crate::base::config::postgres_address;

/// The tables, in versions.
static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(migrations::postgres);

/// After how long the server ends a transaction in which nothing happens: who is stopped in the middle of one would keep
/// all others from recording.
const LONGEST_SILENCE: (&str, &str) = ("idle_in_transaction_session_timeout", "5s");

/// As [`MOST_SILENT`], where the server has something to say and nobody takes it.
const UNHEARD: [(&str, &str); 4] = [
    ("tcp_user_timeout", "30s"),
    ("tcp_keepalives_idle", "10"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "4"),
];

/// The lock of who leads, which is one in each database: "rapport" as a number.
const LEAD: &str = "SELECT pg_try_advisory_lock(x'726170706f7274'::bigint)";

/// Writes the tables that hold what can be erased anew, with the rows that are there: a change of type is not looked at, so
/// that it needs another value. VACUUM would take along those that somebody may still see who reads at this moment. Whoever
/// reads for long does not hold this up for longer than the lead lasts.
const REWRITE: [&str; 5] = [
    "SET LOCAL lock_timeout = '4s'",
    "ALTER TABLE people ALTER COLUMN body TYPE text USING body || ''",
    "ALTER TABLE texts ALTER COLUMN words TYPE text USING words || ''",
    "ALTER TABLE inbox ALTER COLUMN heard TYPE text USING heard || ''",
    "ALTER TABLE outbox ALTER COLUMN reply TYPE text USING reply || ''",
];

/// A question for each table, to which every value of every row has to be read.
const READS: &str = "SELECT format('SELECT count(one::text) FROM %I one', tablename) FROM pg_tables WHERE schemaname = current_schema()";

/// Whether indexes can be compared with their tables by this user.
const HAS_AMCHECK: &str = "SELECT coalesce(bool_or(has_function_privilege(oid, 'execute')), false) FROM pg_proc
     WHERE proname = 'bt_index_check' AND pronargs = 2 AND pg_function_is_visible(oid)";

const COMPARE_INDEXES: &str = "SELECT bt_index_check(index.oid::regclass, true)
     FROM pg_class index JOIN pg_am ON pg_am.oid = index.relam
     WHERE index.relkind = 'i' AND amname = 'btree' AND index.relnamespace = current_schema()::regnamespace";

/// PostgreSQL's code of a database that is not there.
const NO_DATABASE: &str = "3D000";

pub(super) const DIALECT: Dialect = Dialect {
    some_events: "
        SELECT coalesce(json_agg(json_build_array(seq, cause, ordinal, at, said_at, person, room, kind, version, body)
                                 ORDER BY seq), '[]')::text
        FROM events WHERE seq > $1 AND seq <= $2 AND at <= $3",
    events_of_cause: "
        SELECT coalesce(json_agg(json_build_array(seq, cause, ordinal, at, said_at, person, room, kind, version, body)
                                 ORDER BY seq), '[]')::text
        FROM events WHERE cause = $1",
    some_texts: "
        SELECT coalesce(json_agg(json_build_object('id', id, 'salt', salt, 'words', words::json, 'author', author)
                                 ORDER BY id), '[]')::text
        FROM (SELECT * FROM texts WHERE id > $1 ORDER BY id LIMIT $2) AS parcel",
    these_texts: "
        SELECT coalesce(json_agg(json_build_object('id', id, 'salt', salt, 'words', words::json, 'author', author)), '[]')::text
        FROM texts WHERE id IN (SELECT json_array_elements_text($1::json))",
    forget_forms: "DELETE FROM inbox WHERE done = 0 AND said_at < $1",
    keep_form: "
        INSERT INTO inbox (cause, done, account, said_at, heard) VALUES ($1, 0, $2, $3, $4)
        ON CONFLICT (cause) DO NOTHING",
};

/// A connection to a PostgreSQL database.
#[derive(Debug)]
pub(super) struct Postgres {
    pub(super) connection: PgConnection,
    /// Whether the tables have all that stands beside the events.
    pub(super) has_besides: bool,
    /// Whether this connection has the lock of who leads.
    pub(super) has_lease: bool,
}

impl Postgres {
    pub(super) async fn open(url: &str) -> Result<Self, JournalError> {
        let mut database = Self::connect(options(url)?).await?;
        let made_by = database.made_by().await?;
        migrate(&MIGRATIONS, made_by, &mut database.connection).await?;
        Ok(database)
    }

    pub(super) async fn look(url: &str) -> Result<Self, JournalError> {
        let mut database = Self::connect(options(url)?.options([("default_transaction_read_only", "on")])).await?;
        database.has_besides = check_version(&MIGRATIONS, database.made_by().await?)?;
        Ok(database)
    }

    /// The same, if its tables are up to date.
    async fn look_at_newest(url: &str) -> Result<Self, JournalError> {
        let mut database = Self::look(url).await?;
        let newest = MIGRATIONS.iter().map(|migration| migration.version).max();
        if database.made_by().await? == newest { Ok(database) } else { Err(JournalError::TooOld) }
    }

    async fn connect(options: PgConnectOptions) -> Result<Self, JournalError> {
        match options.connect().await {
            Ok(connection) => Ok(Self { connection, has_besides: true, has_lease: false }),
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some(NO_DATABASE) => {
                let name = options.get_database().unwrap_or_default();
                Err(JournalError::Absent(Some(format!("it is made with createdb: createdb {name}"))))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The version of the tables; nothing when there are none.
    async fn made_by(&mut self) -> Result<Option<i64>, JournalError> {
        let (tables, migrations): (i64, i64) = sqlx::query_as(
            "SELECT count(*), count(*) FILTER (WHERE tablename = '_sqlx_migrations')
             FROM pg_tables WHERE schemaname = current_schema()",
        )
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

    /// Takes the lock of who leads, if it is free. It is asked for again and again and not waited for: who waits in the
    /// server keeps rows from being cleaned away.
    pub(super) async fn take_lease(&mut self) -> Result<bool, sqlx::Error> {
        (self.has_lease,) = sqlx::query_as(LEAD).fetch_one(&mut self.connection).await?;
        if self.has_lease {
            let silence = format!("SET idle_session_timeout = '{}s'", MOST_SILENT.as_secs());
            self.connection.execute(AssertSqlSafe(silence)).await?;
        }
        Ok(self.has_lease)
    }

    /// Takes what a batch has erased out of the files of the tables. The log before them is the server's.
    pub(super) async fn wipe(&mut self, rows: &Rows) -> Result<(), sqlx::Error> {
        if !rows.forgets() {
            return Ok(());
        }
        let mut transaction = self.connection.begin().await?;
        for statement in REWRITE {
            transaction.execute(statement).await?;
        }
        transaction.commit().await
    }

    /// Reads every row whole, so that the server compares all pages with the checksums that it keeps of them; and where the extension
    /// amcheck is there, and may be used, each index with its table.
    pub(super) async fn read_through(&mut self) -> Result<(), sqlx::Error> {
        let reads: Vec<String> = sqlx::query_scalar(READS).fetch_all(&mut self.connection).await?;
        for read in reads {
            sqlx::query(AssertSqlSafe(read)).execute(&mut self.connection).await?;
        }
        let (has_amcheck,): (bool,) = sqlx::query_as(HAS_AMCHECK).fetch_one(&mut self.connection).await?;
        if has_amcheck {
            self.connection.execute(COMPARE_INDEXES).await?;
        }
        Ok(())
    }

    pub(super) async fn close(self) -> Result<(), sqlx::Error> {
        self.connection.close().await
    }
}

fn options(url: &str) -> Result<PgConnectOptions, JournalError> {
    let url = postgres_address(url);
    let servers = url.rsplit_once('@').or_else(|| url.split_once("://")).map_or("", |(_, rest)| rest);
    if servers.split(['/', '?']).next().is_some_and(|servers| servers.contains(',')) {
        return Err(JournalError::SeveralServers);
    }
    let mut url = Url::parse(&url).map_err(|error| sqlx::Error::Configuration(Box::new(error)))?;
    // Brackets are part of the address and not of the host, by which the password is looked up too.
    if let Some(Host::Ipv6(host)) = url.host() {
        url.query_pairs_mut().append_pair("hostaddr", &host.to_string());
    }
    let options = PgConnectOptions::from_url(&url)?;
    let options = options.application_name("rapporteur").options([LONGEST_SILENCE]).options(UNHEARD);
    Ok(options.disable_statement_logging())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_have_brackets_and_any_password() {
        let taken = |url: &str| {
            let options = options(url).unwrap();
            let database = options.get_database().unwrap_or_default().to_owned();
            (options.get_host().to_owned(), options.get_port(), options.get_username().to_owned(), database)
        };
        let expected = (String::from("::1"), 5433, String::from("lea"), String::from("record"));
        assert_eq!(taken("postgres://lea:a/b#c?d@e@[::1]:5433/record?sslmode=disable"), expected);
        assert_eq!(taken("postgres://lea@[::1]:5433/record"), expected);
        let expected = (String::from("db.example.org"), 5432, String::from("lea"), String::from("record"));
        assert_eq!(taken("postgresql://lea:100%@db.example.org/record"), expected);
        assert_eq!(taken("postgresql://lea:1,2@db.example.org/record?application_name=a,b"), expected);
        for several in ["postgres://lea@a:5432,b:5432/record?target_session_attrs=read-write", "postgres://a,b/record"]
        {
            assert!(matches!(options(several), Err(JournalError::SeveralServers)), "{several}");
        }
    }
}
