//! Where something was asked, so that the answer is put there: as a reply, in its thread, in the conversation of the two.
//!
//! <https://spec.matrix.org/v1.16/client-server-api/#rich-replies>,
//! <https://spec.matrix.org/v1.16/client-server-api/#threading>

use std::fmt;
use std::str::FromStr;

use serde_json::{Value, json};

use crate::journal::Outgoing;

/// The message that asks. Its written form goes through the record as an interaction does on other platforms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AskingMessage {
    /// The room; of a private conversation too, since one person can have several.
    pub(super) room: String,
    /// The event; none where nothing was asked.
    pub(super) event: Option<String>,
    /// The event with which the thread begins in which it was asked.
    pub(super) thread: Option<String>,
}

impl AskingMessage {
    /// Where an event was sent.
    pub(super) fn of(event: &Value, room: &str) -> Option<Self> {
        let relation = &event["content"]["m.relates_to"];
        let thread = relation["event_id"].as_str().filter(|_| relation["rel_type"] == "m.thread");
        let id = event["event_id"].as_str()?;
        Some(Self { room: room.to_owned(), event: Some(id.to_owned()), thread: thread.map(str::to_owned) })
    }

    /// A room in which something is to be said that answers no event.
    pub(super) fn anything_in(room: &str) -> Self {
        Self { room: room.to_owned(), event: None, thread: None }
    }

    /// What a post answers, if it is a message of Matrix.
    pub(super) fn by(outgoing: &Outgoing) -> Option<Self> {
        outgoing.interaction.as_ref()?.parse().ok()
    }

    /// How the first message of an answer is related to it.
    pub(super) fn answered(&self) -> Option<Value> {
        let reply = || Some(json!({ "m.in_reply_to": { "event_id": self.event.as_ref()? } }));
        self.in_thread(false).or_else(reply)
    }

    /// How what goes along with the answer is related to it: only by the thread.
    pub(super) fn continued(&self) -> Option<Value> {
        self.in_thread(true)
    }

    /// The relation by the thread, if there is one. One that falls back is a reply only where threads are not shown.
    fn in_thread(&self, falls_back: bool) -> Option<Value> {
        let root = self.thread.as_ref()?;
        let reply = json!({ "event_id": self.event });
        Some(json!({ "rel_type": "m.thread", "event_id": root, "is_falling_back": falls_back, "m.in_reply_to": reply }))
    }
}

impl fmt::Display for AskingMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.room)?;
        self.event.iter().chain(&self.thread).try_for_each(|id| write!(f, " {id}"))
    }
}

/// The written form is of no message of Matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotAsked;

impl FromStr for AskingMessage {
    type Err = NotAsked;

    fn from_str(written: &str) -> Result<Self, NotAsked> {
        let mut ids = written.split(' ').map(str::to_owned);
        let Some(room) = ids.next().filter(|room| room.starts_with('!')) else { return Err(NotAsked) };
        let (event, thread) = (ids.next(), ids.next());
        if ids.next().is_some() { Err(NotAsked) } else { Ok(Self { room, event, thread }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_reply_in_the_thread_where_it_was_asked() {
        let event = |relation: Value| json!({ "event_id": "$2", "content": { "m.relates_to": relation } });
        let asked = AskingMessage::of(&event(Value::Null), "!room:x.org").unwrap();
        assert_eq!(asked.to_string(), "!room:x.org $2");
        assert_eq!(asked.answered(), Some(json!({ "m.in_reply_to": { "event_id": "$2" } })));
        assert_eq!(asked.continued(), None);
        let in_thread = json!({ "rel_type": "m.thread", "event_id": "$1", "is_falling_back": true });
        let asked = AskingMessage::of(&event(in_thread), "!room:x.org").unwrap();
        assert_eq!(asked.to_string(), "!room:x.org $2 $1");
        assert_eq!(asked.answered().unwrap()["event_id"], "$1");
        assert_eq!(asked.continued().unwrap()["is_falling_back"], true);
        assert_eq!(asked.to_string().parse(), Ok(asked));
        let reply = json!({ "m.in_reply_to": { "event_id": "$1" } });
        assert_eq!(AskingMessage::of(&event(reply), "!room:x.org").unwrap().thread, None);
    }

    #[test]
    fn what_is_said_in_a_conversation_without_a_question_answers_nothing() {
        let here = AskingMessage::anything_in("!room:x.org");
        assert_eq!((here.to_string().parse(), here.answered(), here.continued()), (Ok(here.clone()), None, None));
    }

    #[test]
    fn what_another_platform_has_written_is_of_no_message_here() {
        for written in ["", "1234", "a b c d"] {
            assert_eq!(written.parse::<AskingMessage>(), Err(NotAsked), "{written}");
        }
    }
}
