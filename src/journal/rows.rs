//! The rows of the tables, as they are written and as they are read: the same in every database.
//!
//! They are written as JSON arrays, so that a statement takes all its rows at once. What is JSON itself stands in them as
//! a string, since it is kept as it is.

use commands::language::heard::{About, Heard};
use commands::pipeline::decide::Post;
use commands::record::{Event, PersonId, Recorded, Room, Seq, VERSION};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};

use super::{Batch, Delivered, Delivery, JournalError, Outgoing, StoredPost};

/// How far the journal was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) head: Seq,
    pub(super) people: i64,
}

/// A batch as the statements take it.
#[derive(Debug)]
pub(super) struct Rows {
    /// What the journal must not have gone past.
    pub(super) expected: Position,
    pub(super) changes_belongings: bool,
    #[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "SQLite counts its own"))]
    pub(super) number_of_causes: u64,
    pub(super) causes: String,
    pub(super) asked: String,
    pub(super) events: String,
    pub(super) texts: String,
    pub(super) erased: String,
    pub(super) people: String,
    pub(super) forgotten: String,
    pub(super) gone: Option<Gone>,
    pub(super) attempted_at: Option<i64>,
    pub(super) posts: String,
    /// Messages that were said before this are forgotten.
    pub(super) known_since: Option<i64>,
    /// Whether posts are closed.
    pub(super) closes_posts: bool,
    pub(super) sent: String,
    pub(super) retried: String,
    pub(super) marks: String,
}

/// The people who are no more after a batch.
#[derive(Debug)]
pub(super) struct Gone {
    /// Who was joined to another.
    pub(super) joined: String,
    /// Who was erased.
    pub(super) forgotten: String,
    /// Whether somebody was.
    pub(super) forgets: bool,
}

impl Rows {
    pub(super) fn of(batch: &Batch, read: Position, keeps_messages: SignedDuration) -> Result<Self, JournalError> {
        let (mut sent, mut retried) = (Vec::new(), Vec::new());
        for Delivery { key, result } in &batch.notes.deliveries {
            match result {
                Delivered::Sent(message) => sent.push((key, message.as_ref())),
                Delivered::Refused => sent.push((key, None)),
                Delivered::Retried => retried.push(key),
            }
        }
        let gone = Gone::of(batch)?;
        let texts = batch.texts.iter().map(|text| Ok((text.id, text.salt, json(&text.words)?, text.author)));
        let people = batch.people.iter().map(|person| Ok((person.id, json(person)?)));
        let posts = batch.posts.iter().map(post_row);
        Ok(Self {
            expected: Position { head: batch.after, people: read.people },
            changes_belongings: !batch.people.is_empty()
                || !batch.erased.is_empty()
                || !batch.forgotten.is_empty()
                || gone.is_some(),
            number_of_causes: batch.causes.len() as u64,
            causes: json(&batch.causes)?,
            asked: json_of(batch.asked.iter().map(asked_row))?,
            events: json_of(batch.recorded.iter().map(event_row))?,
            texts: json_of(texts)?,
            erased: json(&batch.erased)?,
            people: json_of(people)?,
            forgotten: json(&batch.forgotten)?,
            gone,
            attempted_at: batch.attempted_at.map(Timestamp::as_second),
            posts: json_of(posts)?,
            known_since: batch
                .attempted_at
                .and_then(|now| now.checked_sub(keeps_messages).ok())
                .map(Timestamp::as_second),
            closes_posts: !sent.is_empty(),
            sent: json(&sent)?,
            retried: json(&retried)?,
            marks: json(&batch.notes.marks)?,
        })
    }

    /// Whether somebody is erased.
    pub(super) fn forgets(&self) -> bool {
        self.gone.as_ref().is_some_and(|gone| gone.forgets)
    }
}

impl Gone {
    fn of(batch: &Batch) -> Result<Option<Self>, JournalError> {
        let (mut joined, mut forgotten) = (Vec::new(), Vec::new());
        for recorded in &batch.recorded {
            match recorded.event {
                Event::PeopleJoined { from, .. } => joined.push(from),
                Event::PeopleSeparated { from, .. } => joined.retain(|other| *other != from),
                Event::PersonForgotten { person } => forgotten.push(person),
                _ => {}
            }
        }
        if joined.is_empty() && forgotten.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self { joined: json(&joined)?, forgotten: json(&forgotten)?, forgets: !forgotten.is_empty() }))
    }
}

/// What was asked as it is kept: its cause, who was asked, when, and what.
type AskedRow<'a> = (&'a str, String, i64, String);

fn asked_row(asked: &Heard) -> Result<AskedRow<'_>, JournalError> {
    Ok((&asked.cause, asked.account.to_string(), asked.said_at.as_second(), json(asked)?))
}

/// A post as it is written, in the order of its columns.
type PostRow<'a> = (&'a str, &'a Room, Option<PersonId>, String, Option<String>, String, Option<&'a str>);

fn post_row(post: &Post) -> Result<PostRow<'_>, JournalError> {
    let Post { key, cause: _, room, to, reply, about, notify, interaction } = post;
    let (reply, notify) = (json(reply)?, json(notify)?);
    Ok((key, room, *to, reply, about.as_ref().map(About::to_string), notify, interaction.as_deref()))
}

/// Reads a row by the names of its columns, from each database.
macro_rules! from_row {
    ($row:ident: $($column:ident),*) => {
        impl<'r, R: Row> FromRow<'r, R> for $row
        where
            &'static str: ColumnIndex<R>,
            String: Decode<'r, R::Database> + Type<R::Database>,
            i64: Decode<'r, R::Database> + Type<R::Database>,
        {
            fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
                Ok(Self { $($column: row.try_get(stringify!($column))?),* })
            }
        }
    };
}

/// A row of the outbox as it is read.
pub(super) struct OutgoingRow {
    key: String,
    room: String,
    person: Option<String>,
    reply: String,
    about: Option<String>,
    notify: Option<String>,
    interaction: Option<String>,
    attempts: i64,
    attempted_at: Option<i64>,
}

from_row!(OutgoingRow: key, room, person, reply, about, notify, interaction, attempts, attempted_at);

impl OutgoingRow {
    pub(super) fn read(self) -> Result<Outgoing, JournalError> {
        let Self { key, room, person, reply, about, notify, interaction, attempts, attempted_at } = self;
        let person = person.map(|person| person.parse()).transpose();
        Ok(Outgoing {
            cause: None,
            room: room.parse().map_err(|error| broken("outbox", &key, &error))?,
            to: person.map_err(|error| broken("outbox", &key, &error))?,
            reply: parse("outbox", &key, &reply)?,
            about: about_of(about, &key)?,
            notify: notify.map_or_else(|| Ok(Vec::new()), |people| parse("outbox", &key, &people))?,
            interaction,
            attempts: attempts.try_into().map_err(|error| broken("outbox", &key, &error))?,
            attempted_at: attempted_at.and_then(|seconds| Timestamp::from_second(seconds).ok()),
            is_left_over: true,
            key,
        })
    }
}

/// A row of the outbox as it is read to be moved.
pub(super) struct StoredRow {
    pub(super) id: i64,
    key: String,
    room: String,
    person: Option<String>,
    reply: Option<String>,
    about: Option<String>,
    notify: Option<String>,
    interaction: Option<String>,
    attempts: i64,
    attempted_at: Option<i64>,
    message: Option<String>,
}

from_row!(StoredRow: id, key, room, person, reply, about, notify, interaction, attempts, attempted_at, message);

impl StoredRow {
    pub(super) fn read(self) -> Result<StoredPost, JournalError> {
        let Self { id: _, key, room, person, reply, about, notify, interaction, attempts, attempted_at, message } =
            self;
        Ok(StoredPost {
            room,
            person,
            reply: reply.map(|reply| parse("outbox", &key, &reply)).transpose()?,
            about,
            notify: notify.map(|notify| parse("outbox", &key, &notify)).transpose()?,
            interaction,
            attempts: attempts.try_into().map_err(|error| broken("outbox", &key, &error))?,
            attempted_at: attempted_at.and_then(|seconds| Timestamp::from_second(seconds).ok()),
            message,
            key,
        })
    }
}

pub(super) fn about_of(about: Option<String>, row: &str) -> Result<Option<About>, JournalError> {
    about.map(|about| about.parse().map_err(|error| broken("outbox", row, &error))).transpose()
}

/// A row of the table of events as it is read, in the order of its columns.
#[derive(Deserialize)]
struct StoredEvent(Seq, String, u32, i64, i64, Option<String>, Option<String>, String, u32, String);

/// The events of a JSON array.
pub(super) fn read_events(rows: &str) -> Result<Vec<Recorded>, JournalError> {
    let rows: Vec<StoredEvent> = parse("events", "of a parcel", rows)?;
    rows.into_iter().map(StoredEvent::read).collect()
}

impl StoredEvent {
    fn read(self) -> Result<Recorded, JournalError> {
        let Self(seq, cause, ordinal, at, said_at, person, room, kind, version, body) = self;
        let broken = |reason: &dyn std::fmt::Display| broken("events", &seq.to_string(), reason);
        let time = |seconds| Timestamp::from_second(seconds).map_err(|error| broken(&error));
        Ok(Recorded {
            seq,
            ordinal,
            at: time(at)?,
            said_at: time(said_at)?,
            by: person.map(|id| id.parse::<PersonId>()).transpose().map_err(|error| broken(&error))?,
            room: room.map(|room| room.parse::<Room>()).transpose().map_err(|error| broken(&error))?,
            event: Event::from_stored(&kind, version, &body).map_err(|reason| JournalError::Event { seq, reason })?,
            cause,
        })
    }
}

/// A row of the table of events as it is written, in the order of its columns.
type EventRow<'a> = (Seq, &'a str, u32, i64, i64, Option<PersonId>, Option<&'a Room>, &'static str, u32, String);

fn event_row(recorded: &Recorded) -> Result<EventRow<'_>, JournalError> {
    let Recorded { seq, cause, ordinal, at, said_at, by, room, event } = recorded;
    let body = event.body().map_err(|error| broken("events", &seq.to_string(), &error))?;
    let (at, said_at) = (at.as_second(), said_at.as_second());
    Ok((*seq, cause.as_str(), *ordinal, at, said_at, *by, room.as_ref(), event.kind(), VERSION, body))
}

fn json_of<T: Serialize>(rows: impl Iterator<Item = Result<T, JournalError>>) -> Result<String, JournalError> {
    json(&rows.collect::<Result<Vec<T>, _>>()?)
}

pub(super) fn json<T: Serialize + ?Sized>(rows: &T) -> Result<String, JournalError> {
    serde_json::to_string(rows).map_err(|error| broken("a batch", "", &error))
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(
    table: &'static str,
    row: &str,
    body: &str,
) -> Result<T, JournalError> {
    serde_json::from_str(body).map_err(|error| broken(table, row, &error))
}

pub(super) fn broken(table: &'static str, row: &str, reason: &dyn std::fmt::Display) -> JournalError {
    JournalError::Row { table, row: row.to_owned(), reason: reason.to_string() }
}
