//! How large a file of SQLite becomes.

use commands::pipeline::decide::Post;
use commands::record::Platform;
use commands::words::{Inline, Reply};
use rapporteur::journal::{Batch, Delivered, Delivery, Journal};

use super::beside::post;
use super::{Backend, SqliteFile, connect, delivered, filled};

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
    let said = journal.said(2).await.expect("the outbox");
    assert_eq!(said, ["post 998", "post 997"].map(|key| (key.to_owned(), key.to_owned())));
    let mut connection = connect(&file).await;
    let sql = "SELECT sum(pgsize) FROM dbstat WHERE name = 'outbox'";
    let bytes: i64 = sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("the size of the outbox");
    // Of what was said some 60 bytes stay, of the twenty that wait 800 each; in their places they would take 900,000.
    assert!(bytes < 200_000, "{bytes}");
}
