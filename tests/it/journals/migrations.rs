//! Migrations: a database of each version keeps its rows when its tables are brought up to date, and both databases have the
//! same versions.
//!
//! For each migration there are sample rows in `migrations/samples`: what a database of that version may hold, in
//! `NNNN_name.sql`, and what only one of the databases writes so in `NNNN_name.sqlite.sql` or `NNNN_name.postgres.sql`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use commands::record::{Register, to_hex};
use harness::postgres::PostgresDatabase;
use harness::program::Place;
use rapporteur::journal::{Journal, SqlJournal, export_ndjson};
use sqlx::migrate::{Migration, Migrator};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use super::{Backend, SqliteFile, connect, erase};

/// The migrations that were released, with their checksums as they stand in databases.
const RELEASED: [(&str, i64, &str, &str); 12] = [
    (
        "postgres",
        1,
        "journal",
        "9db8bcf5c135942d63b168023c11012ed44a41da33e45c144ec9b9956e2a5971999bdb4cf94efeacfec2e34ea588a2c9",
    ),
    (
        "postgres",
        2,
        "rooms",
        "917240c1c0a69e3774f6e274c9a207d031c07d8075bcd45dce8414db1cd4a09e64625917bd49b9e69a41771f2bb67583",
    ),
    (
        "postgres",
        3,
        "interactions",
        "6b980d7e09931b0a306ac5d95838e35f8abdcc5254d1b767d76118efe47812da0764deb3b9dafffe9372bc6a86decd28",
    ),
    (
        "postgres",
        4,
        "said",
        "9060c899dbea0f06d1716ddeaa570dfa8cfbb57ed5fb4e2097e3c0d737736200c58d6f992c057f86d14c12a0e7e6d084",
    ),
    (
        "postgres",
        5,
        "forgotten",
        "90b7e24964f804f2f9fb0279720513cd4caa0e1760efd9a6148b754f750207d5aede6f50111ce7f40f300fc180d85f5a",
    ),
    (
        "postgres",
        6,
        "messages",
        "44e1f3b44d3d9247671b13f815cb689d2cf3aadf47955b299064afe2cc4f9f2aa2538857f375c050c466ad8ccc5799db",
    ),
    (
        "sqlite",
        1,
        "journal",
        "1080859ec975fe9e1da367ac50b0b7d2ad8232320e2847dc2f5f0db0971aa29b550d6a3eec01857905990b021dac1137",
    ),
    (
        "sqlite",
        2,
        "rooms",
        "db03f0547dc875bed0b05fda541cbb22b37a3afec8e6ad5c459c46b3a27d79cb48fda806d385048a4063fb0daec0d742",
    ),
    (
        "sqlite",
        3,
        "interactions",
        "ac261c62e236aaf6de4211aa15548cff6651389db8377918b4f76e9fbce2cb28fa5903ef94ef7cdf1b0dea2e78e6666d",
    ),
    (
        "sqlite",
        4,
        "said",
        "9060c899dbea0f06d1716ddeaa570dfa8cfbb57ed5fb4e2097e3c0d737736200c58d6f992c057f86d14c12a0e7e6d084",
    ),
    (
        "sqlite",
        5,
        "forgotten",
        "95951dc7a05266d75e918f0772078cc0c2a888a1fa451b70c859dc7e13901428d0b766edb20a27315f753d5275da46d5",
    ),
    (
        "sqlite",
        6,
        "messages",
        "403be131778623a940373dcbbe289622ed8a6638e8c478c5de46d305a054c7d8fd9cfff9a4756e7199ed9ef3f215ac68",
    ),
];

/// Since this version a database that is only looked at gives all that stands beside the events.
const BESIDES_SINCE: i64 = 3;

/// What becomes another when a journal is moved, and why it may.
const NOT_MOVED: [(&str, &str); 3] = [
    // What is to be said is numbered anew.
    ("outbox", "id"),
    // All get the moment of the earliest.
    ("outbox", "attempted_at"),
    // It says that something has changed, and not how often.
    ("people_version", "version"),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(name)
}

/// The migrations of a database, as its files have them now.
async fn migrations(database: &str) -> Vec<Migration> {
    let migrator = Migrator::new(folder(database)).await.expect("migrations");
    migrator.iter().cloned().collect()
}

/// What is written in the samples of a migration.
fn samples(database: &str, migration: &Migration) -> String {
    let name = format!("{:04}_{}", migration.version, migration.description.replace(' ', "_"));
    let read = |file: String| std::fs::read_to_string(folder("samples").join(file)).unwrap_or_default();
    let samples = [read(format!("{name}.sql")), read(format!("{name}.{database}.sql"))].concat();
    assert!(
        !samples.is_empty(),
        "migrations/samples/{name}.sql is not there: write rows that a database of this version may hold"
    );
    samples
}

/// The rows of all tables, each as its columns.
type Tables = BTreeMap<String, Vec<serde_json::Map<String, serde_json::Value>>>;

/// A database whose tables can be looked at.
trait Database: Backend<Journal = SqlJournal> + Sized {
    /// The folder of its migrations.
    const NAME: &str;
    fn url(&self) -> String;
    /// Another of its kind, with nothing in it.
    fn empty() -> Self;
    async fn migrate(&self, migrations: &[Migration]);
    async fn change(&self, sql: String);
    /// The texts in the first column of what is asked for.
    async fn ask(&self, sql: String) -> Vec<String>;
    /// Asks for the names of the tables.
    const TABLES: &str;
    /// Asks for the rows of a table, each as JSON.
    async fn rows_of(&self, table: &str) -> Vec<String>;

    async fn tables(&self) -> Tables {
        let mut tables = Tables::new();
        for table in self.ask(Self::TABLES.to_owned()).await {
            let rows = self.rows_of(&table).await;
            let rows = rows.iter().map(|row| serde_json::from_str(row).expect("a row as JSON")).collect();
            tables.insert(table, rows);
        }
        tables
    }
}

impl Database for SqliteFile {
    const NAME: &str = "sqlite";
    const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'";

    fn url(&self) -> String {
        SqliteFile::url(self)
    }

    fn empty() -> Self {
        let empty = Self::new();
        std::fs::write(empty.path(), "").expect("an empty database");
        empty
    }

    async fn migrate(&self, migrations: &[Migration]) {
        let mut connection = connect(self).await;
        Migrator::with_migrations(migrations.to_vec()).run(&mut connection).await.expect("tables");
        connection.close().await.expect("the end");
    }

    async fn change(&self, sql: String) {
        let mut connection: SqliteConnection = connect(self).await;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("rows");
        connection.close().await.expect("the end");
    }

    async fn ask(&self, sql: String) -> Vec<String> {
        let mut connection = connect(self).await;
        let answer = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut connection).await.expect("an answer");
        connection.close().await.expect("the end");
        answer
    }

    async fn rows_of(&self, table: &str) -> Vec<String> {
        let columns = self.ask(format!("SELECT name FROM pragma_table_info('{table}')")).await;
        let columns: Vec<String> = columns.iter().map(|column| format!("'{column}', {column}")).collect();
        self.ask(format!("SELECT json_object({}) FROM {table}", columns.join(", "))).await
    }
}

impl Database for PostgresDatabase {
    const NAME: &str = "postgres";
    const TABLES: &str = "SELECT tablename::text FROM pg_tables
                          WHERE schemaname = current_schema() AND NOT starts_with(tablename, '_sqlx')";

    fn url(&self) -> String {
        PostgresDatabase::url(self).to_owned()
    }

    fn empty() -> Self {
        PostgresDatabase::new().expect("another database of the same server")
    }

    async fn migrate(&self, migrations: &[Migration]) {
        let mut connection = PgConnection::connect(self.url()).await.expect("a connection");
        Migrator::with_migrations(migrations.to_vec()).run(&mut connection).await.expect("tables");
        connection.close().await.expect("the end");
    }

    async fn change(&self, sql: String) {
        let mut connection = PgConnection::connect(self.url()).await.expect("a connection");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("rows");
        connection.close().await.expect("the end");
    }

    async fn ask(&self, sql: String) -> Vec<String> {
        let mut connection = PgConnection::connect(self.url()).await.expect("a connection");
        let answer = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut connection).await.expect("an answer");
        connection.close().await.expect("the end");
        answer
    }

    async fn rows_of(&self, table: &str) -> Vec<String> {
        self.ask(format!("SELECT to_json(rows)::text FROM {table} AS rows")).await
    }
}

/// The columns in which something stands.
fn used(tables: &Tables) -> BTreeSet<(&str, &str)> {
    let columns = |(table, rows)| -> Vec<(&str, &str)> {
        let (table, rows): (&String, &Vec<serde_json::Map<_, serde_json::Value>>) = (table, rows);
        let given = rows.iter().flatten().filter(|(_, value)| !value.is_null());
        given.map(|(column, _)| (table.as_str(), column.as_str())).collect()
    };
    tables.iter().flat_map(columns).collect()
}

/// Every row of before is there with all that stood in it.
#[track_caller]
fn are_kept(before: &Tables, after: &Tables) {
    for (table, rows) in before {
        for row in rows {
            let is_same =
                |other: &&serde_json::Map<_, _>| row.iter().all(|(column, value)| other.get(column) == Some(value));
            let kept = after.get(table).and_then(|rows| rows.iter().find(is_same));
            assert!(kept.is_some(), "the row {row:?} of {table} is not among {:#?}", after.get(table));
        }
    }
}

/// A database of a version, with the sample rows of each migration up to it.
async fn of_version<D: Database>(migrations: &[Migration]) -> D {
    let database = D::empty();
    let mut held = Tables::new();
    for (at, migration) in migrations.iter().enumerate() {
        database.migrate(&migrations[..=at]).await;
        let made = database.tables().await;
        are_kept(&held, &made);
        database.change(samples(D::NAME, migration)).await;
        let filled = database.tables().await;
        let name = format!("the samples of migration {}, {}, on {}", migration.version, migration.description, D::NAME);
        assert_ne!(made, filled, "{name} hold no row");
        // Of a table that has no rows the columns are not known.
        let empty: Vec<&String> = filled.iter().filter(|(_, rows)| rows.is_empty()).map(|(table, _)| table).collect();
        assert_eq!(empty, Vec::<&String>::new(), "{name} have no row of these tables");
        for (table, rows) in &filled {
            for column in rows[0].keys() {
                assert!(used(&filled).contains(&(table, column)), "{name} have no value of {table}.{column}");
            }
        }
        held = filled;
    }
    database
}

/// All that a journal holds, in lines.
async fn lines(journal: &mut SqlJournal) -> Vec<String> {
    let mut register = Register::default();
    journal.catch_up(&mut register).await.expect("the journal");
    assert_eq!(register.groups().count(), 1);
    let mut lines = Vec::new();
    export_ndjson(journal, None, &mut lines).await.expect("the journal");
    String::from_utf8(lines).expect("text").lines().map(str::to_owned).collect()
}

/// Whether a line is of what stands beside the record.
fn is_beside(line: &str) -> bool {
    ["{\"post\":", "{\"mark\":", "{\"dealt_with\":", "{\"begun\":"].iter().any(|beside| line.starts_with(beside))
}

async fn every_migration_has_sample_rows<D: Database>() {
    let migrations = migrations(D::NAME).await;
    for version in 1..=migrations.len() {
        let database: D = of_version(&migrations[..version]).await;
        let before = database.tables().await;
        let mut looked = SqlJournal::look(&database.url()).await.expect("a journal that can be looked at");
        let of_looked = lines(&mut looked).await;
        looked.close().await.expect("the end");
        assert_eq!(database.tables().await, before, "who looks at a database leaves it as it is");

        let mut opened = database.open().await;
        let mut of_opened = lines(&mut opened).await;
        opened.close().await.expect("the end");
        are_kept(&before, &database.tables().await);
        if migrations[version - 1].version < BESIDES_SINCE {
            of_opened.retain(|line| !is_beside(line));
        }
        assert_eq!(of_looked, of_opened, "version {version}");
    }
}

/// The rows that are moved to another database, each as JSON.
fn moved(tables: Tables) -> BTreeMap<String, BTreeSet<String>> {
    let row = |table: &str, mut row: serde_json::Map<String, serde_json::Value>| {
        row.retain(|column, _| !NOT_MOVED.contains(&(table, column)));
        // Where whom to notify is not said, that is nobody.
        row.retain(|column, value| column != "notify" || *value != "[]");
        row.retain(|_, value| !value.is_null());
        serde_json::to_string(&row).expect("JSON")
    };
    let rows = |(table, rows): (String, Vec<_>)| {
        let rows = rows.into_iter().map(|one| row(&table, one)).collect();
        (table, rows)
    };
    tables.into_iter().map(rows).collect()
}

async fn every_row_moves<D: Database>() {
    let migrations = migrations(D::NAME).await;
    let database: D = of_version(&migrations).await;
    let mut journal = database.open().await;
    let exported = lines(&mut journal).await.join("\n");
    let other = D::empty();
    let place = Place::on_sqlite();
    place.write("journal.jsonl", &exported);
    place.run(&["import", "journal.jsonl", "--database", &other.url()]).done();
    let (before, after) = (moved(database.tables().await), moved(other.tables().await));
    for (table, rows) in before {
        let moved = &after[&table];
        let lost: Vec<&String> = rows.difference(moved).collect();
        let new: Vec<&String> = moved.difference(&rows).collect();
        assert!(
            lost.is_empty() && new.is_empty(),
            "of {table} these rows do not move: {lost:#?}; there are instead {new:#?}"
        );
    }
}

async fn nothing_of_the_erased_is_in_any_table<D: Database>() {
    let migrations = migrations(D::NAME).await;
    let database: D = of_version(&migrations).await;
    let mut register = Register::default();
    database.open().await.catch_up(&mut register).await.expect("the journal");
    let found = |tables: &Tables, traces: &[String]| -> Vec<String> {
        let rows = tables.iter().flat_map(|(table, rows)| rows.iter().map(move |row| format!("{table}: {row:?}")));
        rows.filter(|row| traces.iter().any(|trace| row.contains(trace))).collect()
    };
    for person in register.people().iter() {
        let accounts = person.accounts.iter().map(ToString::to_string);
        let traces: Vec<String> = accounts.chain([person.name.to_string()]).chain(person.email.clone()).collect();
        assert_ne!(found(&database.tables().await, &traces), Vec::<String>::new());
        erase(&database, person.id).await;
        assert_eq!(found(&database.tables().await, &traces), Vec::<String>::new(), "{traces:?} was erased");
    }
}

/// Writes tests of each database.
macro_rules! every_database {
    ($($name:ident => $body:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$body::<crate::journals::SqliteFile>().await;
            })*
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                if harness::postgres::PostgresDatabase::new().is_some() {
                    super::$body::<harness::postgres::PostgresDatabase>().await;
                }
            })*
        }
    };
}

every_database![
    every_migration_has_sample_rows_and_keeps_those_of_earlier_ones => every_migration_has_sample_rows,
    every_row_of_the_samples_moves_to_another_database => every_row_moves,
    when_all_are_erased_nothing_of_them_is_in_any_table => nothing_of_the_erased_is_in_any_table,
];

#[tokio::test]
async fn both_databases_have_the_same_migrations_and_those_that_were_released_are_as_they_were() {
    let [sqlite, postgres] = [migrations("sqlite").await, migrations("postgres").await];
    let name = |migration: &Migration| (migration.version, migration.description.to_string());
    let names: Vec<_> = sqlite.iter().map(name).collect();
    assert_eq!(names, postgres.iter().map(name).collect::<Vec<_>>(), "SQLite and PostgreSQL");
    assert_eq!(
        names.iter().map(|(version, _)| *version).collect::<Vec<_>>(),
        (1..).take(names.len()).collect::<Vec<_>>()
    );
    let mut now = BTreeMap::new();
    for (database, migrations) in [("postgres", &postgres), ("sqlite", &sqlite)] {
        for migration in migrations {
            let (version, name) = name(migration);
            now.insert((database, version), (name, to_hex(&migration.checksum)));
        }
    }
    for (database, version, name, checksum) in RELEASED {
        let file = format!("migrations/{database}/{version:04}_{name}.sql");
        assert_eq!(
            now.remove(&(database, version)),
            Some((name.to_owned(), checksum.to_owned())),
            "{file} was changed, and every database that has it will be refused: write it as it was, and make the change in a \
             migration of its own. Only if it was never released, correct its checksum in RELEASED."
        );
    }
    assert_eq!(now, BTreeMap::new(), "add these migrations to RELEASED, so that nobody changes them later");
}

#[test]
fn no_sample_is_of_a_migration_that_there_is_not() {
    let names = |folder_name: &str| -> BTreeSet<String> {
        let files = std::fs::read_dir(folder(folder_name)).expect("a folder");
        files.map(|file| file.expect("a file").file_name().into_string().expect("a name")).collect()
    };
    let migrations = names("sqlite");
    for sample in names("samples") {
        let of = sample.replace(".sqlite.sql", ".sql").replace(".postgres.sql", ".sql");
        assert!(migrations.contains(&of), "migrations/samples/{sample} belongs to no migration");
    }
}
