//! What another process records, imports or erases beside a bot that runs: within seconds it is on the pages, in the feed and in the
//! export, it falls due, and what it leaves to be said is said once.

use std::net::SocketAddr;

use commands::language::heard::{About, Addressed, Heard, Message, What};
use commands::organisation::Organisation;
use commands::record::{Account, Platform, Room};
use harness::bot::Awake;
use harness::postgres::PostgresDatabase;
use harness::program::{Place, ROLES, print};
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::desk::Desk;
use rapporteur::journal::{Journal as _, Memory, MemoryJournal, Notes, Outgoing};
use serde_json::json;
use tokio::sync::mpsc;
use tokio::task::block_in_place;

use crate::ask::ask;
use crate::discord::Server;
use crate::passing_time::PassingTime;

/// Within so long whoever looks sees it.
const WITHIN: SignedDuration = SignedDuration::from_secs(5);

/// A place for each database that there is here.
fn each_database() -> Vec<(&'static str, Place)> {
    let on_postgres = PostgresDatabase::new().map(|database| ("PostgreSQL", Place::on(database.url())));
    [("SQLite", Place::on_sqlite())].into_iter().chain(on_postgres).collect()
}

/// A bot with nothing but the public record, and where that is.
fn serving(place: &Place) -> (Awake, SocketAddr) {
    let roles = ROLES.replace("console:lea\"", "console:lea\", \"console:zenobia\"");
    place.write("rapporteur.toml", format!("{roles}[web]\nlisten = \"127.0.0.1:0\"\n"));
    let mut awake = Awake::start(place);
    let ready = awake.wait_for("the public record on http://");
    (awake, ready.rsplit_once("http://").unwrap().1.trim().parse().unwrap())
}

/// The same, where somebody proposed a group in 2017.
fn serving_since_2017(place: &Place) -> (Awake, SocketAddr) {
    place.write("rapporteur.toml", ROLES.replace("console:lea\"", "console:zenobia\""));
    place.replay("2017-04-10T10:00:00Z #plenary <zenobia> /propose WG-ZEN Zen\n2017-04-12T00:00:00Z ---\n");
    serving(place)
}

/// Waits until all of these have the words, or until none has them; and no longer than somebody may have to.
#[track_caller]
fn all_have(address: SocketAddr, paths: &[&str], words: &str, expected: bool) -> SignedDuration {
    let began = SystemTime.now();
    loop {
        let has = |path: &&&str| ask(address, "GET", path, "").body.contains(words) != expected;
        let waited = began.duration_until(SystemTime.now());
        match paths.iter().find(has) {
            None => return waited,
            Some(path) => assert!(waited <= WITHIN, "{path}: {words} after {waited:#}: not {expected}"),
        }
    }
}

#[test]
fn what_others_record_import_and_erase_is_on_the_pages_within_five_seconds() {
    const PATHS: &[&str] = &["/groups/WG-JAM", "/feed.atom", "/export.json", "/search?q=marmalade"];
    const NAMED: &[&str] = &["/groups/WG-ZEN", "/groups/WG-ZEN?as-of=2017-04-10", "/feed.atom", "/export.json"];
    for (database, place) in each_database() {
        let (awake, address) = serving_since_2017(&place);
        all_have(address, NAMED, "zenobia", true);
        place.talk(":as zenobia\n/propose WG-JAM Marmalade\n/comment WG-JAM Marmalade.\n");
        let commented = all_have(address, PATHS, "Marmalade", true);
        place.write("people.csv", "name,role,console\nZenobia Quill,participant,zenobia\n");
        place.run(&["import", "people.csv"]).done();
        let imported = all_have(address, NAMED, "Zenobia Quill", true);
        place.talk(":as zenobia\n:in @zenobia\n/profile forget yes\n");
        let erased = all_have(address, NAMED, "Zenobia Quill", false);
        all_have(address, PATHS, "Marmalade.", false);
        let [commented, imported, erased] = [commented, imported, erased].map(|waited| waited.as_secs_f64());
        print(&format!(
            "{database}: a comment by another process is seen after {commented:.1} s, an import after {imported:.1} s, an \
             erasure after {erased:.1} s"
        ));
        let (status, log) = awake.stop_and_read();
        assert!(
            status.success() && !log.iter().any(|line| line.contains("WARN") || line.contains("ERROR")),
            "{log:#?}"
        );
    }
}

#[test]
fn that_nothing_can_be_read_is_said_once_and_that_it_can_be_again() {
    let place = Place::on_sqlite().having_group();
    let (mut awake, address) = serving(&place);
    place.sql("INSERT INTO people VALUES ('nobody', '{}'); UPDATE people_version SET version = version + 1");
    let first = awake.read_to("what other processes write cannot be read");
    assert!(first.last().unwrap().contains("ERROR"), "{first:#?}");
    // It is asked for again meanwhile, so often that it would be said more than once.
    let began = SystemTime.now();
    while began.duration_until(SystemTime.now()) < WITHIN {
        assert_eq!(ask(address, "GET", "/groups/WG-IMP", "").status, 200);
    }
    place.sql("DELETE FROM people WHERE id = 'nobody'; UPDATE people_version SET version = version + 1");
    let log = awake.read_to("what other processes write can be read again");
    assert_eq!(log.iter().filter(|line| line.contains("cannot be read")).count(), 0, "{log:#?}");
    place.talk("/comment WG-IMP Marmalade.\n");
    all_have(address, &["/groups/WG-IMP"], "Marmalade", true);
    assert!(awake.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_leave_to_be_said_is_said_once_and_in_the_order_of_the_record() {
    for (_, place) in each_database() {
        let server = Server::on(place).await;
        let config = std::fs::read_to_string(server.place.path("rapporteur.toml")).unwrap();
        server.place.write("rapporteur.toml", config + "secretariat = [\"console:anja\"]\n");
        let awake = server.wake();
        server.lynn.command(&server.plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
        let codes = || {
            let said = server.plenary.messages().into_iter().map(|shown| shown.content);
            let code = |said: String| Some(said.strip_prefix("Proposed: ")?.split(',').next()?.to_owned());
            said.filter_map(code).collect::<Vec<String>>()
        };
        let wait_for =
            |number: usize| server.discord.wait_for("proposals", move |_| (codes().len() >= number).then(codes));
        let began = SystemTime.now();
        block_in_place(|| server.place.talk(":as anja\n/propose WG-ONE One\n/propose WG-TWO Two\n"));
        assert_eq!(wait_for(2).await, ["WG-ONE", "WG-TWO"]);
        assert!(began.duration_until(SystemTime.now()) < SignedDuration::from_secs(30));
        // The bot learns of the third when it records the fourth itself, if not before.
        block_in_place(|| server.place.talk(":as anja\n/propose WG-THREE Three\n"));
        server.propose("WG-FOUR", "Four").await;
        // The answer to a command does not wait behind what others have left.
        let mut said = wait_for(4).await;
        said[2..].sort();
        assert_eq!(said, ["WG-ONE", "WG-TWO", "WG-FOUR", "WG-THREE"]);
        assert!(awake.stop().success());
        // Nor is any of it said again at the next start.
        let awake = server.wake();
        server.propose("WG-FIVE", "Five").await;
        assert_eq!(wait_for(5).await.pop().unwrap(), "WG-FIVE");
        assert!(awake.stop().success());
        server.place.run(&["check"]).done();
    }
}

/// Two processes on tables in memory: one that has a queue and follows, and one that writes beside it.
struct Two {
    time: PassingTime,
    other: Desk<MemoryJournal>,
    number: usize,
}

impl Two {
    const BEGIN: &str = "2017-04-10T12:00:00Z";

    async fn desk(memory: &Memory, seed: u8) -> Desk<MemoryJournal> {
        let mut organisation = Organisation::default();
        organisation.roles.chair = vec![Account { platform: Platform::Matrix, id: "@lynn:example.org".to_owned() }];
        Desk::open(memory.open(), organisation, [seed; 32]).await.unwrap()
    }

    async fn on(memory: &Memory) -> Self {
        let time = PassingTime::starting(Self::BEGIN.parse().unwrap());
        Self { time, other: Self::desk(memory, 1).await, number: 0 }
    }

    /// The chair says something that the other process records.
    async fn says(&mut self, text: &str) -> Vec<String> {
        self.number += 1;
        let heard = Heard {
            cause: format!("$event{}", self.number),
            room: Room { platform: Platform::Matrix, id: "!plenary".to_owned() },
            account: Account { platform: Platform::Matrix, id: "@lynn:example.org".to_owned() },
            name: "Lynn".to_owned(),
            said_at: self.time.now(),
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::Message(Message::new(text, Addressed::ToAll)),
        };
        let result = self.other.process(&[heard], &Notes::default(), self.time.now()).await.unwrap();
        result.posts.into_iter().map(|post| post.key).collect()
    }

    fn passes(&self, seconds: i64) {
        self.time.pass_to(self.time.now() + SignedDuration::from_secs(seconds));
    }
}

fn keys(posts: &[Outgoing]) -> Vec<String> {
    posts.iter().map(|post| post.key.clone()).collect()
}

#[tokio::test]
async fn what_falls_due_by_what_others_recorded_comes_in_time_and_a_desk_that_follows_can_be_stopped() {
    let memory = Memory::default();
    let mut two = Two::on(&memory).await;
    let left_over = two.says("/room bind plenary").await;
    let mut desk = Two::desk(&memory, 2).await.following(SignedDuration::from_secs(2));
    assert_eq!(keys(&desk.left_over(Platform::Matrix).await.unwrap()), left_over, "the start hands it out");
    let (posts, mut said) = mpsc::unbounded_channel();
    let (handle, worker) = desk.open_to(two.time.clone(), posts);
    let mut others = two.says("/propose WG-IMP IGF Improvements").await;
    others.extend(two.says("/meet WG-IMP \"First call\" 2017-04-12 12:00 UTC").await);
    two.passes(3);
    assert_eq!(keys(&said.recv().await.unwrap()), others);
    assert_eq!(handle.register().meetings().count(), 1);
    // Nothing has been noted as said, and none of it is handed out twice: next comes what is due a day before the meeting.
    let due: Timestamp = "2017-04-11T12:00:00Z".parse().unwrap();
    two.time.pass_to(due);
    let reminders = said.recv().await.unwrap();
    assert!(reminders.iter().all(|post| !others.contains(&post.key)), "{reminders:#?}");
    assert_eq!(reminders[0].about, Some(About::Meeting(1)), "{reminders:#?}");
    handle.stop().await;
    drop(handle);
    assert!(said.recv().await.is_none());
    let mut journal = worker.await.unwrap().into_journal();
    assert_eq!(
        journal.undelivered(Platform::Matrix).await.unwrap().len(),
        left_over.len() + others.len() + reminders.len()
    );
}
