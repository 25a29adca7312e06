//! What stands beside the record: what is to be said, what became of it, and how far something has come.

use commands::language::heard::{About, Posted};
use commands::pipeline::decide::Post;
use commands::record::{Code, Platform, Register, Room};
use commands::words::Reply;
use jiff::Timestamp;
use rapporteur::journal::{Batch, Delivered, Delivery, Journal, Mark, Notes, Outgoing, SaidPost};

use super::{Backend, at, batch, delivered, erase, filled, heard, organisation, person};

every_journal![
    what_is_to_be_said_waits_until_it_is_delivered,
    what_is_to_be_said_is_read_again_as_it_was_recorded,
    each_platform_is_given_its_own_in_order_and_all_are_counted,
    what_a_platform_refuses_is_closed,
    a_message_is_known_by_the_id_that_the_platform_gave_it,
    every_further_try_counts_also_of_two_that_are_noted_together,
    what_was_said_last_is_known_with_its_key_also_of_private_rooms,
    a_mark_stands_at_what_it_was_last_set_to,
    of_a_batch_that_fails_nothing_is_noted,
];

fn imp() -> Code {
    "WG-IMP".parse().expect("a code")
}

/// Something to be said in a room by nobody's command.
pub(super) fn post(key: &str, room: &str) -> Post {
    Post {
        key: key.to_owned(),
        cause: String::new(),
        room: room.parse().expect("a room"),
        to: None,
        reply: Reply::line(commands::line![commands::words::Inline::as_is(format!("Said under {key}"))]),
        about: None,
        notify: Vec::new(),
        interaction: None,
    }
}

fn marked(register: &Register, marks: &[(&'static str, &str)]) -> Batch {
    let marks = marks.iter().map(|(name, value)| Mark(name, (*value).to_owned())).collect();
    Batch { after: register.head(), notes: Notes { marks, ..Notes::default() }, ..Batch::default() }
}

async fn keys(journal: &mut impl Journal, platform: Platform) -> Vec<String> {
    journal.undelivered(platform).await.expect("the outbox").into_iter().map(|outgoing| outgoing.key).collect()
}

async fn what_is_to_be_said_waits_until_it_is_delivered(backend: impl Backend) {
    let mut journal = backend.open().await;
    let register = filled(&mut journal).await;
    let waiting = journal.undelivered(Platform::Console).await.expect("the outbox");
    assert_eq!(waiting.iter().map(|outgoing| outgoing.attempts).collect::<Vec<_>>(), [1, 1, 1]);
    assert!(waiting.iter().all(|outgoing| outgoing.key.len() <= 25 && outgoing.reply != Reply::default()));
    let delivery = |index: usize, result| Delivery { key: waiting[index].key.clone(), result };
    let deliveries = vec![
        delivery(0, Delivered::Sent(Some("$message".to_owned()))),
        delivery(1, Delivered::Sent(None)),
        delivery(2, Delivered::Retried),
    ];
    journal.commit(&delivered(&register, deliveries)).await.expect("notes");
    let left = backend.open().await.undelivered(Platform::Console).await.expect("the outbox");
    assert_eq!(
        left.iter().map(|outgoing| (&outgoing.key, outgoing.attempts)).collect::<Vec<_>>(),
        [(&waiting[2].key, 2)]
    );
}

async fn what_is_to_be_said_is_read_again_as_it_was_recorded(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let mut expected = Vec::new();
    for (number, text) in [(4, "/propose WG-ARC Archives"), (5, "/support WG-ARC for: \"Cleo Elsewhere\"")] {
        let batch = batch(&mut register, &organisation(), &heard(number, "ann", text));
        journal.commit(&batch).await.expect("a record");
        let left_over = |post| Outgoing { cause: None, is_left_over: true, ..Outgoing::first_try(post, at(number)) };
        expected.extend(batch.posts.into_iter().map(left_over));
    }
    let cleo = register.people().named("Cleo Elsewhere")[0].id;
    let about: Vec<_> = expected.iter().map(|outgoing| outgoing.about.as_ref().map(About::to_string)).collect();
    assert_eq!(about, [Some("WG-ARC".to_owned()), None]);
    assert_eq!(expected.iter().map(|outgoing| outgoing.notify.clone()).collect::<Vec<_>>(), [vec![], vec![cleo]]);
    assert_eq!(backend.open().await.undelivered(Platform::Console).await.expect("the outbox")[3..], expected);
}

async fn each_platform_is_given_its_own_in_order_and_all_are_counted(backend: impl Backend) {
    let mut journal = backend.open().await;
    let register = filled(&mut journal).await;
    let on_console = keys(&mut journal, Platform::Console).await;
    let first = vec![
        post("m", "matrix:!discord:example.org"),
        post("d", "discord:7"),
        post("c", "console:#matrix"),
        post("n", "matrix:@console:example.org"),
    ];
    for posts in [first, vec![post("a", "matrix:!discord:example.org")]] {
        let batch = Batch { after: register.head(), posts, attempted_at: Some(at(9)), ..Batch::default() };
        journal.commit(&batch).await.expect("a record");
    }
    let mut journal = backend.open().await;
    assert_eq!(keys(&mut journal, Platform::Matrix).await, ["m", "n", "a"]);
    assert_eq!(keys(&mut journal, Platform::Discord).await, ["d"]);
    assert_eq!(keys(&mut journal, Platform::Console).await, [on_console, vec!["c".to_owned()]].concat());
    assert_eq!(journal.undelivered_in_all().await.expect("a number"), 8);
}

async fn what_a_platform_refuses_is_closed(backend: impl Backend) {
    let mut journal = backend.open().await;
    let register = filled(&mut journal).await;
    let waiting = keys(&mut journal, Platform::Console).await;
    assert_eq!(journal.undelivered_in_all().await.expect("a number"), 3);
    let refused = vec![Delivery { key: waiting[1].clone(), result: Delivered::Refused }];
    journal.commit(&delivered(&register, refused)).await.expect("notes");
    let mut journal = backend.open().await;
    let left = journal.undelivered(Platform::Console).await.expect("the outbox");
    assert_eq!(
        left.iter().map(|outgoing| (&outgoing.key, outgoing.attempts)).collect::<Vec<_>>(),
        [(&waiting[0], 1), (&waiting[2], 1)]
    );
    assert_eq!(journal.undelivered_in_all().await.expect("a number"), 2);
}

async fn a_message_is_known_by_the_id_that_the_platform_gave_it(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let waiting = keys(&mut journal, Platform::Console).await;
    assert_eq!(journal.posted("$proposal").await.expect("an answer"), None);
    let sent = |index: usize, message: &str| {
        let message = (!message.is_empty()).then(|| message.to_owned());
        Delivery { key: waiting[index].clone(), result: Delivered::Sent(message) }
    };
    let deliveries = vec![sent(0, "$proposal"), sent(1, "$support"), sent(2, "")];
    journal.commit(&delivered(&register, deliveries)).await.expect("notes");
    assert_eq!(journal.undelivered_in_all().await.expect("a number"), 0);
    erase(&backend, person(&register, "ann")).await;
    assert!(journal.catch_up(&mut register).await.expect("the journal"));
    let mut journal = backend.open().await;
    for (message, expected) in [
        ("$proposal", Some(Posted::of(&waiting[0], Some(About::Proposal(imp()))))),
        ("$support", Some(Posted::of(&waiting[1], None))),
        ("$another", None),
        ("", None),
    ] {
        assert_eq!(journal.posted(message).await.expect("an answer"), expected, "{message}");
    }
}

/// How often each post was tried, and when first.
async fn tries(journal: &mut impl Journal) -> Vec<(u32, Option<Timestamp>)> {
    let waiting = journal.undelivered(Platform::Console).await.expect("the outbox");
    waiting.into_iter().map(|outgoing| (outgoing.attempts, outgoing.attempted_at)).collect()
}

async fn every_further_try_counts_also_of_two_that_are_noted_together(backend: impl Backend) {
    let mut journal = backend.open().await;
    let register = filled(&mut journal).await;
    let waiting = keys(&mut journal, Platform::Console).await;
    let retried = |index: usize| Delivery { key: waiting[index].clone(), result: Delivered::Retried };
    assert_eq!(tries(&mut journal).await, [(1, Some(at(1))), (1, Some(at(2))), (1, Some(at(3)))]);
    journal.commit(&delivered(&register, vec![retried(0)])).await.expect("notes");
    assert_eq!(tries(&mut journal).await, [(2, Some(at(1))), (1, Some(at(2))), (1, Some(at(3)))]);
    journal.commit(&delivered(&register, vec![retried(1), retried(0), retried(0)])).await.expect("notes");
    assert_eq!(tries(&mut journal).await, [(4, Some(at(1))), (2, Some(at(2))), (1, Some(at(3)))]);
}

async fn what_was_said_last_is_known_with_its_key_also_of_private_rooms(backend: impl Backend) {
    let mut journal = backend.open().await;
    let register = filled(&mut journal).await;
    let posts = ["a1 discord:7", "b1 discord:8", "a2 discord:7", "a3 discord:7", "c1 discord:9", "p1 discord:@5"];
    let mut posts = posts.map(|one| one.split_once(' ').map(|(key, room)| post(key, room)).expect("a key and a room"));
    posts[2].about = Some(About::Proposal(imp()));
    let batch = Batch { after: register.head(), posts: posts.to_vec(), attempted_at: Some(at(9)), ..Batch::default() };
    journal.commit(&batch).await.expect("a record");
    let sent = |key: &str, message: Option<&str>| Delivery {
        key: key.to_owned(),
        result: Delivered::Sent(message.map(str::to_owned)),
    };
    let deliveries = vec![sent("a1", Some("100")), sent("b1", None), sent("a2", Some("20")), sent("p1", Some("30"))];
    journal.commit(&delivered(&register, deliveries)).await.expect("notes");
    let mut journal = backend.open().await;
    let proposal = (Room { platform: Platform::Discord, id: "7".to_owned() }, About::Proposal(imp()));
    let said = [("p1", "30", None), ("a2", "20", Some(proposal)), ("a1", "100", None)];
    let said =
        said.map(|(key, message, acted_on)| SaidPost { key: key.to_owned(), message: message.to_owned(), acted_on });
    assert_eq!(journal.said(3).await.expect("the outbox"), said);
    assert_eq!(journal.said(2).await.expect("the outbox"), said[..2]);
    let waiting = journal.undelivered(Platform::Discord).await.expect("the outbox");
    let waiting: Vec<&str> = waiting.iter().map(|outgoing| outgoing.key.as_str()).collect();
    assert_eq!(waiting, ["a3", "c1"]);
}

async fn a_mark_stands_at_what_it_was_last_set_to(backend: impl Backend) {
    let mut journal = backend.open().await;
    let register = filled(&mut journal).await;
    assert_eq!(journal.mark("heard").await.expect("an answer"), None);
    journal.commit(&marked(&register, &[("heard", "1"), ("led", "since May")])).await.expect("notes");
    assert_eq!(journal.mark("heard").await.expect("an answer").as_deref(), Some("1"));
    journal.commit(&marked(&register, &[("heard", "3"), ("heard", "2")])).await.expect("notes");
    let mut journal = backend.open().await;
    for (name, expected) in [("heard", Some("2")), ("led", Some("since May")), ("another", None)] {
        assert_eq!(journal.mark(name).await.expect("an answer").as_deref(), expected, "{name}");
    }
}

async fn of_a_batch_that_fails_nothing_is_noted(backend: impl Backend) {
    let mut journal = backend.open().await;
    let mut register = filled(&mut journal).await;
    let waiting = keys(&mut journal, Platform::Console).await;
    let good = batch(&mut register, &organisation(), &heard(9, "bob", "/comment WG-IMP half"));
    let marks = vec![Mark("heard", "9".to_owned())];
    let deliveries = vec![Delivery { key: waiting[0].clone(), result: Delivered::Sent(Some("$proposal".to_owned())) }];
    let good = Batch { notes: Notes { deliveries, marks }, ..good };
    let twice = Batch { posts: [good.posts.clone(), good.posts.clone()].concat(), ..good.clone() };
    let again = Batch { causes: vec!["message 2".to_owned()], ..good.clone() };
    let early = Batch { after: 3, ..good.clone() };
    for (bad, reason) in
        [(twice, "the database: "), (again, "a message was dealt with before"), (early, "the journal has moved on")]
    {
        let error = journal.commit(&bad).await.expect_err("a fault").to_string();
        assert!(error.starts_with(reason), "{error}");
        assert_eq!(journal.mark("heard").await.expect("an answer"), None);
        assert_eq!(journal.posted("$proposal").await.expect("an answer"), None);
        assert_eq!(keys(&mut journal, Platform::Console).await, waiting);
    }
    journal.commit(&good).await.expect("the same batch without a fault");
    assert_eq!(journal.mark("heard").await.expect("an answer").as_deref(), Some("9"));
    assert_eq!(
        journal.posted("$proposal").await.expect("an answer"),
        Some(Posted::of(&waiting[0], Some(About::Proposal(imp()))))
    );
}
