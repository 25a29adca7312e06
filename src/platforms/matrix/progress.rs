//! How far the timeline was heard: the mark moves on only when all before it is recorded.

use commands::language::heard::Heard;
use jiff::{SignedDuration, Timestamp};

use super::AGAIN;
use crate::base::clock::Time;
use crate::desk::DeskHandle;
use crate::journal::Mark;
use crate::journal::marks::{HEARD, HEARD_AT, Marks};

/// How old the time in the journal may be until which all was heard, where nothing else is to be noted.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// How far the timeline was heard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeardUpTo {
    /// Up to where: a token of the homeserver's.
    pub token: Option<String>,
    /// Up to when. What is older than that and was not heard then has come late.
    pub at: Option<Timestamp>,
}

impl HeardUpTo {
    /// As the journal knows it.
    pub fn noted(marks: &Marks) -> Self {
        let at = marks.get(HEARD_AT).and_then(|at| at.parse().ok());
        Self { token: marks.get(HEARD).map(str::to_owned), at }
    }
}

/// How far the timeline was heard, and how far of that the journal knows.
#[derive(Debug)]
pub struct Progress<T> {
    desk: DeskHandle,
    time: T,
    heard: HeardUpTo,
    noted: HeardUpTo,
}

impl<T: Time> Progress<T> {
    /// Goes on from where the journal knows, if that is anywhere.
    pub fn from_mark(desk: DeskHandle, time: T, noted: HeardUpTo) -> Self {
        Self { desk, time, heard: noted.clone(), noted }
    }

    /// Up to where all was heard.
    pub fn heard(&self) -> &HeardUpTo {
        &self.heard
    }

    /// Until when all was heard; of what was said before the first start nobody knows.
    pub fn all_heard_until(&self) -> Timestamp {
        self.heard.at.unwrap_or(Timestamp::MIN)
    }

    /// The present.
    pub fn now(&self) -> Timestamp {
        self.time.now()
    }

    /// Records what was heard, however often that takes. It can have been said at any time since all was heard before. Gives what
    /// was a command.
    pub async fn record(&self, mut heard: Vec<Heard>) -> Vec<Heard> {
        for heard in &mut heard {
            heard.all_heard_until.get_or_insert(self.all_heard_until());
        }
        let mut failures = 0;
        loop {
            match self.desk.hear_all(heard.iter().cloned()).await {
                Ok(dispositions) => {
                    let commands = heard.into_iter().zip(dispositions).filter(|(_, became)| became.is_answered());
                    return commands.map(|(heard, _)| heard).collect();
                }
                // The desk says in the log what keeps it from recording.
                Err(error) => {
                    failures += 1;
                    tracing::debug!(reference = error.reference, "what was heard waits until it can be recorded");
                    self.pause(failures).await;
                }
            }
        }
    }

    /// All before this token is recorded, which the homeserver gave when it was asked at this moment. The mark stays where
    /// it is when the next start has to find something again that is before it.
    pub async fn has_come_to(&mut self, token: String, asked_at: Timestamp, has_to_find_again: bool) {
        self.heard = HeardUpTo { token: Some(token.clone()), at: Some(asked_at) };
        if has_to_find_again {
            return;
        }
        let is_new = self.noted.token != self.heard.token;
        // A clock that was set back has left an old time ahead.
        let is_old = self.noted.at.is_none_or(|at| asked_at.duration_since(at).abs() >= NOTED_EVERY);
        if is_new {
            self.desk.mark(Mark(HEARD, token)).await;
        }
        if is_new || is_old {
            self.desk.mark(Mark(HEARD_AT, asked_at.to_string())).await;
            self.noted.clone_from(&self.heard);
        }
    }

    /// Waits before another try, after so many failures in a row.
    pub async fn pause(&self, failures: u32) {
        self.time.pause(AGAIN.after(failures)).await;
    }
}
