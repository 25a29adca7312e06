//! A journal as it was exported, into an empty database: the record moves from one to another.

use commands::export::Export;
use commands::language::heard::Heard;
use commands::organisation::Organisation;
use commands::pipeline::decide::{LONGEST_KEY, Post};
use commands::record::{Event, ForgottenAccount, Person, PersonId, Recorded, Register, Room, Seq, Text};
use commands::words::Reply;
use indicatif::ProgressBar;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::BadRows;
use crate::journal::marks::known_mark;
use crate::journal::{Batch, Delivered, Delivery, Mark, StoredPost};

/// The most tries of a post that are counted: after so many the pauses are no longer than before.
const MOST_TRIES: u32 = 10;

/// A line of an event.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventLine {
    seq: Seq,
    cause: String,
    ordinal: u32,
    at: Timestamp,
    said_at: Timestamp,
    by: Option<PersonId>,
    room: Option<Room>,
    version: u32,
    event: Map<String, Value>,
}

impl EventLine {
    fn read(self) -> Result<Recorded, String> {
        let Self { seq, cause, ordinal, at, said_at, by, room, version, event } = self;
        let mut event = event.into_iter();
        let (Some((kind, body)), None) = (event.next(), event.next()) else {
            return Err("an event should have one kind".to_owned());
        };
        let event = Event::from_stored(&kind, version, &body.to_string()).map_err(|error| error.to_string())?;
        Ok(Recorded { seq, cause, ordinal, at, said_at, by, room, event })
    }
}

/// Reads the line of an event.
///
/// # Errors
///
/// When it is none, or one of a later version.
pub fn event(line: &str) -> Result<Recorded, String> {
    serde_json::from_str::<EventLine>(line).map_err(|error| error.to_string())?.read()
}

/// A line of what stands beside the events.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum BesideLine {
    Person(Person),
    Text(Text),
    Forgotten(ForgottenAccount),
    Post(StoredPost),
    DealtWith(String),
    Begun(Heard),
    Mark(String, String),
    AsOf(#[expect(dead_code, reason = "it says how far the rows go, which they say too")] Timestamp),
}

/// What a journal holds: what goes into one transaction, and the forms that were begun.
#[derive(Debug, Default)]
pub struct Moved {
    /// What is recorded.
    pub batch: Batch,
    /// What is kept until it is continued.
    pub begun: Vec<Heard>,
}

/// Whether this is a journal, by its first line.
pub(super) fn is_journal(text: &str) -> bool {
    let first: Option<Map<String, Value>> =
        serde_json::from_str(text.trim_start().lines().next().unwrap_or_default()).ok();
    first.is_some_and(|first| ["seq", "person", "text"].iter().any(|key| first.contains_key(*key)))
}

/// Reads a journal.
///
/// # Errors
///
/// Which lines are not what this program writes, and why.
pub fn journal(text: &str, bar: &ProgressBar) -> Result<Moved, BadRows> {
    let (mut moved, mut bad) = (Moved::default(), BadRows::default());
    for (number, line) in (1..).zip(text.lines()) {
        bar.inc(1);
        if let Err(reason) = moved.take(line) {
            bad.add(number, reason);
        }
    }
    let Batch { recorded, causes, .. } = &mut moved.batch;
    // A message that caused events was dealt with.
    causes.extend(recorded.iter().filter(|recorded| recorded.ordinal == 0).map(|recorded| recorded.cause.clone()));
    causes.sort_unstable();
    causes.dedup();
    bad.or(moved)
}

impl Moved {
    fn take(&mut self, line: &str) -> Result<(), String> {
        let reason = |error: serde_json::Error| error.to_string();
        if line.contains("\"seq\":")
            && serde_json::from_str::<Map<String, Value>>(line).is_ok_and(|line| line.contains_key("seq"))
        {
            return self.take_event(serde_json::from_str(line).map_err(reason)?);
        }
        match serde_json::from_str(line).map_err(reason)? {
            BesideLine::Person(person) => self.batch.people.push(person),
            BesideLine::Text(text) if text.is_sound() => self.batch.texts.push(text),
            BesideLine::Text(text) => return Err(format!("the words of text {} were changed", text.id)),
            BesideLine::Forgotten(account) => self.batch.forgotten.push(account),
            BesideLine::Post(post) => self.take_post(post)?,
            BesideLine::DealtWith(cause) => self.batch.causes.push(cause),
            BesideLine::Begun(heard) => self.begun.push(heard),
            BesideLine::AsOf(_) => {}
            BesideLine::Mark(name, value) => {
                let name = known_mark(&name).ok_or_else(|| format!("unknown mark \"{name}\""))?;
                self.batch.notes.marks.push(Mark(name, value));
            }
        }
        Ok(())
    }

    fn take_event(&mut self, line: EventLine) -> Result<(), String> {
        let expected = self.batch.recorded.last().map_or(1, |last| last.seq + 1);
        if line.seq != expected {
            return Err(format!("event {} stands in the place of event {expected}", line.seq));
        }
        self.batch.recorded.push(line.read()?);
        Ok(())
    }

    /// Takes a post in as one that is said now, with what became of it.
    fn take_post(&mut self, post: StoredPost) -> Result<(), String> {
        let StoredPost { key, room, person, reply, about, notify, interaction, attempts, attempted_at, message } = post;
        if key.len() > LONGEST_KEY {
            return Err(format!("the key of a post is longer than {LONGEST_KEY} characters"));
        }
        let is_closed = reply.is_none();
        // The room of what was said in private is not kept, and not known again. One that is private is forgotten.
        let room = if room.is_empty() { "console:@".to_owned() } else { room };
        let reason = |error: &dyn std::fmt::Display| error.to_string();
        self.batch.posts.push(Post {
            key: key.clone(),
            cause: String::new(),
            room: room.parse().map_err(|error| reason(&error))?,
            to: person.map(|person| person.parse()).transpose().map_err(|error| reason(&error))?,
            reply: reply
                .map_or_else(|| Ok(Reply::default()), serde_json::from_value)
                .map_err(|error| reason(&error))?,
            about: about.map(|about| about.parse()).transpose().map_err(|error| reason(&error))?,
            notify: notify.map_or_else(|| Ok(Vec::new()), serde_json::from_value).map_err(|error| reason(&error))?,
            interaction,
        });
        let deliveries = &mut self.batch.notes.deliveries;
        if is_closed {
            deliveries.push(Delivery { key, result: Delivered::Sent(message) });
        } else {
            // All get the moment of the earliest: each may have been said at any time since.
            self.batch.attempted_at = [self.batch.attempted_at, attempted_at].into_iter().flatten().min();
            let again = Delivery { key, result: Delivered::Retried };
            deliveries.extend((1..attempts.min(MOST_TRIES)).map(|_| again.clone()));
        }
        Ok(())
    }
}

/// The head and the export of a register, by which two are the same.
pub(super) fn standing(register: &Register, organisation: &Organisation) -> serde_json::Result<(Seq, String)> {
    Ok((register.head(), Export::from_register(register, organisation, None).json()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(key: &str, attempts: u32) -> String {
        let post = serde_json::json!({ "post": {
            "key": key, "room": "console:#plenary", "person": null, "reply": { "blocks": [] }, "about": null,
            "notify": null, "interaction": null, "attempts": attempts, "attempted_at": null, "message": null,
        }});
        post.to_string()
    }

    #[test]
    fn a_post_that_was_tried_without_end_is_taken_in_at_once() {
        let moved = journal(&post("k", u32::MAX), &ProgressBar::hidden()).unwrap();
        assert!(moved.batch.notes.deliveries.len() <= 10, "{}", moved.batch.notes.deliveries.len());
    }

    #[test]
    fn a_post_has_a_key_that_every_platform_takes() {
        let longest = "k".repeat(25);
        assert!(journal(&post(&longest, 1), &ProgressBar::hidden()).is_ok());
        let bad = journal(&post(&format!("{longest}k"), 1), &ProgressBar::hidden()).unwrap_err();
        expect_test::expect![[r#"
            line 1: the key of a post is longer than 25 characters
            Nothing was imported. Correct the lines above and import again."#]]
        .assert_eq(&bad.to_string());
    }
}
