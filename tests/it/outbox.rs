//! Delivery: each room in order, none waiting for another, and nothing kept of those in which nothing is to be said. What waits goes
//! in one message where a platform takes it so.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use commands::organisation::Organisation;
use commands::record::{Platform, Register, Room};
use commands::words::Reply;
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::delivery::outbox::Outbox;
use rapporteur::delivery::{DeliveryError, Messenger};
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::{Outgoing, SqlJournal};
use tokio::sync::{mpsc, watch};

use crate::passing_time::PassingTime;

/// Takes what is said in the room `open` at once, and in others once it is told to.
struct Door {
    said: mpsc::UnboundedSender<String>,
    is_open: watch::Receiver<bool>,
    gone: mpsc::UnboundedSender<()>,
}

impl Clone for Door {
    fn clone(&self) -> Self {
        Self { said: self.said.clone(), is_open: self.is_open.clone(), gone: self.gone.clone() }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // Nobody may wait for it any more.
        let _ = self.gone.send(());
    }
}

impl Messenger for Door {
    async fn deliver(&mut self, outgoing: &Outgoing, _: &Register) -> Result<Option<String>, DeliveryError> {
        if outgoing.room.id != "open" {
            self.is_open.wait_for(|is_open| *is_open).await.unwrap();
        }
        self.said.send(format!("{} in {}", outgoing.key, outgoing.room.id)).unwrap();
        Ok(None)
    }
}

fn post(key: &str, room: &str) -> Outgoing {
    Outgoing {
        key: key.to_owned(),
        cause: None,
        room: Room { platform: Platform::Discord, id: room.to_owned() },
        to: None,
        reply: Reply::default(),
        attempts: 1,
        attempted_at: None,
        is_left_over: false,
        about: None,
        notify: Vec::new(),
        interaction: None,
    }
}

async fn desk() -> DeskHandle {
    desk_at(SystemTime).await
}

async fn desk_at(time: impl Time) -> DeskHandle {
    let journal = SqlJournal::open("sqlite::memory:").await.unwrap();
    let desk = Desk::open(journal, Organisation::default(), [1; 32]).await.unwrap();
    desk.open_to(time, mpsc::unbounded_channel().0).0
}

async fn next<T>(of: &mut mpsc::UnboundedReceiver<T>) -> T {
    tokio::time::timeout(harness::DEADLINE, of.recv()).await.expect("nothing comes").unwrap()
}

#[tokio::test]
async fn a_room_waits_for_no_other_and_nothing_is_kept_of_it_when_all_is_said() {
    let (said, mut all_said) = mpsc::unbounded_channel();
    let (gone, mut all_gone) = mpsc::unbounded_channel();
    let (open, is_open) = watch::channel(false);
    let (to_say, posts) = mpsc::unbounded_channel();
    let door = Door { said, is_open, gone };
    let running = tokio::spawn(Outbox::new(door, SystemTime).run_by_room(posts, desk().await));
    to_say.send(vec![post("1", "shut"), post("2", "shut"), post("3", "open"), post("4", "open")]).unwrap();
    assert_eq!([next(&mut all_said).await, next(&mut all_said).await], ["3 in open", "4 in open"]);
    open.send(true).unwrap();
    assert_eq!([next(&mut all_said).await, next(&mut all_said).await], ["1 in shut", "2 in shut"]);
    for _ in 0..4 {
        // As long as there could be more to say, which a task for each room would wait for.
        next(&mut all_gone).await;
    }
    to_say.send(vec![post("5", "shut")]).unwrap();
    assert_eq!(next(&mut all_said).await, "5 in shut");
    drop(to_say);
    running.await.unwrap();
}

/// Says in one message what has a key that begins with `p`. What becomes of each try is told beforehand; without that it is taken.
#[derive(Clone)]
struct Scripted {
    tried: mpsc::UnboundedSender<String>,
    is_open: watch::Receiver<bool>,
    script: Arc<Mutex<VecDeque<DeliveryError>>>,
}

impl Scripted {
    async fn takes(&mut self, posts: &[Outgoing]) -> Result<Vec<Option<String>>, DeliveryError> {
        let keys: Vec<&str> = posts.iter().map(|post| post.key.as_str()).collect();
        self.tried.send(keys.join(" ")).unwrap();
        self.is_open.wait_for(|is_open| *is_open).await.unwrap();
        match self.script.lock().unwrap().pop_front() {
            Some(error) => Err(error),
            None => Ok(vec![None; posts.len()]),
        }
    }
}

impl Messenger for Scripted {
    async fn deliver(&mut self, outgoing: &Outgoing, _: &Register) -> Result<Option<String>, DeliveryError> {
        self.takes(std::slice::from_ref(outgoing)).await.map(|_| None)
    }

    fn together(&self, waiting: &[Outgoing], _: &Register) -> usize {
        waiting.iter().take_while(|post| post.key.starts_with('p')).count()
    }

    async fn deliver_together(
        &mut self,
        posts: &[Outgoing],
        _: &Register,
    ) -> Result<Vec<Option<String>>, DeliveryError> {
        self.takes(posts).await
    }
}

/// What was tried, in order: each try with the keys of what was said by it.
async fn tries(script: Vec<DeliveryError>, keys: &[&str], expected: &[&str]) {
    let (tried, mut all_tried) = mpsc::unbounded_channel();
    let (open, is_open) = watch::channel(false);
    let (to_say, posts) = mpsc::unbounded_channel();
    let time = PassingTime::starting("2026-11-24T12:00:00Z".parse().unwrap());
    let platform = Scripted { tried, is_open, script: Arc::new(Mutex::new(script.into())) };
    let running = tokio::spawn(Outbox::new(platform, time.clone()).run_by_room(posts, desk().await));
    let passing = tokio::spawn(async move { time.pass_by_itself().await });
    to_say.send(vec![post(keys[0], "room")]).unwrap();
    // The first is under way while the others come.
    let mut seen = vec![next(&mut all_tried).await];
    for key in &keys[1..] {
        to_say.send(vec![post(key, "room")]).unwrap();
    }
    drop(to_say);
    open.send(true).unwrap();
    while let Some(tried) = tokio::time::timeout(harness::DEADLINE, all_tried.recv()).await.unwrap() {
        seen.push(tried);
    }
    running.await.unwrap();
    passing.abort();
    assert_eq!(seen, expected);
}

fn later(after: Option<Duration>) -> DeliveryError {
    DeliveryError::Temporary { reason: "later".to_owned(), after }
}

#[tokio::test]
async fn what_waits_while_something_is_under_way_is_said_in_one_message_in_its_order() {
    tries(Vec::new(), &["p1", "p2", "p3", "own", "p4", "p5"], &["p1", "p2 p3", "own", "p4 p5"]).await;
    tries(Vec::new(), &["p1"], &["p1"]).await;
}

#[tokio::test]
async fn what_the_platform_wants_later_goes_with_what_has_come_meanwhile() {
    let limited = || later(Some(Duration::from_secs(5)));
    tries(vec![limited()], &["p1", "p2", "own", "p3"], &["p1", "p1 p2", "own", "p3"]).await;
    tries(vec![limited(), limited()], &["own", "p1", "p2"], &["own", "own", "own", "p1 p2"]).await;
}

#[tokio::test]
async fn what_may_have_arrived_is_tried_again_as_it_was() {
    let unknown = || later(None);
    // It stays so, even where the platform asks for a pause then.
    let script = vec![unknown(), later(Some(Duration::from_secs(5)))];
    tries(script, &["p1", "p2", "p3"], &["p1", "p1", "p1", "p2 p3"]).await;
}

#[tokio::test]
async fn what_will_never_be_taken_holds_up_nothing() {
    let never = DeliveryError::Permanent { reason: "too long".to_owned() };
    tries(vec![never], &["p1", "p2", "own", "p3"], &["p1", "p2", "own", "p3"]).await;
}

/// A platform that is heard of all the time. What it takes is said for each key, with how often that was tried.
#[derive(Clone)]
struct Heard {
    desk: DeskHandle,
    tries: Arc<Mutex<BTreeMap<String, u32>>>,
    said: mpsc::UnboundedSender<String>,
    takes: fn(&str, u32) -> bool,
}

impl Messenger for Heard {
    async fn deliver(&mut self, outgoing: &Outgoing, _: &Register) -> Result<Option<String>, DeliveryError> {
        self.desk.metrics().alive(Platform::Discord);
        let number = {
            let mut tries = self.tries.lock().unwrap();
            let number = tries.entry(outgoing.key.clone()).or_default();
            *number += 1;
            *number
        };
        if !(self.takes)(&outgoing.key, number) {
            return Err(later(None));
        }
        self.said.send(outgoing.key.clone()).unwrap();
        Ok(None)
    }

    fn is_said_apart(&self, outgoing: &Outgoing) -> bool {
        outgoing.key.starts_with("answer")
    }
}

/// What is said of posts, each with its room, in order; how often the first was tried; and how many were set aside.
async fn said_by(takes: fn(&str, u32) -> bool, posts: &[(&str, &str)]) -> (Vec<String>, u32, String) {
    let time = PassingTime::starting("2026-11-24T12:00:00Z".parse().unwrap());
    let (said, mut all_said) = mpsc::unbounded_channel();
    let (to_say, to_be_said) = mpsc::unbounded_channel();
    let (desk, tries) = (desk_at(time.clone()).await, Arc::default());
    let platform = Heard { desk: desk.clone(), tries: Arc::clone(&tries), said, takes };
    let running = tokio::spawn(Outbox::new(platform, time.clone()).run_by_room(to_be_said, desk.clone()));
    let passing = tokio::spawn(async move { time.pass_by_itself().await });
    to_say.send(posts.iter().map(|(key, room)| post(key, room)).collect()).unwrap();
    drop(to_say);
    let mut seen = Vec::new();
    while let Some(key) = tokio::time::timeout(harness::DEADLINE, all_said.recv()).await.expect("it ends") {
        seen.push(key);
    }
    running.await.unwrap();
    passing.abort();
    let metrics = desk.metrics().text().unwrap();
    let set_aside = metrics.lines().find_map(|line| line.strip_prefix("rapporteur_outbox_set_aside_total "));
    let tried = tries.lock().unwrap()[posts[0].0];
    (seen, tried, set_aside.unwrap().to_owned())
}

#[tokio::test]
async fn where_nothing_is_taken_all_waits_however_long_that_lasts_and_answers_are_given_meanwhile() {
    // About four hours, in which answers are taken by another way.
    let takes = |key: &str, number: u32| key.starts_with("answer") || number > 1_200;
    let answers = ["answer 1", "answer 2", "answer 3"].map(|key| (key, "a"));
    let posts = [[("1", "a"), ("2", "a"), ("3", "b")].as_slice(), &answers].concat();
    let (said, tried, set_aside) = said_by(takes, &posts).await;
    let in_room = |keys: [&str; 2]| said.iter().filter(|key| keys.contains(&key.as_str())).cloned().collect::<Vec<_>>();
    assert_eq!(said[..3].iter().filter(|key| key.starts_with("answer")).count(), 3, "{said:?}");
    assert_eq!((in_room(["1", "2"]), said.len()), (vec!["1".to_owned(), "2".to_owned()], 6));
    assert_eq!((tried, set_aside.as_str()), (1_201, "0"));
}

#[tokio::test]
async fn what_alone_is_not_taken_is_set_aside_and_what_waits_behind_it_goes_on() {
    let takes = |key: &str, number: u32| key != "1" && (key == "2" || number > 2);
    let others: Vec<String> = (0..60).map(|number| format!("other {number}")).collect();
    let others = others.iter().map(|key| (key.as_str(), "b"));
    let posts: Vec<(&str, &str)> = [("1", "a"), ("2", "a")].into_iter().chain(others).collect();
    let (said, tried, set_aside) = said_by(takes, &posts).await;
    assert_eq!((said.len(), set_aside.as_str()), (61, "1"));
    assert!(said.contains(&"2".to_owned()) && !said.contains(&"1".to_owned()));
    assert!((50..60).contains(&tried), "{tried}");
}
