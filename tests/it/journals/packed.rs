//! How large a database becomes.

use commands::pipeline::decide::Post;
use commands::record::Platform;
use commands::words::{Inline, Reply};
use harness::postgres::PostgresDatabase;
use jiff::SignedDuration;
use rapporteur::journal::{Batch, Delivered, Delivery, Journal, SqlJournal};

use super::beside::post;
use super::{Backend, SqliteFile, at, connect, delivered, filled};

#[tokio::test]
async fn what_was_said_leaves_no_empty_place_in_the_file() {
    let file = SqliteFile::new();
    let mut journal = file.open().await;
    let register = filled(&mut journal).await;
    let reply = Reply::line(commands::line![Inline::as_is("Words. ".repeat(100))]);
    for round in 0..20 {
        let key = |number: usize| format!("post {}", 50 * round + number);
        let posts = (0..50).map(|number| Post { reply: reply.clone(), ..post(&key(number), "discord:7") }).collect();
        let batch = Batch { after: register.head(), posts, ..Batch::default() };
        journal.commit(&batch).await.expect("a record");
        // The last one still waits when the next ones come.
        let sent = |number| Delivery { key: key(number), result: Delivered::Sent(Some(key(number))) };
        journal.commit(&delivered(&register, (0..49).map(sent).collect())).await.expect("notes");
    }
    let waiting = journal.undelivered(Platform::Discord).await.expect("the outbox");
    let waiting: Vec<String> = waiting.into_iter().map(|outgoing| outgoing.key).collect();
    assert_eq!(waiting, (0..20).map(|round| format!("post {}", 50 * round + 49)).collect::<Vec<_>>());
    let said: Vec<String> = journal.said(2).await.expect("the outbox").into_iter().map(|said| said.key).collect();
    assert_eq!(said, ["post 998", "post 997"]);
    let mut connection = connect(&file).await;
    let sql = "SELECT sum(pgsize) FROM dbstat WHERE name = 'outbox'";
    let bytes: i64 = sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("the size of the outbox");
    // Of what was said some 60 bytes stay, of the twenty that wait 800 each; in their places they would take 900,000.
    assert!(bytes < 200_000, "{bytes}");
}

async fn said_long_ago(backend: impl Backend<Journal = SqlJournal>) {
    let mut journal = backend.open().await.keeping_messages(SignedDuration::from_secs(50));
    let register = filled(&mut journal).await;
    let said_at = |posts: &[Post], second| Batch {
        after: register.head(),
        posts: posts.to_vec(),
        attempted_at: Some(at(second)),
        ..Batch::default()
    };
    let about = Post { about: Some("WG-IMP".parse().expect("a group")), ..post("a1", "discord:7") };
    let posts = [about, post("a2", "discord:7"), post("a3", "discord:8")];
    journal.commit(&said_at(&posts, 100)).await.expect("a record");
    let sent = |key: &str, id: &str| Delivery { key: key.into(), result: Delivered::Sent(Some(id.into())) };
    journal.commit(&delivered(&register, vec![sent("a1", "1"), sent("a2", "2")])).await.expect("notes");
    journal.commit(&said_at(&[post("b1", "discord:7")], 150)).await.expect("a record");
    let known = journal.posted("1").await.expect("an answer").expect("a message");
    assert_eq!(known.about.map(|about| about.to_string()).as_deref(), Some("WG-IMP"));

    journal.commit(&said_at(&[post("b2", "discord:7")], 151)).await.expect("a record");
    assert_eq!(journal.posted("1").await.expect("an answer"), None);
    assert_eq!(journal.posted("2").await.expect("an answer"), None);
    // Its key is still there, under which nothing else can be said.
    assert_eq!(journal.posted_under("a1").await.expect("an answer").map(|known| known.about), Some(None));
    journal.commit(&said_at(&[post("a1", "discord:7")], 152)).await.expect_err("a second message of that key");
    // What waits goes on waiting, however long.
    let waiting = journal.undelivered(Platform::Discord).await.expect("the outbox");
    let waiting: Vec<&str> = waiting.iter().map(|outgoing| outgoing.key.as_str()).collect();
    assert_eq!(waiting, ["a3", "b1", "b2"]);
    let mut kept = Vec::new();
    journal.each_post(|stored| kept.push(stored.key)).await.expect("the outbox");
    assert!(["a1", "a2"].iter().all(|key| !kept.iter().any(|kept| kept == key)), "{kept:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_was_said_long_ago_sqlite_keeps_the_key_alone() {
    said_long_ago(SqliteFile::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_waited_since_an_earlier_version_goes_on_waiting_however_long() {
    let file = SqliteFile::new();
    let mut journal = file.open().await.keeping_messages(SignedDuration::from_secs(50));
    let register = filled(&mut journal).await;
    let said_at = |key, second| Batch {
        after: register.head(),
        posts: vec![post(key, "discord:7")],
        attempted_at: Some(at(second)),
        ..Batch::default()
    };
    journal.commit(&said_at("a1", 100)).await.expect("a record");
    // Earlier versions numbered from 1 what waits, and so does a copy of PostgreSQL.
    let mut connection = connect(&file).await;
    let earlier = "UPDATE outbox SET id = id - 4611686018427387904";
    sqlx::raw_sql(earlier).execute(&mut connection).await.expect("numbers of an earlier version");
    journal.commit(&said_at("b1", 200)).await.expect("a record");
    let waiting = journal.undelivered(Platform::Discord).await.expect("the outbox");
    let waiting: Vec<String> = waiting.into_iter().map(|outgoing| outgoing.key).collect();
    assert_eq!(waiting, ["a1", "b1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_was_said_long_ago_postgres_keeps_the_key_alone() {
    if let Some(database) = PostgresDatabase::new() {
        said_long_ago(database).await;
    }
}
