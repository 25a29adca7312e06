//! A homeserver, and what stands between it and the product.
//!
//! What is said, and what is said already, is decided by the product's own [`matrix::say`]; what is recorded before the mark
//! moves on, by its [`Progress`]. Simulated is the client library with its store, and the homeserver: syncs that are held,
//! lost and given twice, gaps that are paged back to the mark, and transactions that are known by their device.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use commands::language::heard::{Addressed, Heard, Message, What};
use commands::organisation::Organisation;
use commands::record::{Account, Platform as PlatformName, Register, Room};
use jiff::{SignedDuration, Timestamp};
use rapporteur::base::clock::Time;
use rapporteur::delivery::files::Attachment;
use rapporteur::delivery::{DeliveryError, Messenger};
use rapporteur::desk::DeskHandle;
use rapporteur::journal::Outgoing;
use rapporteur::platforms::matrix::{self, HeardUpTo, Progress, SaidBefore};
use serde_json::{Value, json};

use super::bugs::Bug;
use super::faults::Point;
use super::machine::MachineTime;
use super::world::{LongPoll, Place, State, Unanswered, World};

/// For how long a homeserver knows the transactions of a device.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// For how long it holds a question whether there is anything new.
const LONG_POLL: SignedDuration = SignedDuration::from_mins(30);

/// For how long it wants the bot to wait that says too much.
const LIMITED: Duration = Duration::from_secs(2);

/// The most messages of a room in one sync, and in a page of its history.
const MOST_IN_SYNC: usize = 4;
const MOST_IN_PAGE: usize = 3;

/// All that was said on it, in order. How far somebody has heard is how many of it.
#[derive(Default)]
pub(crate) struct Homeserver {
    pub(crate) log: Vec<Event>,
    sent: BTreeMap<(usize, String), (String, Timestamp)>,
    pub(crate) waiting: Vec<LongPoll>,
    polls: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    /// Its room's id; of a private conversation the person's.
    pub(crate) room: String,
    pub(crate) at: Timestamp,
    pub(crate) by: By,
    /// Whether its content was taken away.
    pub(crate) is_deleted: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum By {
    Person(&'static str, What),
    /// Under these keys.
    Bot(Vec<String>),
}

/// What a sync gives.
#[derive(Clone, Debug)]
struct Sync {
    next: usize,
    /// The last events of each room, and where they begin if there are others before them.
    rooms: BTreeMap<String, (Vec<Event>, Option<usize>)>,
}

pub(crate) fn account(person: &str) -> Account {
    Account { platform: PlatformName::Matrix, id: person.to_owned() }
}

impl Event {
    /// What it is to the bot.
    fn heard(&self) -> Option<Heard> {
        let By::Person(person, what) = &self.by else { return None };
        let is_deletion = matches!(what, What::Deletion { .. });
        if self.is_deleted && !is_deletion {
            return None;
        }
        let cause = match what {
            What::Reaction { .. } => Heard::cause_of_reaction(&self.id),
            _ => self.id.clone(),
        };
        let room = Room { platform: PlatformName::Matrix, id: self.room.clone() };
        let (account, name) = (account(person), person.trim_start_matches('@').to_owned());
        let (said_at, what) = (self.at, what.clone());
        let is_message = matches!(what, What::Message(_));
        let interaction = is_message.then(|| format!("{} {}", self.room, self.id));
        let heard = Heard {
            cause,
            room,
            account,
            name,
            said_at,
            all_heard_until: None,
            interaction,
            platform_roles: None,
            what,
        };
        Some(heard)
    }
}

impl State {
    /// Somebody does something in a room.
    pub(crate) fn on_matrix(&mut self, room: &str, person: &'static str, what: What) -> String {
        if let What::Deletion { of } = &what
            && let Some(event) = self.homeserver.log.iter_mut().find(|event| event.id == *of)
        {
            event.is_deleted = true;
        }
        self.add(room, By::Person(person, what))
    }

    fn add(&mut self, room: &str, by: By) -> String {
        let id = format!("${}", self.homeserver.log.len());
        self.tell(|| format!("Matrix {room} {id}: {by:?}"));
        let event = Event { id: id.clone(), room: room.to_owned(), at: self.now, by, is_deleted: false };
        self.homeserver.log.push(event);
        for poll in std::mem::take(&mut self.homeserver.waiting) {
            poll.answer(self);
        }
        id
    }

    /// The bot sends under a key, by the device of a machine.
    fn send(
        &mut self,
        place: Place,
        room: &str,
        (transaction, keys): (&str, &[String]),
        words: &str,
    ) -> Result<String, DeliveryError> {
        let often = self.faults.limited;
        if self.chance.happens(often) {
            self.count("rate limit on Matrix");
            return Err(DeliveryError::Temporary { reason: "429".to_owned(), after: Some(LIMITED) });
        }
        let device = (place.machine, transaction.to_owned());
        if let Some((id, at)) = self.homeserver.sent.get(&device)
            && self.now.duration_since(*at) < REMEMBERED
        {
            let id = id.clone();
            self.count("second try known by its transaction");
            return Ok(id);
        }
        let id = self.add(room, By::Bot(keys.to_vec()));
        self.homeserver.sent.insert(device, (id.clone(), self.now));
        if !self.is_running(place) {
            self.count("message of a process that has ended comes late");
            self.said.late.extend(keys.iter().cloned());
        }
        if keys.len() > 1 {
            self.count("answers in one message");
        }
        for key in keys {
            self.is_said(key, room, PlatformName::Matrix);
        }
        match room.strip_prefix('@') {
            Some(_) => self.reads(&account(room), words),
            None => self.goes_on(room, words),
        }
        Ok(id)
    }

    fn sync(&mut self, since: usize) -> Sync {
        let mut since = since;
        let often = self.faults.doubled;
        if since > 0 && self.chance.happens(often) {
            self.count("heard again on Matrix");
            since -= 1;
        }
        let next = self.homeserver.log.len();
        let mut all: BTreeMap<String, Vec<(usize, Event)>> = BTreeMap::new();
        for (number, event) in self.homeserver.log.iter().enumerate().skip(since) {
            all.entry(event.room.clone()).or_default().push((number, event.clone()));
        }
        let mut rooms = BTreeMap::new();
        for (room, events) in all {
            let first = events.len().saturating_sub(MOST_IN_SYNC);
            let begins = (first > 0).then(|| events.get(first).map(|(number, _)| *number)).flatten();
            if begins.is_some() {
                self.count("gap on Matrix");
            }
            rooms.insert(room, (events.into_iter().skip(first).map(|(_, event)| event).collect(), begins));
        }
        Sync { next, rooms }
    }
}

fn away(reason: &str) -> DeliveryError {
    DeliveryError::Temporary { reason: reason.to_owned(), after: None }
}

/// The account as one process has it.
#[derive(Clone)]
pub(crate) struct Matrix {
    pub(crate) world: World,
    pub(crate) place: Place,
    pub(crate) organisation: Arc<Organisation>,
    pub(crate) earlier: SaidBefore,
    pub(crate) bug: Option<Bug>,
}

/// A room as the product says something there.
struct InRoom<'a> {
    matrix: &'a Matrix,
    id: &'a str,
}

impl matrix::TargetRoom for InRoom<'_> {
    fn id(&self) -> &str {
        self.id
    }

    async fn said_since(&self, since: Timestamp) -> Result<HashMap<String, String>, DeliveryError> {
        let (Matrix { world, place, .. }, room) = (self.matrix, self.id.to_owned());
        let said = world.ask(*place, Point::far("asking Matrix for a history"), move |state| {
            let since = state.homeserver.log.iter().rev().take_while(|event| event.at >= since);
            let said = since.filter(|event| event.room == room).flat_map(|event| match &event.by {
                By::Bot(keys) => keys.iter().map(|key| (key.clone(), event.id.clone())).collect(),
                By::Person(..) => Vec::new(),
            });
            said.collect()
        });
        match self.matrix.bug {
            Some(Bug::KeyOfStart) => Ok(HashMap::new()),
            _ => said.await.map_err(|Unanswered| away("no answer")),
        }
    }

    async fn send(&self, _kind: &str, content: Value, key: &str) -> Result<String, DeliveryError> {
        let (Matrix { world, place, bug, .. }, room, key) = (self.matrix, self.id.to_owned(), key.to_owned());
        let transaction = match bug {
            Some(Bug::KeyOfStart) => format!("{key} of start {}", place.start),
            _ => key.clone(),
        };
        let place = *place;
        let words = content["body"].as_str().unwrap_or_default().to_owned();
        let several = content["org.rapporteur.keys"].as_array().into_iter().flatten();
        let mut keys: Vec<String> = several.filter_map(Value::as_str).map(str::to_owned).collect();
        if keys.is_empty() {
            keys.push(key);
        }
        let sent = world.ask(place, Point::far("saying on Matrix"), move |state| {
            state.send(place, &room, (&transaction, &keys), &words)
        });
        sent.await.map_err(|Unanswered| away("no answer"))?
    }

    async fn upload(&self, _file: &Attachment, _key: &str) -> Result<Value, DeliveryError> {
        let Matrix { world, place, .. } = self.matrix;
        let uploaded = world.ask(*place, Point::far("uploading to Matrix"), |_| json!({})).await;
        uploaded.map_err(|Unanswered| away("no answer"))
    }
}

impl Messenger for Matrix {
    async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Option<String>, DeliveryError> {
        let room = InRoom { matrix: self, id: &outgoing.room.id };
        matrix::say(&room, outgoing, register, &self.organisation, &self.earlier).await
    }

    fn together(&self, waiting: &[Outgoing], register: &Register) -> usize {
        matrix::together(waiting, register, &self.organisation, &self.earlier)
    }

    async fn deliver_together(
        &mut self,
        outgoing: &[Outgoing],
        register: &Register,
    ) -> Result<Vec<Option<String>>, DeliveryError> {
        let Some(first) = outgoing.first() else { return Ok(Vec::new()) };
        let room = InRoom { matrix: self, id: &first.room.id };
        matrix::say_together(&room, outgoing, register, &self.organisation, &self.earlier).await
    }
}

/// Hears on and on, as `src/platforms/matrix/hear.rs` does.
pub(crate) async fn listen(matrix: Matrix, desk: DeskHandle, time: MachineTime, mark: HeardUpTo) {
    let progress = Progress::from_mark(desk.clone(), time, mark);
    let mut sync_loop = SyncLoop { matrix, desk, progress };
    let (first, asked_at) = sync_loop.sync(false).await;
    let mut heard = Vec::new();
    for room in sync_loop.rooms() {
        heard.extend(sync_loop.gap(&room, None).await);
    }
    sync_loop.progress.record(heard).await;
    sync_loop.take(first, asked_at).await;
    loop {
        let (sync, asked_at) = sync_loop.sync(true).await;
        sync_loop.take(sync, asked_at).await;
    }
}

struct SyncLoop<T> {
    matrix: Matrix,
    desk: DeskHandle,
    progress: Progress<T>,
}

impl<T: Time> SyncLoop<T> {
    fn rooms(&self) -> Vec<String> {
        let state = self.matrix.world.state();
        let mut rooms: Vec<String> = state.homeserver.log.iter().map(|event| event.room.clone()).collect();
        rooms.sort();
        rooms.dedup();
        rooms
    }

    async fn sync(&self, waits: bool) -> (Sync, Timestamp) {
        let Matrix { world, place, .. } = &self.matrix;
        loop {
            let since = world.state().machines[place.machine].synced.unwrap_or(0);
            let asked_at = self.progress.now();
            let sync = world.ask_and_wait(*place, Point::far("a sync"), move |state, reply| {
                state.homeserver.polls += 1;
                let number = state.homeserver.polls;
                let poll = LongPoll::new(number, reply, move |state| state.sync(since));
                if !waits || state.homeserver.log.len() > since {
                    poll.answer(state);
                    return;
                }
                state.homeserver.waiting.push(poll);
                state.after(LONG_POLL, move |state| {
                    let waiting = &mut state.homeserver.waiting;
                    let at = waiting.iter().position(|poll| poll.number == number);
                    if let Some(poll) = at.map(|at| waiting.swap_remove(at)) {
                        poll.answer(state);
                    }
                });
            });
            match sync.await {
                Ok(sync) => {
                    self.desk.metrics().alive(PlatformName::Matrix);
                    world.state().machines[place.machine].synced = Some(sync.next);
                    return (sync, asked_at);
                }
                Err(Unanswered) => self.progress.pause(1).await,
            }
        }
    }

    async fn take(&mut self, sync: Sync, asked_at: Timestamp) {
        let mut heard = Vec::new();
        for (room, (events, begins)) in sync.rooms {
            if begins.is_some() {
                heard.extend(self.gap(&room, begins).await);
            }
            heard.extend(events.iter().filter_map(Event::heard));
        }
        let next = sync.next.to_string();
        if self.matrix.bug == Some(Bug::MarkFirst) {
            self.progress.has_come_to(next, asked_at, false).await;
            // Else both go into one transaction.
            self.desk.answers().await;
            self.progress.record(heard).await;
        } else {
            self.progress.record(heard).await;
            self.progress.has_come_to(next, asked_at, false).await;
        }
    }

    /// What was said in a room before something, or until now: back to where it was heard.
    async fn gap(&self, room: &str, before: Option<usize>) -> Vec<Heard> {
        let Matrix { world, place, .. } = &self.matrix;
        let heard: usize = self.progress.heard().token.as_ref().and_then(|token| token.parse().ok()).unwrap_or(0);
        let (mut pages, mut before) = (Vec::new(), before);
        loop {
            let (of, until) = (room.to_owned(), before.unwrap_or(usize::MAX));
            let page = world.ask(*place, Point::far("a page of a room"), move |state| {
                let log = state.homeserver.log.iter().enumerate().take(until).skip(heard);
                let page = log.filter(|(_, event)| event.room == of).rev().take(MOST_IN_PAGE);
                page.map(|(number, event)| (number, event.clone())).collect::<Vec<_>>()
            });
            match page.await {
                Ok(page) => {
                    pages.push(page.iter().rev().filter_map(|(_, event)| event.heard()).collect::<Vec<_>>());
                    match page.last() {
                        Some((first, _)) => before = Some(*first),
                        None => return pages.into_iter().rev().flatten().collect(),
                    }
                }
                Err(Unanswered) => self.progress.pause(1).await,
            }
        }
    }
}

/// Words that somebody says in a room.
pub(crate) fn words(room: &str, text: &str, answers: Option<String>) -> What {
    let addressed = if room.starts_with('@') { Addressed::ToBot } else { Addressed::ToAll };
    What::Message(Message { answers, ..Message::new(text, addressed) })
}
