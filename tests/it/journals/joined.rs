//! Two people who turned out to be one, and two again.

use commands::pipeline::decide::Post;
use commands::record::{Account, Event, PersonId, Recorded, Register};
use commands::render::plain::Plain;
use commands::words::Language;
use rapporteur::journal::{Batch, Delivered, Delivery, Journal};

use super::{Backend, batch, bytes_of_export, delivered, erase, filled, heard, organisation, person, read_again};

every_journal![
    two_who_were_one_are_who_they_were_and_their_words_are_theirs,
    a_join_and_its_end_in_one_batch_leave_both,
    with_one_person_the_words_of_both_are_erased,
    of_two_who_were_one_each_is_erased_alone,
];

/// What Bob and Dora say until the last step by which they are one.
async fn nearly_joined(journal: &mut impl Journal) -> (Register, String) {
    let mut register = filled(journal).await;
    let said = record(journal, &mut register, 4, "dora", "/comment WG-IMP marzipan is better").await;
    assert!(!said.posts.is_empty());
    let offered = record(journal, &mut register, 5, "bob", "/profile link").await;
    let plain = Plain { register: &register, mark: "/", width: None, language: Language::default() }
        .reply(&offered.posts[0].reply);
    let code = plain.split_once("Your code is ").expect("a code").1[..9].to_owned();
    for number in [6, 7] {
        record(journal, &mut register, number, "dora", &format!("/profile link {code}")).await;
    }
    (register, format!("/profile link {code}"))
}

/// Records what follows from a message.
async fn record(journal: &mut impl Journal, register: &mut Register, number: i64, who: &str, text: &str) -> Batch {
    let batch = batch(register, &organisation(), &heard(number, who, text));
    journal.commit(&batch).await.expect("a record");
    batch
}

/// Notes that all was said.
async fn all_is_said(journal: &mut impl Journal, register: &Register) {
    let waiting = journal.undelivered(commands::record::Platform::Console).await.expect("the outbox");
    let said = |key| Delivery { key, result: Delivered::Sent(None) };
    let deliveries = waiting.into_iter().map(|outgoing| said(outgoing.key)).collect();
    journal.commit(&delivered(register, deliveries)).await.expect("notes");
}

async fn people(journal: &mut impl Journal) -> Vec<PersonId> {
    journal.belongings().await.expect("people").people.into_iter().map(|person| person.id).collect()
}

async fn two_who_were_one_are_who_they_were_and_their_words_are_theirs(backend: impl Backend) {
    let (mut journal, mut other) = (backend.open().await, backend.open().await);
    let (mut register, give) = nearly_joined(&mut journal).await;
    let before = journal.belongings().await.expect("people and texts");
    let (bob, dora) = (person(&register, "bob"), person(&register, "dora"));
    record(&mut journal, &mut register, 8, "bob", &give).await;
    assert_eq!(person(&register, "dora"), bob);
    let joined = journal.belongings().await.expect("people and texts");
    assert_eq!(joined.texts, before.texts, "words keep their author");
    assert!(!people(&mut journal).await.contains(&dora));
    let mut read = read_again(&backend).await;
    assert_eq!(bytes_of_export(&read), bytes_of_export(&register));
    assert!(bytes_of_export(&read).matches("bob of the long name").count() > 1, "what she said is his");
    other.catch_up(&mut read).await.expect("the journal");

    record(&mut journal, &mut register, 9, "dora", "/profile unlink").await;
    let after = journal.belongings().await.expect("people and texts");
    assert_eq!((after.people, after.texts), (before.people, before.texts));
    assert!(other.catch_up(&mut read).await.expect("the journal"), "another process sees it");
    for read in [read, read_again(&backend).await] {
        assert_eq!(bytes_of_export(&read), bytes_of_export(&register));
        assert_eq!((person(&read, "bob"), person(&read, "dora")), (bob, dora));
        assert_eq!(read.groups().next().expect("the group").comments.last().expect("a comment").act.person, dora);
    }
}

async fn a_join_and_its_end_in_one_batch_leave_both(backend: impl Backend) {
    let mut journal = backend.open().await;
    let (mut register, give) = nearly_joined(&mut journal).await;
    let before = journal.belongings().await.expect("people and texts");
    let first = batch(&mut register, &organisation(), &heard(8, "bob", &give));
    let second = batch(&mut register, &organisation(), &heard(9, "dora", "/profile unlink"));
    let one = Batch {
        causes: [first.causes, second.causes].concat(),
        recorded: [first.recorded, second.recorded].concat(),
        people: second.people,
        posts: [first.posts, second.posts].concat(),
        ..first
    };
    journal.commit(&one).await.expect("a record");
    assert_eq!(journal.belongings().await.expect("people").people, before.people);
    assert_eq!(bytes_of_export(&read_again(&backend).await), bytes_of_export(&register));
}

async fn with_one_person_the_words_of_both_are_erased(backend: impl Backend) {
    let mut journal = backend.open().await;
    let (mut register, give) = nearly_joined(&mut journal).await;
    let last = record(&mut journal, &mut register, 8, "bob", &give).await;
    // Something waits for the account that was joined.
    let Post { room, to, .. } = last.posts.last().expect("what she hears").clone();
    assert_eq!((room, to), (Account::console("dora").private_room(), Some(person(&register, "bob"))));
    assert_eq!(found(&backend, &["marmalade", "marzipan", "dora"]), ["marmalade", "marzipan", "dora"]);
    let erasure = batch(&mut register, &organisation(), &heard(9, "dora", "/profile forget yes"));
    // The answer names the account, and a server forgets it only when it cleans up.
    journal.commit(&Batch { posts: Vec::new(), ..erasure }).await.expect("a record");
    assert_eq!(found(&backend, &["marmalade", "marzipan", "bob", "dora"]), [""; 0]);
    let read = read_again(&backend).await;
    assert_eq!(bytes_of_export(&read), bytes_of_export(&register));
    assert_eq!(read.groups().next().expect("the group").comments.len(), 2, "what they did stands");
}

async fn of_two_who_were_one_each_is_erased_alone(backend: impl Backend) {
    let mut journal = backend.open().await;
    let (mut register, give) = nearly_joined(&mut journal).await;
    record(&mut journal, &mut register, 8, "bob", &give).await;
    record(&mut journal, &mut register, 9, "dora", "/comment WG-IMP quince is best").await;
    all_is_said(&mut journal, &register).await;
    let last = record(&mut journal, &mut register, 10, "bob", "/profile unlink").await;
    let answer = Delivery { key: last.posts[0].key.clone(), result: Delivered::Sent(None) };
    journal.commit(&delivered(&register, vec![answer])).await.expect("a note");
    let dora = person(&register, "dora");
    erase(&backend, dora).await;
    // What waited for her account too, though it was to be said to the two as one.
    assert_eq!(found(&backend, &["marzipan", "dora"]), [""; 0]);
    assert_eq!(found(&backend, &["marmalade", "quince", "bob"]), ["marmalade", "quince", "bob"]);
    let read = read_again(&backend).await;
    assert!(read.people().get(dora).is_none() && read.people().get(person(&read, "bob")).is_some());
    assert!(!is_joined(&journal.all_events().await.expect("events"), &read, dora));
}

/// Whether somebody is somebody else by what was recorded.
fn is_joined(events: &[Recorded], register: &Register, person: PersonId) -> bool {
    assert!(events.iter().any(|recorded| matches!(recorded.event, Event::PeopleSeparated { .. })));
    register.people().resolve(person) != person
}

/// Those of the traces that are in the files.
fn found(backend: &impl Backend, traces: &[&'static str]) -> Vec<&'static str> {
    let bytes = backend.bytes();
    let is_there = |trace: &&&str| bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
    traces.iter().filter(is_there).copied().collect()
}
