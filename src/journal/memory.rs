//! The journal in memory: as the databases are, without one. What is recorded lasts as long as the [`Memory`] does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use commands::language::heard::{About, Heard, Posted, What};
use commands::pipeline::decide::Post;
use commands::record::{
    Account, Event, ForgottenAccount, Person, PersonId, Platform, Recorded, Register, Room, Seq, Text, TextId,
};
use commands::words::Reply;
use jiff::{SignedDuration, Timestamp};

use super::rows::{Position, broken};
use super::{
    Batch, Delivered, Delivery, Journal, JournalError, Outgoing, PersonalData, SaidPost, SideTables, StoredPost,
};

/// For how long a form that was begun is kept.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

/// Tables in memory, on which as many journals can be opened as there are processes.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Tables>>);

/// A journal on tables in memory.
#[derive(Debug)]
pub struct MemoryJournal {
    memory: Memory,
    read: Position,
}

#[derive(Debug, Default)]
struct Tables {
    /// In order: the event number 1 is the first.
    events: Vec<Recorded>,
    /// The numbers of the events of each cause.
    by_cause: BTreeMap<String, Vec<Seq>>,
    texts: BTreeMap<TextId, Text>,
    people: BTreeMap<PersonId, Person>,
    forgotten: BTreeSet<ForgottenAccount>,
    people_version: i64,
    /// What was heard, by its cause: nothing of what was dealt with.
    inbox: BTreeMap<String, Option<Heard>>,
    /// In the order in which it was recorded.
    outbox: Vec<OutboxRow>,
    /// Where in the outbox a key is.
    keys: BTreeMap<String, usize>,
    marks: BTreeMap<String, String>,
}

/// A row of the outbox.
#[derive(Debug)]
struct OutboxRow {
    key: String,
    /// Nowhere, once something was said in private.
    room: Option<Room>,
    to: Option<PersonId>,
    /// Until it was said.
    unsaid: Option<Unsaid>,
    about: Option<About>,
    attempts: u32,
    attempted_at: Option<Timestamp>,
    message: Option<String>,
}

#[derive(Debug)]
struct Unsaid {
    reply: Reply,
    notify: Vec<PersonId>,
    interaction: Option<String>,
}

impl Memory {
    /// Opens the journal.
    pub fn open(&self) -> MemoryJournal {
        MemoryJournal { memory: self.clone(), read: Position::default() }
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// As the databases keep times.
fn in_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

impl OutboxRow {
    fn new(post: &Post, attempted_at: Option<Timestamp>) -> Self {
        let Post { key, cause: _, room, to, reply, about, notify, interaction } = post.clone();
        let unsaid = Some(Unsaid { reply, notify, interaction });
        let attempted_at = attempted_at.map(in_seconds);
        Self { key, room: Some(room), to, unsaid, about, attempts: 1, attempted_at, message: None }
    }

    fn close(&mut self, message: Option<String>) {
        self.unsaid = None;
        self.room = self.room.take().filter(|room| !room.is_private());
        self.message = message;
    }

    fn outgoing(&self) -> Option<Outgoing> {
        let (room, unsaid) = (self.room.clone()?, self.unsaid.as_ref()?);
        Some(Outgoing {
            key: self.key.clone(),
            cause: None,
            room,
            to: self.to,
            reply: unsaid.reply.clone(),
            attempts: self.attempts,
            attempted_at: self.attempted_at,
            is_left_over: true,
            about: self.about.clone(),
            notify: unsaid.notify.clone(),
            interaction: unsaid.interaction.clone(),
        })
    }

    fn stored(&self) -> Result<Option<StoredPost>, JournalError> {
        if self.unsaid.is_none() && self.message.is_none() {
            return Ok(None);
        }
        let value = |value: serde_json::Result<_>| value.map_err(|error| broken("outbox", &self.key, &error));
        let reply = self.unsaid.as_ref().map(|unsaid| value(serde_json::to_value(&unsaid.reply))).transpose()?;
        let notify = self.unsaid.as_ref().map(|unsaid| value(serde_json::to_value(&unsaid.notify))).transpose()?;
        Ok(Some(StoredPost {
            key: self.key.clone(),
            room: self.room.as_ref().map(ToString::to_string).unwrap_or_default(),
            person: self.to.map(|person| person.to_string()),
            reply,
            about: self.about.as_ref().map(ToString::to_string),
            notify,
            interaction: self.unsaid.as_ref().and_then(|unsaid| unsaid.interaction.clone()),
            attempts: self.attempts,
            attempted_at: self.attempted_at,
            message: self.message.clone(),
        }))
    }
}

impl Tables {
    fn position(&self) -> Position {
        Position { head: self.events.len() as Seq, people: self.people_version }
    }

    fn is_done(&self, cause: &str) -> bool {
        matches!(self.inbox.get(cause), Some(None))
    }

    /// Whether a batch can be recorded.
    fn check(&self, batch: &Batch, expected: Position) -> Result<(), JournalError> {
        if self.position() != expected {
            return Err(JournalError::Behind);
        }
        if batch.causes.iter().any(|cause| self.is_done(cause)) {
            return Err(JournalError::Done);
        }
        let broken = |reason: &str| JournalError::Database(sqlx::Error::Protocol(reason.to_owned()));
        let mut causes = BTreeSet::new();
        if !batch.causes.iter().all(|cause| causes.insert(cause)) {
            return Err(broken("a cause twice"));
        }
        let mut ordinals = BTreeSet::new();
        for (seq, recorded) in (expected.head + 1..).zip(&batch.recorded) {
            let is_new = ordinals.insert((&recorded.cause, recorded.ordinal))
                && !self.events_of(&recorded.cause).any(|earlier| earlier.ordinal == recorded.ordinal);
            if recorded.seq != seq || !is_new {
                return Err(broken("an event twice"));
            }
        }
        let mut texts = BTreeSet::new();
        if !batch.texts.iter().all(|text| texts.insert(text.id) && !self.texts.contains_key(&text.id)) {
            return Err(broken("a text twice"));
        }
        let mut keys = BTreeSet::new();
        if !batch.posts.iter().all(|post| keys.insert(&post.key) && !self.keys.contains_key(&post.key)) {
            return Err(broken("a post twice"));
        }
        Ok(())
    }

    /// Records a batch that was checked.
    fn record(&mut self, batch: &Batch) {
        let causes = batch.causes.iter().map(|cause| (cause.clone(), None));
        self.inbox.extend(causes);
        for asked in &batch.asked {
            self.inbox.entry(asked.cause.clone()).or_insert_with(|| Some(asked.clone()));
        }
        for recorded in &batch.recorded {
            self.by_cause.entry(recorded.cause.clone()).or_default().push(recorded.seq);
            self.events.push(recorded.clone());
        }
        self.texts.extend(batch.texts.iter().map(|text| (text.id, text.clone())));
        self.texts.retain(|id, _| !batch.erased.contains(id));
        self.people.extend(batch.people.iter().map(|person| (person.id, person.clone())));
        self.forgotten.extend(batch.forgotten.iter().cloned());
        let mut changes_belongings =
            !batch.people.is_empty() || !batch.erased.is_empty() || !batch.forgotten.is_empty();
        let mut joined = BTreeSet::new();
        for recorded in &batch.recorded {
            match recorded.event {
                Event::PeopleJoined { from, .. } => {
                    joined.insert(from);
                }
                Event::PeopleSeparated { from, .. } => {
                    joined.remove(&from);
                }
                Event::PersonForgotten { person } => self.forget(person),
                _ => continue,
            }
            changes_belongings = true;
        }
        self.people.retain(|id, _| !joined.contains(id));
        self.people_version += i64::from(changes_belongings);
        for post in &batch.posts {
            self.keys.insert(post.key.clone(), self.outbox.len());
            self.outbox.push(OutboxRow::new(post, batch.attempted_at));
        }
        for Delivery { key, result } in &batch.notes.deliveries {
            let Some(row) = self.keys.get(key).and_then(|at| self.outbox.get_mut(*at)) else { continue };
            match result {
                Delivered::Sent(message) => row.close(message.clone()),
                Delivered::Refused => row.close(None),
                Delivered::Retried => row.attempts += 1,
            }
        }
        let marks = batch.notes.marks.iter().map(|mark| (mark.0.to_owned(), mark.1.clone()));
        self.marks.extend(marks);
    }

    fn forget(&mut self, person: PersonId) {
        let accounts = self.people.remove(&person).map(|person| person.accounts).unwrap_or_default();
        self.inbox.retain(|_, heard| heard.as_ref().is_none_or(|heard| !accounts.contains(&heard.account)));
        self.texts.retain(|_, text| text.author != person);
        let rooms: Vec<Room> = accounts.iter().map(Account::private_room).collect();
        let is_theirs =
            |row: &OutboxRow| row.to == Some(person) || row.room.as_ref().is_some_and(|room| rooms.contains(room));
        for row in self.outbox.iter_mut().filter(|row| is_theirs(row) && row.unsaid.is_some()) {
            (row.unsaid, row.room) = (None, None);
        }
    }

    fn events_after(&self, seq: Seq) -> &[Recorded] {
        usize::try_from(seq).ok().and_then(|seq| self.events.get(seq..)).unwrap_or_default()
    }

    fn events_of(&self, cause: &str) -> impl Iterator<Item = &Recorded> {
        let numbers = self.by_cause.get(cause).into_iter().flatten();
        numbers.filter_map(|seq| self.events.get(usize::try_from(*seq).ok()?.checked_sub(1)?))
    }

    fn undelivered(&self, platform: Platform) -> Vec<Outgoing> {
        let of_platform = |room: &&Room| room.platform == platform;
        let rows = self.outbox.iter().filter(|row| row.room.as_ref().filter(of_platform).is_some());
        rows.filter_map(OutboxRow::outgoing).collect()
    }
}

impl Journal for MemoryJournal {
    async fn catch_up(&mut self, register: &mut Register) -> Result<bool, JournalError> {
        let tables = self.memory.tables();
        let is_new = tables.position() != self.read;
        let is_empty = |register: &Register| register.head() == 0 && register.people().is_empty();
        if !is_new && !is_empty(register) {
            return Ok(false);
        }
        let mut fresh = register.with_belongings(tables.people.values(), tables.texts.values(), &tables.forgotten);
        tables.events_after(register.head()).iter().for_each(|recorded| fresh.apply(recorded));
        self.read = tables.position();
        *register = fresh;
        Ok(is_new || !is_empty(register))
    }

    async fn commit(&mut self, batch: &Batch) -> Result<(), JournalError> {
        let mut tables = self.memory.tables();
        tables.check(batch, Position { head: batch.after, people: self.read.people })?;
        tables.record(batch);
        self.read = tables.position();
        Ok(())
    }

    async fn keep(&mut self, begun: &Heard) -> Result<(), JournalError> {
        let mut tables = self.memory.tables();
        let forgotten = begun.said_at.checked_sub(KEPT_FOR).unwrap_or(Timestamp::MIN);
        tables.inbox.retain(|_, heard| heard.as_ref().is_none_or(|heard| heard.said_at >= in_seconds(forgotten)));
        tables.inbox.entry(begun.cause.clone()).or_insert_with(|| Some(begun.clone()));
        Ok(())
    }

    async fn kept(&mut self, cause: &str) -> Result<Option<Heard>, JournalError> {
        Ok(self.memory.tables().inbox.get(cause).cloned().flatten())
    }

    async fn asked(&mut self) -> Result<Vec<Heard>, JournalError> {
        let tables = self.memory.tables();
        let kept = tables.inbox.values().flatten();
        Ok(kept.filter(|heard| matches!(heard.what, What::Asked(_))).cloned().collect())
    }

    async fn is_done(&mut self, cause: &str) -> Result<bool, JournalError> {
        Ok(self.memory.tables().is_done(cause))
    }

    async fn each_event(
        &mut self,
        after: Seq,
        until: Timestamp,
        take: impl FnMut(Recorded) + Send,
    ) -> Result<(), JournalError> {
        let tables = self.memory.tables();
        tables.events_after(after).iter().filter(|recorded| recorded.at <= until).cloned().for_each(take);
        Ok(())
    }

    async fn recorded_by(&mut self, cause: &str) -> Result<Vec<Recorded>, JournalError> {
        Ok(self.memory.tables().events_of(cause).cloned().collect())
    }

    async fn undelivered(&mut self, platform: Platform) -> Result<Vec<Outgoing>, JournalError> {
        Ok(self.memory.tables().undelivered(platform))
    }

    async fn said(&mut self, most: u16) -> Result<Vec<SaidPost>, JournalError> {
        let tables = self.memory.tables();
        let said = tables.outbox.iter().rev().filter_map(|row| {
            let acted_on = row.room.clone().zip(row.about.clone());
            Some(SaidPost { key: row.key.clone(), message: row.message.clone()?, acted_on })
        });
        Ok(said.take(most.into()).collect())
    }

    async fn undelivered_in_all(&mut self) -> Result<usize, JournalError> {
        Ok(self.memory.tables().outbox.iter().filter(|row| row.unsaid.is_some()).count())
    }

    async fn posted(&mut self, message: &str) -> Result<Option<Posted>, JournalError> {
        let tables = self.memory.tables();
        let mut rows = tables.outbox.iter().filter(|row| row.message.as_deref() == Some(message));
        let Some(first) = rows.next() else { return Ok(None) };
        let with = rows.map(|row| row.key.clone()).collect();
        Ok(Some(Posted { key: first.key.clone(), with, about: first.about.clone() }))
    }

    async fn posted_under(&mut self, key: &str) -> Result<Option<Posted>, JournalError> {
        let tables = self.memory.tables();
        let row = tables.keys.get(key).and_then(|number| tables.outbox.get(*number));
        Ok(row.map(|row| Posted::of(key, row.about.clone())))
    }

    async fn mark(&mut self, name: &str) -> Result<Option<String>, JournalError> {
        Ok(self.memory.tables().marks.get(name).cloned())
    }

    async fn belongings(&mut self) -> Result<PersonalData, JournalError> {
        let tables = self.memory.tables();
        Ok(PersonalData {
            people: tables.people.values().cloned().collect(),
            texts: tables.texts.values().cloned().collect(),
            forgotten: tables.forgotten.iter().cloned().collect(),
        })
    }

    async fn besides(&mut self) -> Result<SideTables, JournalError> {
        let tables = self.memory.tables();
        let mut besides = SideTables::default();
        for (cause, heard) in &tables.inbox {
            match heard {
                Some(heard) => besides.begun.push(heard.clone()),
                None if tables.by_cause.contains_key(cause) => {}
                None => besides.dealt_with.push(cause.clone()),
            }
        }
        besides.marks = tables.marks.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        Ok(besides)
    }

    async fn each_post(&mut self, mut take: impl FnMut(StoredPost) + Send) -> Result<(), JournalError> {
        let tables = self.memory.tables();
        tables.outbox.iter().filter_map(|row| row.stored().transpose()).try_for_each(|post| post.map(&mut take))
    }

    async fn take_lease(&mut self) -> Result<bool, JournalError> {
        Ok(true)
    }

    fn has_rivals(&self) -> bool {
        false
    }

    async fn heartbeat(&mut self) -> Result<(), JournalError> {
        Ok(())
    }

    async fn close(self) -> Result<(), JournalError> {
        Ok(())
    }
}
