//! What must hold. Safety: nothing that was accepted is lost, nothing is recorded or said twice, and in a room all is said in
//! order; what was asked for and answered as done stands in the record, and nothing else. Liveness: once nothing goes wrong any
//! more, all is answered and said, and nothing that is due is left.

use std::collections::{BTreeMap, BTreeSet};

use commands::announce::due::Timetable;
use commands::export::Export;
use commands::language::heard::{Message, What};
use commands::organisation::Organisation;
use commands::pipeline::decide::answer_key;
use commands::record::{Account, Event as Recorded, PersonId, Platform, Register, Room};
use jiff::{SignedDuration, Timestamp};
use rapporteur::journal::{Batch, Journal};

use super::database::Database;
use super::effects::Does;
use super::matrix::{By, Event};
use super::world::State;

/// How many letters a post's key has. The keys of its further parts and its files begin with it.
const KEY: usize = 24;

/// What the bot has recorded that it says, and what it has said.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// In the order in which it was recorded.
    recorded: Vec<(String, Room)>,
    /// The place of a key among them.
    places: BTreeMap<String, usize>,
    /// The keys of what answers an interaction on Discord: each has a place of its own, and waits for nothing in the room.
    apart: BTreeSet<String>,
    /// What became of a post that was not said.
    refused: BTreeSet<String>,
    /// For whom each post is that is for one person.
    to: BTreeMap<String, PersonId>,
    /// The private rooms of each.
    private: BTreeMap<PersonId, BTreeSet<Room>>,
    /// What need not be said, since whom it was for is erased.
    wiped: BTreeSet<String>,
    /// The keys of what was on its way when its process ended, and came later.
    pub(crate) late: BTreeSet<String>,
    /// The keys of what one person alone saw, and no history shows.
    pub(crate) unseen: BTreeSet<String>,
    /// The keys of all parts.
    said: BTreeSet<String>,
    /// In each room, in the order in which it was said first.
    in_room: BTreeMap<Room, Vec<String>>,
}

impl Said {
    /// A batch stands in the journal.
    pub(crate) fn is_recorded(&mut self, batch: &Batch) {
        for post in &batch.posts {
            self.places.insert(post.key.clone(), self.recorded.len());
            self.recorded.push((post.key.clone(), post.room.clone()));
            if post.room.platform == Platform::Discord && post.interaction.is_some() {
                self.apart.insert(post.key.clone());
            }
        }
        for recorded in &batch.recorded {
            if let Recorded::PersonForgotten { person } = &recorded.event {
                // What waits for who is erased is erased too, also what they were told before they were known.
                let rooms = self.private.remove(person).unwrap_or_default();
                let is_theirs = |key: &str, room: &Room| self.to.get(key) == Some(person) || rooms.contains(room);
                let theirs = self.recorded.iter().filter(|(key, room)| is_theirs(key, room));
                self.wiped.extend(theirs.map(|(key, _)| key.clone()));
            }
            if let Recorded::PeopleJoined { from, into, .. } = &recorded.event {
                self.to.values_mut().filter(|to| *to == from).for_each(|to| *to = *into);
                let rooms = self.private.remove(from).unwrap_or_default();
                self.private.entry(*into).or_default().extend(rooms);
            }
        }
        for person in &batch.people {
            self.private.insert(person.id, person.accounts.iter().map(Account::private_room).collect());
        }
        for post in &batch.posts {
            self.to.extend(post.to.map(|to| (post.key.clone(), to)));
        }
        for delivery in &batch.notes.deliveries {
            if delivery.result == rapporteur::journal::Delivered::Refused {
                self.refused.insert(delivery.key.clone());
            }
        }
    }

    /// Where a post is to be said, by its key.
    pub(crate) fn room_of(&self, key: &str) -> Option<String> {
        self.places.get(key).and_then(|at| self.recorded.get(*at)).map(|(_, room)| room.id.clone())
    }

    /// The key that begins so.
    pub(crate) fn beginning_with(&self, begin: &str) -> Option<String> {
        let (key, _) = self.places.range(begin.to_owned()..).next()?;
        key.starts_with(begin).then(|| key.clone())
    }

    pub(crate) fn number(&self) -> usize {
        self.said.len()
    }
}

impl State {
    /// A batch stands in the journal.
    pub(crate) fn is_recorded(&mut self, batch: &Batch) {
        self.said.is_recorded(batch);
        self.effects.is_recorded(batch);
    }

    /// A platform has shown a message of the bot.
    pub(crate) fn is_said(&mut self, key: &str, room: &str, platform: Platform) {
        let post = key.get(..KEY).unwrap_or(key).to_owned();
        if !self.said.places.contains_key(&post) {
            self.fail(format!("{post} is said in {room} and is not recorded"));
        }
        if !self.said.said.insert(key.to_owned()) {
            if self.said.late.contains(key) {
                // Two devices have nothing by which a homeserver could tell.
                return self.count("said twice, since a message of a process that has ended came late");
            }
            if self.said.unseen.contains(&post) {
                return self.count("private answer said again, since no history shows it");
            }
            self.fail(format!("{key} is said twice in {room}"));
        } else if post == key {
            let room = Room { platform, id: room.to_owned() };
            self.said.in_room.entry(room).or_default().push(post);
        }
    }

    /// What holds at any time.
    fn order(&self) -> Result<(), String> {
        for (room, keys) in &self.said.in_room {
            let keys: Vec<&String> = keys.iter().filter(|key| !self.said.apart.contains(*key)).collect();
            let places: Vec<Option<&usize>> = keys.iter().map(|key| self.said.places.get(*key)).collect();
            if let Some(at) = places.windows(2).position(|two| two[0] > two[1]) {
                return Err(format!("in {room}, {} is said before {}", keys[at], keys[at + 1]));
            }
        }
        Ok(())
    }

    /// The commands on Matrix that must be answered, by room in order. Of what was deleted nobody knows whether it was heard.
    fn commands(&self) -> BTreeMap<&str, Vec<&Event>> {
        let mut commands: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in &self.homeserver.log {
            let is_command = match &event.by {
                By::Person(_, What::Message(Message { text, .. })) => {
                    (text.starts_with('!') || event.room.starts_with('@')) && !event.is_deleted
                }
                _ => false,
            };
            if is_command {
                commands.entry(&event.room).or_default().push(event);
            }
        }
        commands
    }
}

/// What does not hold at the end, when nothing has gone wrong for long enough.
/// Gives how often what was done that was looked at.
pub(crate) async fn all(
    state: &State,
    register: Option<&Register>,
    organisation: &Organisation,
) -> Result<BTreeMap<Does, u64>, String> {
    state.order()?;
    let Some(register) = register else { return Err("nobody leads at the end".to_owned()) };
    let recorded = journal(&state.disk.database, register, organisation, state.now).await?;
    if let Some(interaction) = state.discord.unanswered() {
        return Err(format!("interaction {interaction} was never answered"));
    }
    for (room, commands) in state.commands() {
        let mut last = None;
        for command in commands {
            let key = answer_key(&command.id);
            let Some(place) = state.said.places.get(&key) else {
                return Err(format!("{} in {room} was never dealt with: {:?}", command.id, command.by));
            };
            if last > Some(place) {
                return Err(format!("{} in {room} is answered too early", command.id));
            }
            last = Some(place);
        }
    }
    for (key, room) in &state.said.recorded {
        let Said { said, refused, wiped, .. } = &state.said;
        if ![said, refused, wiped].iter().any(|keys| keys.contains(key)) {
            return Err(format!("{key} was never said in {room}"));
        }
    }
    if let Some(key) = state.said.refused.iter().next() {
        return Err(format!("{key} was given up"));
    }
    state.effects.hold(&recorded, organisation)
}

/// Whether the journal is whole, and the register is what it folds into; gives what it folds into.
async fn journal(
    database: &Database,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Result<Register, String> {
    let mut journal = database.open().map_err(|error| format!("the journal cannot be opened: {error}"))?;
    let mut folded = Register::default();
    let read = journal.catch_up(&mut folded).await;
    read.map_err(|error| format!("the journal cannot be read: {error}"))?;
    let events = journal.all_events().await.unwrap_or_default();
    let mut causes = BTreeSet::new();
    let (mut at, mut reminded) = (Timestamp::MIN, Vec::new());
    for (seq, recorded) in (1..).zip(&events) {
        if recorded.seq != seq || recorded.at < at || !causes.insert((&recorded.cause, recorded.ordinal)) {
            return Err(format!("event {seq} is not in its place: {recorded:?}"));
        }
        at = recorded.at;
        if let Recorded::Reminded { of, .. } = &recorded.event {
            if reminded.contains(&of) {
                return Err(format!("event {seq} reminds again of {of:?}"));
            }
            reminded.push(of);
        }
    }
    let export = |register: &Register| Export::from_register(register, organisation, None).json().unwrap_or_default();
    if export(&folded) != export(register) {
        return Err("the register is not what the journal folds into".to_owned());
    }
    let left = journal.undelivered_in_all().await.unwrap_or_default();
    if left > 0 {
        return Err(format!("{left} posts are left in the outbox"));
    }
    // A moment that has just come may be about to be said.
    let long_ago = now.checked_sub(SignedDuration::from_mins(1)).unwrap_or(now);
    match Timetable::from_register(&folded, organisation).next() {
        Some((at, moment)) if *at < long_ago => Err(format!("{moment:?} was due at {at} and is not said")),
        _ => Ok(folded),
    }
}
