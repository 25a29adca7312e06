//! Two processes on one PostgreSQL database, in front of one Discord: one leads, the other stands by and takes over.

use harness::bot::{Awake, Bot};
use harness::double::Fault;
use harness::double::people::Asked;
use harness::people::Person;
use harness::postgres::PostgresDatabase;
use harness::program::{Place, print};
use harness::synapse::{self, synapse};
use harness::way::Way;
use jiff::{SignedDuration, Timestamp};
use matrix_sdk::ruma::OwnedRoomId;
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::journal::{Batch, Journal, JournalError, Mark, Notes, SqlJournal};
use serde_json::{Value, json};

use crate::discord::Server;

/// Two processes, of which the first leads; nothing where there is no server of PostgreSQL.
async fn two() -> Option<(Server, Awake, Awake)> {
    let database = PostgresDatabase::new()?;
    let server = Server::on(Place::on(database.url())).await;
    let leader = server.wake();
    let mut standby = Awake::start(&server.place);
    standby.wait_for("standing by: another process leads");
    assert_eq!(server.discord.identified(), 1, "the other one joins nothing");
    Some((server, leader, standby))
}

/// Gives the command to comment on WG-IMP.
fn comment(server: &Server, words: &str) -> Asked {
    server.lea.command(&server.plenary, "comment", &json!({ "code": "WG-IMP", "words": words }))
}

/// The words of the comments on WG-IMP, as they are recorded.
fn comments(server: &Server) -> Vec<String> {
    let register: Value = server.place.register();
    let comments = register["groups"][0]["comments"].as_array().unwrap();
    comments.iter().map(|comment| comment["text"].as_str().unwrap().to_owned()).collect()
}

/// Waits until the other one leads, and says how long that took since the moment.
fn taken_over(standby: &mut Awake, since: Timestamp, how: &str) {
    standby.wait_for("taking over");
    let leads = since.duration_until(SystemTime.now());
    standby.wait_for("ready");
    let (leads, hears) = (leads.as_secs_f64(), since.duration_until(SystemTime.now()).as_secs_f64());
    print(&format!(
        "taken over from a leader that was {how}: the lead after {leads:.1} s, in its rooms after {hears:.1} s"
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_standby_takes_over_from_a_leader_that_is_killed() {
    let Some((server, leader, mut standby)) = two().await else { return };
    server.propose("WG-IMP", "IGF Improvements").await;
    comment(&server, "one").answer().await;
    let killed = SystemTime.now();
    leader.kill();
    taken_over(&mut standby, killed, "killed");
    comment(&server, "two").answer().await;
    assert_eq!(comments(&server), ["one", "two"]);
    assert_eq!(server.plenary.messages().len(), 3);
    // Whoever was killed is started again by its supervisor, and stands by.
    let mut again = Awake::start(&server.place);
    again.wait_for("standing by: another process leads");
    let stopped = SystemTime.now();
    assert!(standby.stop().success());
    taken_over(&mut again, stopped, "stopped");
    comment(&server, "three").answer().await;
    assert_eq!(comments(&server), ["one", "two", "three"]);
    assert!(again.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leader_that_was_frozen_and_wakes_writes_nothing_and_says_nothing() {
    let Some((server, mut leader, mut standby)) = two().await else { return };
    server.propose("WG-IMP", "IGF Improvements").await;
    comment(&server, "one").answer().await;
    let frozen = SystemTime.now();
    leader.signal("STOP");
    // It waits in the connection of who is frozen.
    let unheard = comment(&server, "unheard");
    taken_over(&mut standby, frozen, "frozen");
    comment(&server, "two").answer().await;
    let (said, asked) = (server.plenary.messages(), server.discord.requests("").len());
    // It can be frozen for longer than the take-over takes: FROZEN_FOR=60 for a minute.
    let longer = std::env::var("FROZEN_FOR").map_or(0, |seconds| seconds.parse().unwrap());
    SystemTime.until(frozen + SignedDuration::from_secs(longer)).await;
    leader.signal("CONT");
    let woken = frozen.duration_until(SystemTime.now()).as_secs_f64();
    print(&format!("woken {woken:.1} s after it was frozen"));
    let (status, log) = leader.end();
    assert!(!status.success());
    let last = log.last().unwrap();
    assert!(last.starts_with("rapporteur: another process may lead now"), "{log:#?}");
    assert_eq!(server.discord.requests("").len(), asked, "{:#?}", &server.discord.requests("")[asked..]);
    assert_eq!(server.plenary.messages(), said);
    assert!(unheard.took().is_none(), "nobody was told that it is recorded");
    // Whoever got no answer says it again.
    comment(&server, "unheard").answer().await;
    assert_eq!(comments(&server), ["one", "two", "unheard"]);
    assert!(standby.stop().success());
}

/// A leader that has its own way to the database, and another process that stands by.
async fn by_a_way_of_its_own() -> Option<(Server, Way, Awake, Awake)> {
    let database = PostgresDatabase::new()?;
    let way = Way::to(database.address()).await;
    let server = Server::on(Place::on(database.url())).await;
    let mut command = server.place.command(&["run"]);
    command.env("RAPPORTEUR_DATABASE_URL", database.url_by(way.port));
    let mut leader = Awake::start_with(command);
    leader.wait_for("ready");
    let mut standby = Awake::start(&server.place);
    standby.wait_for("standing by: another process leads");
    server.propose("WG-IMP", "IGF Improvements").await;
    comment(&server, "one").answer().await;
    Some((server, way, leader, standby))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leader_that_is_cut_off_from_the_database_ends_and_what_it_could_not_record_is_nowhere() {
    let Some((server, way, mut leader, mut standby)) = by_a_way_of_its_own().await else { return };
    let cut_off = SystemTime.now();
    way.cut();
    let unheard = comment(&server, "unheard");
    // It hears, and cannot record. What it says is that the answer comes.
    unheard.deferred().await;
    let (status, log) = leader.end();
    assert!(!status.success());
    let last = log.last().unwrap();
    assert!(last.starts_with("rapporteur: another process may lead now"), "{log:#?}");
    let ended = cut_off.duration_until(SystemTime.now()).as_secs_f64();
    print(&format!("a leader that was cut off from the database has ended after {ended:.1} s"));
    taken_over(&mut standby, cut_off, "cut off from the database");
    way.mend();
    comment(&server, "two").answer().await;
    assert!(unheard.took().is_none(), "nobody was told that it is recorded");
    comment(&server, "unheard").answer().await;
    assert_eq!(comments(&server), ["one", "two", "unheard"]);
    assert!(standby.stop().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_frozen_leader_was_saying_is_said_once() {
    let Some((server, mut leader, mut standby)) = two().await else { return };
    server.propose("WG-IMP", "IGF Improvements").await;
    server.discord.fail("callback", Fault::Late);
    let asked = comment(&server, "one");
    server.discord.wait_for("try", |_| (!comments(&server).is_empty()).then_some(())).await;
    leader.signal("STOP");
    taken_over(&mut standby, SystemTime.now(), "frozen while it spoke");
    let answer = asked.answer().await;
    leader.signal("CONT");
    assert!(!leader.end().0.success());
    server.discord.release();
    assert_eq!(asked.answer().await, answer);
    assert_eq!(comments(&server), ["one"]);
    assert_eq!(server.plenary.messages().len(), 2);
    assert!(standby.stop().success());
}

/// The same on Matrix, where each is a device of the same account, in an encrypted room with a proposal.
struct OnMatrix {
    lynn: Person,
    room: OwnedRoomId,
    first: Bot,
    #[expect(dead_code, reason = "its folder goes when it does")]
    second: Bot,
    leader: Awake,
    standby: Awake,
}

impl OnMatrix {
    async fn new(name: &str) -> Option<Self> {
        let database = PostgresDatabase::new().filter(|_| !synapse::is_missing())?;
        let lynn = Person::join_server(synapse(), "lynn").await;
        let first = Bot::on(Place::on(database.url()), synapse(), name, &lynn).await;
        let second = first.beside(Place::on(database.url()));
        // Each has its device before it is relied on.
        assert!(second.wake().stop().success());
        let leader = first.wake();
        let mut standby = second.start();
        standby.wait_for("standing by: another process leads");
        let room = lynn.create_room(true, &[&first.user]).await;
        lynn.wait_until_member(&room, &first.user).await;
        lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
        first.answers(&lynn, &room, 2).await;
        Some(Self { lynn, room, first, second, leader, standby })
    }

    /// Comments on WG-IMP.
    async fn comment(&self, words: &str) {
        self.lynn.say(&self.room, &format!("!comment WG-IMP {words}")).await;
    }

    /// What the bots have said when it is so much.
    async fn answers(&self, number: usize) -> Vec<String> {
        self.first.said(&self.first.answers(&self.lynn, &self.room, number).await)
    }
}

/// The answer to one of Lynn's comments.
fn recorded(comments: &str) -> String {
    format!("Recorded: Lynn comments on WG-IMP, which now has {comments}.")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_matrix_the_standby_reads_by_its_own_device_what_was_said_when_nobody_led() {
    let Some(mut two) = OnMatrix::new("bot-two").await else { return };
    let killed = SystemTime.now();
    two.leader.signal("KILL");
    two.comment("nobody led").await;
    taken_over(&mut two.standby, killed, "killed, on Matrix");
    assert!(two.first.answers(&two.lynn, &two.room, 3).await[2].encrypted);
    two.comment("the second leads").await;
    assert_eq!(two.answers(4).await[2..], [recorded("1 comment"), recorded("2 comments")]);
    // The first one comes back, and goes on where the other one was.
    let mut again = two.first.start();
    again.wait_for("standing by: another process leads");
    assert!(std::mem::replace(&mut two.standby, again).stop().success());
    two.standby.wait_for("ready");
    two.comment("the first leads again").await;
    assert_eq!(two.answers(5).await[4..], [recorded("3 comments")]);
    assert!(two.standby.stop().success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_matrix_what_is_said_to_a_frozen_leader_is_answered_once_by_the_other() {
    let Some(mut two) = OnMatrix::new("bot-frozen").await else { return };
    let frozen = SystemTime.now();
    two.leader.signal("STOP");
    two.comment("to who is frozen").await;
    taken_over(&mut two.standby, frozen, "frozen, on Matrix");
    two.answers(3).await;
    two.leader.signal("CONT");
    assert!(!two.leader.end().0.success());
    two.comment("to who leads now").await;
    assert_eq!(two.answers(4).await[2..], [recorded("1 comment"), recorded("2 comments")]);
    assert!(two.standby.stop().success());
}

#[tokio::test]
async fn who_lost_the_connection_by_which_they_led_cannot_record_and_another_leads() {
    let Some(database) = PostgresDatabase::new() else { return };
    let open = || async { SqlJournal::open(database.url()).await.unwrap() };
    let (mut leader, mut other) = (open().await, open().await);
    assert!(leader.take_lease().await.unwrap());
    assert!(!other.take_lease().await.unwrap());
    assert!(leader.has_rivals() && !other.has_rivals());
    leader.heartbeat().await.unwrap();
    let marks = |value: &str| {
        let notes = Notes { marks: vec![Mark("led", value.to_owned())], ..Notes::default() };
        Batch { notes, ..Batch::default() }
    };
    leader.commit(&marks("by the first")).await.unwrap();
    // The locks of all databases stand there.
    database.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
         WHERE locktype = 'advisory' AND datname = current_database()",
    );
    assert!(matches!(leader.commit(&marks("by who leads no more")).await, Err(JournalError::Lost)));
    assert!(matches!(leader.heartbeat().await, Err(JournalError::Lost)));
    assert!(other.take_lease().await.unwrap());
    assert_eq!(other.mark("led").await.unwrap().as_deref(), Some("by the first"));
}
