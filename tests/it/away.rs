//! When something was said: a homeserver is trusted into the past for the time that the bot was away, and no further.

use commands::language::heard::{Addressed, Heard, Message, What};
use commands::organisation::Organisation;
use commands::record::chance::Chance;
use commands::record::{Account, Event, Platform, Recorded, Room};
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::SimulatedTime;
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::marks::Marks;
use rapporteur::journal::{Journal, Memory, MemoryJournal};
use rapporteur::platforms::matrix::{HeardUpTo, Progress};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

const COMMENT: &str = "comment WG-IMP How is it done?";

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn start() -> Timestamp {
    "2017-04-10T09:00:00Z".parse().unwrap()
}

fn lea() -> Account {
    Account { platform: Platform::Matrix, id: "@lea:example.org".to_owned() }
}

/// A process that hears Matrix, on a journal that others go on with.
struct Process {
    handle: DeskHandle,
    progress: Progress<SimulatedTime>,
    time: SimulatedTime,
    said: u32,
    worker: JoinHandle<Desk<MemoryJournal>>,
}

impl Process {
    async fn start(memory: &Memory, at: Timestamp) -> Self {
        let mut journal = memory.open();
        let noted = HeardUpTo::noted(&Marks::read(&mut journal).await.unwrap());
        let mut organisation = Organisation::default();
        organisation.roles.chair = vec![lea()];
        // Each process draws its own salts.
        let seed = Chance::new([u8::try_from(at.as_second() / 3600 % 251).unwrap(); 32]).seed();
        let desk = Desk::open(memory.open(), organisation, seed).await.unwrap();
        let time = SimulatedTime::starting(at);
        let (posts, _) = mpsc::unbounded_channel();
        let (handle, worker) = desk.open_to(time.clone(), posts);
        let progress = Progress::from_mark(handle.clone(), time.clone(), noted);
        let said = u32::try_from(at.as_second()).unwrap();
        Self { handle, progress, time, said, worker }
    }

    /// Lea says something; her homeserver says when.
    async fn hears(&mut self, words: &str, said_at: Timestamp) {
        self.said += 1;
        let heard = Heard {
            cause: format!("${}", self.said),
            room: Room { platform: Platform::Matrix, id: "!room:example.org".to_owned() },
            account: lea(),
            name: "Lea".to_owned(),
            said_at,
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::Message(Message::new(format!("!{words}"), Addressed::ToAll)),
        };
        self.progress.record(vec![heard]).await;
    }

    /// The homeserver was asked now, and all that it gave is recorded.
    async fn has_asked(&mut self, token: &str) {
        let now = self.progress.now();
        self.progress.has_come_to(token.to_owned(), now, false).await;
    }

    async fn ends(self) {
        let Self { handle, progress, worker, .. } = self;
        handle.stop().await;
        drop((handle, progress));
        worker.await.unwrap().into_journal().close().await.unwrap();
    }
}

/// When the comments count as said.
async fn counted(memory: &Memory) -> Vec<String> {
    let events = memory.open().all_events().await.unwrap();
    let comments = events.iter().filter(|recorded| matches!(recorded.event, Event::Commented { .. }));
    comments.map(|Recorded { said_at, .. }| said_at.to_string()).collect()
}

#[tokio::test]
async fn while_it_hears_five_minutes_count_and_of_what_came_in_its_absence_all_of_it() {
    let memory = Memory::default();
    let mut first = Process::start(&memory, start()).await;
    first.hears("propose WG-IMP Improvements", start()).await;
    // Nobody knows how long it was away before its first start.
    first.hears(COMMENT, start() - HOUR).await;
    first.has_asked("t1").await;
    // It hears each minute.
    first.time.advance(start() + HOUR);
    first.has_asked("t2").await;
    first.hears(COMMENT, start()).await;
    // The homeserver cannot be heard for two hours.
    first.time.advance(start() + HOUR * 3);
    first.hears(COMMENT, start() + HOUR * 2).await;
    first.hears(COMMENT, start()).await;
    first.has_asked("t3").await;
    first.ends().await;
    // It stands still for an hour, then starts again.
    let mut second = Process::start(&memory, start() + HOUR * 4).await;
    second.hears(COMMENT, start() + HOUR * 3 + SignedDuration::from_mins(30)).await;
    second.hears(COMMENT, start() + HOUR).await;
    second.has_asked("t4").await;
    second.hears(COMMENT, start() + HOUR * 3).await;
    second.ends().await;
    let expected = [
        "2017-04-10T08:00:00Z",
        "2017-04-10T09:55:00Z",
        "2017-04-10T11:00:00Z",
        "2017-04-10T09:55:00Z",
        "2017-04-10T12:30:00Z",
        "2017-04-10T11:55:00Z",
        "2017-04-10T12:55:00Z",
    ];
    assert_eq!(counted(&memory).await, expected);
}

#[tokio::test]
async fn until_when_all_was_heard_is_noted_also_where_nobody_says_anything() {
    let memory = Memory::default();
    let mut process = Process::start(&memory, start()).await;
    process.has_asked("t1").await;
    for minute in 1..=7 {
        process.time.advance(start() + SignedDuration::from_mins(minute));
        process.has_asked("t1").await;
    }
    process.ends().await;
    let noted = HeardUpTo::noted(&Marks::read(&mut memory.open()).await.unwrap());
    let five_minutes_later = start() + SignedDuration::from_mins(5);
    assert_eq!(noted, HeardUpTo { token: Some("t1".to_owned()), at: Some(five_minutes_later) });
}
