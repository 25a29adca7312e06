//! A database that the first version made: today's program reads it, and brings its tables up to date.

use commands::language::heard::Posted;
use commands::record::{Platform, Register};
use harness::program::Place;
use rapporteur::journal::{Delivered, Delivery, Journal, Mark, Outgoing, SqlJournal};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{Connection, SqlSafeStr};

use super::{Backend, SqliteFile, batch, bytes_of_export, connect, delivered, filled, heard, organisation};

/// What the first tables can hold of a journal of today.
const ROWS: &str = "
INSERT INTO events SELECT * FROM today.events;
INSERT INTO texts SELECT * FROM today.texts;
INSERT INTO people SELECT * FROM today.people;
UPDATE people_version SET version = (SELECT version FROM today.people_version);
INSERT INTO inbox SELECT * FROM today.inbox;
INSERT INTO outbox (id, key, room, person, reply, attempts, attempted_at, message)
SELECT id, key, room, person, reply, attempts, attempted_at, message FROM today.outbox";

/// The first tables, with the rows of a journal of today.
async fn as_version_1(today: &SqliteFile) -> SqliteFile {
    let old = SqliteFile::new();
    std::fs::write(old.path(), "").expect("an empty database");
    let mut connection = connect(&old).await;
    let tables = include_str!("../../../migrations/sqlite/0001_journal.sql").into_sql_str();
    let first = Migration::new(1, "journal".into(), MigrationType::Simple, tables, false);
    Migrator::with_migrations(vec![first]).run(&mut connection).await.expect("the first tables");
    sqlx::query("ATTACH ? AS today").bind(today.path()).execute(&mut connection).await.expect("the journal of today");
    sqlx::raw_sql(ROWS).execute(&mut connection).await.expect("rows");
    connection.close().await.expect("the end");
    old
}

/// A journal of today in which something waits and something was said.
async fn of_today() -> (SqliteFile, Register) {
    let backend = SqliteFile::new();
    let mut journal = backend.open().await;
    let register = filled(&mut journal).await;
    journal.keep(&heard(8, "bob", "/status")).await.expect("room for forms");
    let key = journal.undelivered(Platform::Console).await.expect("the outbox")[1].key.clone();
    let said = Delivery { key, result: Delivered::Sent(Some("$said".to_owned())) };
    journal.commit(&delivered(&register, vec![said])).await.expect("notes");
    (backend, register)
}

#[tokio::test]
async fn a_database_of_version_1_keeps_its_rows_and_gets_the_new_tables() {
    let (today, written) = of_today().await;
    let old = as_version_1(&today).await;
    let (mut old, mut today) = (old.open().await, today.open().await);
    let mut register = Register::default();
    old.catch_up(&mut register).await.expect("the journal");
    assert_eq!(bytes_of_export(&register), bytes_of_export(&written));
    let all = today.all_events().await.expect("events");
    assert_eq!((all.len(), old.all_events().await.expect("events")), (4, all));
    assert!(old.is_done("message 3").await.expect("an answer"));
    assert_eq!(old.kept("message 8").await.expect("the inbox"), Some(heard(8, "bob", "/status")));
    let unsaid = today.undelivered(Platform::Console).await.expect("the outbox").into_iter();
    let unsaid: Vec<_> = unsaid.map(|outgoing| Outgoing { about: None, notify: Vec::new(), ..outgoing }).collect();
    assert_eq!((unsaid.len(), old.undelivered(Platform::Console).await.expect("the outbox")), (2, unsaid));
    let said = today.posted("$said").await.expect("an answer").expect("a message");
    assert_eq!(old.posted("$said").await.expect("an answer"), Some(Posted { about: None, ..said }));
    assert_eq!(old.mark("heard").await.expect("an answer"), None);

    let mut next = batch(&mut register, &organisation(), &heard(9, "ann", "/propose WG-ARC Archives"));
    next.notes.marks.push(Mark("heard", "9".to_owned()));
    old.commit(&next).await.expect("a record");
    assert_eq!(old.mark("heard").await.expect("an answer").as_deref(), Some("9"));
    let proposal = old.undelivered(Platform::Console).await.expect("the outbox").pop().expect("the answer");
    assert_eq!(proposal.about, Some("WG-ARC".parse().expect("what a message is about")));
}

#[tokio::test]
async fn a_database_of_version_1_can_be_looked_at_and_is_left_as_it_is() {
    let (today, written) = of_today().await;
    let old = as_version_1(&today).await;
    let before = old.bytes();
    let mut journal = SqlJournal::look(&old.url()).await.expect("a journal");
    let mut register = Register::default();
    journal.catch_up(&mut register).await.expect("the journal");
    journal.close().await.expect("the end");
    assert_eq!(bytes_of_export(&register), bytes_of_export(&written));
    let place = Place::new();
    for arguments in [&["check"][..], &["export"], &["export", "--format", "journal"]] {
        let [of_old, of_today] = [&old, &today].map(|backend| {
            let ran = place.run(&[arguments, &["--database", &backend.url()]].concat()).done();
            // What stands beside the record has columns that the first tables had not.
            let is_record = |line: &&str| {
                // Nor is the record where its file lies.
                !["{\"post\":", "{\"mark\":", "{\"dealt_with\":", "{\"begun\":", "look: the database"]
                    .iter()
                    .any(|beside| line.starts_with(beside))
            };
            let lines: Vec<&str> = ran.lines().filter(is_record).collect();
            lines.join("\n").replace(&backend.url(), "the database")
        });
        assert_eq!(of_old, of_today);
        assert_ne!(of_old, "");
    }
    assert!(old.bytes() == before);
}

#[tokio::test]
async fn a_database_of_version_3_gives_all_that_stands_beside_and_gets_what_it_lacks() {
    let (file, _) = of_today().await;
    let mut connection = connect(&file).await;
    let before = "DROP TABLE forgotten; DELETE FROM _sqlx_migrations WHERE version > 3";
    sqlx::raw_sql(before).execute(&mut connection).await.expect("a database of version 3");
    let mut looked = SqlJournal::look(&file.url()).await.expect("a journal");
    assert_eq!(looked.besides().await.expect("what stands beside").begun, [heard(8, "bob", "/status")]);
    assert_eq!(looked.belongings().await.expect("people and texts").forgotten, []);
    let mut posts = Vec::new();
    looked.each_post(|post| posts.push(post.message)).await.expect("the outbox");
    assert_eq!(posts, [Some("$said".to_owned()), None, None]);
    let _today = file.open().await;
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'forgotten'";
    let tables: i64 = sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("the tables");
    assert_eq!(tables, 1);
}
